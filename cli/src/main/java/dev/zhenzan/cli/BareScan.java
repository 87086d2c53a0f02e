package dev.zhenzan.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The speed of light for an audit: DuckDB reads every column of the file, hashes it, and updates
 * one hash table entry per event, the actor's. Nothing that has to look at every event and remember
 * something about its account can be faster by much.
 */
final class BareScan {
  private final int threads;

  BareScan(int threads) {
    this.threads = threads;
  }

  /**
   * The best of several passes, in seconds.
   *
   * @param source a table function with its file, such as {@code read_csv('x.csv')}
   */
  double seconds(String source, int passes) throws SQLException {
    double best = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < passes; pass++) {
      long began = System.nanoTime();
      number(
          "select count(*) from (select actor, count(*) as n, bit_xor(hash(r)) as h from "
              + source
              + " r group by actor) where h <> 0");
      best = Math.min(best, (System.nanoTime() - began) / 1e9);
    }
    return best;
  }

  /** How many rows the source has. */
  long rows(String source) throws SQLException {
    return number("select count(*) from " + source);
  }

  /** Writes a CSV file again as Parquet. */
  void copy(Path csv, Path parquet) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select * from " + csv(csv) + ") to " + quoted(parquet) + " (format parquet)");
    }
  }

  static String csv(Path file) {
    return "read_csv(" + quoted(file) + ")";
  }

  static String parquet(Path file) {
    return "read_parquet(" + quoted(file) + ")";
  }

  private long number(String query) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set threads = " + threads);
    }
    return connection;
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }
}
