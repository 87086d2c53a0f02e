package dev.zhenzan.audit.read;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** One DuckDB in memory, set up for reading: limits, spill folder, zone, streamed results. */
public final class DuckSession implements AutoCloseable {
  private final DuckDBConnection connection;

  /** What was last set, so that a session used many times does not set it again. */
  private @Nullable String configured;

  private @Nullable Boolean inOrder;
  private int names;

  private DuckSession(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Opens one that keeps to the limits of the request. */
  public static DuckSession open(ReadRequest request) throws ReadException {
    try {
      Properties streamed = new Properties();
      streamed.setProperty("jdbc_stream_results", "true");
      DuckSession session =
          new DuckSession((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", streamed));
      session.configure(request);
      return session;
    } catch (SQLException e) {
      throw ReadException.machine("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  void configure(ReadRequest request) throws SQLException {
    String wanted =
        String.join(
            "\n",
            String.valueOf(request.threads()),
            String.valueOf(request.memoryBytesMax()),
            request.workFolder().toString(),
            request.zone().getId());
    if (wanted.equals(configured)) {
      return;
    }
    configured = wanted;
    execute("SET threads = " + request.threads());
    execute("SET memory_limit = '" + request.memoryBytesMax() + " B'");
    execute("SET temp_directory = " + EventSql.literal(request.workFolder().toString()));
    execute("SET TimeZone = " + EventSql.literal(TimeSql.zoneName(request.zone())));
    execute("SET streaming_buffer_size = '100MB'");
  }

  /** Whether rows must come in the order of the input; it costs twice the time. */
  void inOrder(boolean wanted) throws SQLException {
    if (!Boolean.valueOf(wanted).equals(inOrder)) {
      execute("SET preserve_insertion_order = " + wanted);
      inOrder = wanted;
    }
  }

  /** A name that nothing in the session has. */
  String newName() {
    return "zhenzan_" + names++;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What is done with each chunk of a result. */
  interface ChunkTaker {
    void take(org.duckdb.DuckDBDataChunkReader chunk) throws ReadException;
  }

  void stream(String sql, ChunkTaker taker) throws SQLException, ReadException {
    try (DuckDBPreparedStatement statement = connection.prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      while (more(result)) {
        taker.take(result.chunk());
      }
    }
  }

  private static boolean more(DuckDBChunkedResult result) throws SQLException {
    try {
      return result.nextChunk();
    } catch (RuntimeException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** Column → type of what a query yields, without running it. */
  Map<String, String> describe(String query) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + query)) {
      while (rows.next()) {
        columns.put(rows.getString(1), rows.getString(2));
      }
    }
    return columns;
  }

  /** The one number that a query yields. */
  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The texts of a query's first column without those that are NULL. */
  List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        String text = rows.getString(1);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  DuckDBConnection connection() {
    return connection;
  }

  /** Turns what DuckDB says into what a person can act on. */
  static ReadException failure(String what, SQLException e) {
    String said = Shorten.to(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), 400);
    String plain = said.toLowerCase(Locale.ROOT);
    if (plain.contains("no space left") || plain.contains("max_temp_directory_size")) {
      return ReadException.machine(
          what + ": the disk is full; give a work folder with more room (" + said + ")", e);
    }
    if (plain.startsWith("out of memory")) {
      return ReadException.machine(what + ": not enough memory (" + said + ")", e);
    }
    if (plain.contains("cannot open file") || plain.contains("permission denied")) {
      return ReadException.machine(what + ": cannot be opened (" + said + ")", e);
    }
    return ReadException.input(what + ": " + said, e);
  }

  @Override
  public void close() throws ReadException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw ReadException.machine("DuckDB does not close: " + e.getMessage(), e);
    }
  }
}
