package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;

/** The connections that read. They are made when first needed, and kept. */
final class Readers {
  /** Enough for two cores: a reader is busy only while the database works. */
  private static final int MOST = 4;

  private final Dialect dialect;
  private final Semaphore free = new Semaphore(MOST, /* fair= */ true);
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  Readers(Dialect dialect) {
    this.dialect = dialect;
  }

  <T> T read(Database.Work<T> work) throws StoreException {
    free.acquireUninterruptibly();
    try {
      return readOn(taken(), work);
    } catch (SQLException e) {
      throw dialect.explain(e);
    } finally {
      free.release();
    }
  }

  private <T> T readOn(Connection connection, Database.Work<T> work)
      throws SQLException, StoreException {
    boolean whole = false;
    try {
      T result = work.on(connection);
      connection.rollback();
      whole = true;
      return result;
    } finally {
      giveBack(connection, whole);
    }
  }

  private Connection taken() throws SQLException, StoreException {
    synchronized (idle) {
      if (closed) {
        throw new StoreException(StoreException.Kind.GONE, "the database is closed");
      }
      Connection connection = idle.poll();
      if (connection != null) {
        return connection;
      }
    }
    return dialect.connectReader();
  }

  /** Keeps a connection for the next, unless something went wrong on it. */
  private void giveBack(Connection connection, boolean whole) {
    synchronized (idle) {
      if (whole && !closed) {
        idle.push(connection);
        return;
      }
    }
    Database.closeQuietly(connection);
  }

  void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(Database::closeQuietly);
      idle.clear();
    }
  }
}
