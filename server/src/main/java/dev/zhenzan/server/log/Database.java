package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one database of a service: a connection that writes, a few that read. Whoever keeps something
 * beside the log (keys, webhooks, decisions) keeps it here, in tables of its own.
 *
 * <pre>
 *   database.write(c -&gt; insert(c, key));      // one transaction; durable when it returns
 *   Key key = database.read(c -&gt; find(c, id)); // a moment's view; never waits for a writer
 * </pre>
 *
 * <p>Each write costs a flush to disk: gather many small ones into one. Writers are served in the
 * order in which they came. After a failed write the connection is made anew by the next, so a disk
 * that has room again is written to again without a restart.
 */
public final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final ReentrantLock writing = new ReentrantLock(/* fair= */ true);
  private final Readers readers;
  private @Nullable Connection writer;
  private boolean closed;

  private Database(Dialect dialect) {
    this.dialect = dialect;
    this.readers = new Readers(dialect);
  }

  /**
   * Opens a database, keeps other processes out, and brings its tables up to date.
   *
   * @param url {@code jdbc:postgresql://host/name?user=…&password=…}, or an SQLite file: its path,
   *     with or without {@code jdbc:sqlite:} before it; it is made if it is not there
   * @throws StoreException of any kind, and says what to do
   */
  public static Database open(String url) throws StoreException {
    Dialect dialect = Dialect.of(url);
    dialect.hold();
    Database database = new Database(dialect);
    try {
      database.write(connection -> connection.getMetaData().getDatabaseProductVersion());
      Migrations.run(dialect);
      return database;
    } catch (StoreException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Does something in one transaction on a connection; {@code T} is never {@code null}. */
  @FunctionalInterface
  public interface Work<T> {
    /** Neither commits nor keeps the connection. */
    T on(Connection connection) throws SQLException, StoreException;
  }

  /**
   * Does work in one transaction, alone; durable when it returns. Whatever it throws, nothing was
   * written, or it is not known because the answer to the commit was lost.
   */
  public <T> T write(Work<T> work) throws StoreException {
    writing.lock();
    try {
      Connection connection = writer();
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      StoreException said = dialect.explain(e);
      takeBack(said.kind() != StoreException.Kind.FAULT);
      throw said;
    } catch (StoreException | RuntimeException | Error e) {
      takeBack(/* connectionToo= */ false);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /** Reads, at one moment, what has been written; goes on while writing is refused. */
  public <T> T read(Work<T> work) throws StoreException {
    return readers.read(work);
  }

  /**
   * Lets nothing of what was deleted or replaced remain in the files of the database: rewrites
   * them. Needs as much room again, and lets nobody write meanwhile.
   *
   * @param tables those that were changed
   */
  public void scrub(List<String> tables) throws StoreException {
    writing.lock();
    try {
      Connection connection = writer();
      connection.setAutoCommit(true);
      try {
        dialect.scrub(connection, tables);
      } finally {
        connection.setAutoCommit(false);
      }
    } catch (SQLException e) {
      takeBack(/* connectionToo= */ true);
      throw dialect.explain(e);
    } finally {
      writing.unlock();
    }
  }

  /** Whether the SQL is PostgreSQL's; SQLite's otherwise. Seldom needed: most SQL is the same. */
  public boolean isPostgres() {
    return dialect instanceof Postgres;
  }

  Dialect dialect() {
    return dialect;
  }

  private Connection writer() throws SQLException, StoreException {
    if (closed) {
      throw new StoreException(StoreException.Kind.GONE, "the database is closed");
    }
    if (writer == null) {
      writer = dialect.connectWriter();
    }
    return writer;
  }

  private void takeBack(boolean connectionToo) {
    Connection failed = writer;
    if (failed == null) {
      return;
    }
    boolean clean = rolledBack(failed);
    if (connectionToo || !clean) {
      writer = null;
      closeQuietly(failed);
    }
  }

  private static boolean rolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      return false; // the connection is thrown away, and its transaction with it
    }
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing can be done, and nothing is lost: what was committed is on disk.
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      readers.close();
      if (writer != null) {
        closeQuietly(writer);
        writer = null;
      }
      dialect.release();
    } finally {
      writing.unlock();
    }
  }
}
