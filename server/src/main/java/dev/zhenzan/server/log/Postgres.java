package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, 15 or newer. The connection that writes keeps other processes out with an advisory
 * lock, which ends with it.
 */
final class Postgres implements Dialect {
  static final String PREFIX = "jdbc:postgresql:";

  /** The lock's number; the second half of the lock is the schema. */
  private static final int LOCK = 0x7A656E7A;

  private static final int OLDEST = 15;

  private final String where;
  private final PGSimpleDataSource source = new PGSimpleDataSource();

  Postgres(String url) throws StoreException {
    this.where = Dialect.withoutSecrets(url);
    try {
      source.setURL(url);
      source.setReWriteBatchedInserts(true);
      source.setTcpKeepAlive(true);
      source.setApplicationName("zhenzan");
    } catch (IllegalArgumentException e) {
      throw new StoreException(Kind.GONE, "cannot read the address " + where, e);
    }
  }

  /** {@link #connectWriter} holds. */
  @Override
  public void hold() {}

  @Override
  public void release() {}

  @Override
  public Connection connectWriter() throws SQLException, StoreException {
    Connection connection = source.getConnection();
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      checkVersion(connection);
      lock(connection);
      connection.commit();
      return connection;
    } catch (SQLException | StoreException e) {
      Database.closeQuietly(connection);
      throw e;
    }
  }

  private void checkVersion(Connection connection) throws SQLException, StoreException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new StoreException(
          Kind.DAMAGED,
          where + " is PostgreSQL " + version + "; version " + OLDEST + " or newer is needed");
    }
  }

  private void lock(Connection connection) throws SQLException, StoreException {
    String sql = "SELECT pg_try_advisory_lock(" + LOCK + ", hashtext(current_schema()))";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new StoreException(
            Kind.HELD,
            "another process writes to " + where + "; stop it, or name another database or schema");
      }
    }
  }

  @Override
  public Connection connectReader() throws SQLException {
    Connection connection = source.getConnection();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return connection;
  }

  /** New files for the tables and their indexes; what the planner knows of them is sampled anew. */
  @Override
  public void scrub(Connection connection, List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute("VACUUM (FULL, ANALYZE) " + table);
      }
      scrubStatistics(statement);
    }
  }

  /** Samples of values lie there; whoever does not own the database may not write that anew. */
  private static void scrubStatistics(Statement statement) {
    try {
      statement.execute("VACUUM FULL pg_catalog.pg_statistic");
    } catch (SQLException notAllowed) {
      // Then the server does it some time: docs/privacy.md says so.
    }
  }

  @Override
  public DataSource dataSource() {
    return source;
  }

  @Override
  public Map<String, String> placeholders() {
    // Names are compared by their bytes, whatever the language of the server.
    return Map.of(
        "number_key", "BIGINT", "bytes", "BYTEA", "text", "TEXT COLLATE \"C\"", "clustered", "");
  }

  @Override
  public StoreException explain(SQLException said) {
    String state = said.getSQLState() == null ? "" : said.getSQLState();
    return new StoreException(kind(state), sentence(kind(state)) + ": " + said.getMessage(), said);
  }

  private static Kind kind(String state) {
    return switch (state) {
      case "53100" -> Kind.FULL;
      case "25006", "42501" -> Kind.READ_ONLY;
      case "55P03" -> Kind.HELD;
      case "XX001", "XX002" -> Kind.DAMAGED;
      case "58030", "3D000" -> Kind.GONE;
      default -> isAbsence(state) ? Kind.GONE : Kind.FAULT;
    };
  }

  /** Connection lost, not let in, too many connections, shutting down or starting up. */
  private static boolean isAbsence(String state) {
    return state.startsWith("08")
        || state.startsWith("28")
        || state.startsWith("53")
        || state.startsWith("57P");
  }

  private String sentence(Kind kind) {
    return switch (kind) {
      case FULL -> "the disk of " + where + " is full: make room there";
      case READ_ONLY -> where + " may not be written to";
      case HELD -> where + " is locked by another process";
      case DAMAGED -> where + " is damaged: restore a backup";
      case GONE -> where + " cannot be reached";
      case FAULT -> where + " refused";
    };
  }

  /** The server forgets nothing that it has committed. */
  @Override
  public void remember(Extent extent) {}

  @Override
  public Extent remembered() {
    return Extent.NONE;
  }
}
