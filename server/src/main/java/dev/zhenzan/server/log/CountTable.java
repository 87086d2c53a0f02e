package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Settled sums of targets, for whoever reads the database itself. */
final class CountTable {
  private CountTable() {}

  static void insert(Connection connection, List<CountRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO target_count (target, closing, settled, honest) VALUES (?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setString(1, row.target());
          statement.setLong(2, row.closing());
          statement.setLong(3, row.settled());
          statement.setLong(4, row.honest());
        });
  }

  /** Takes out the sums that these have replaced. */
  static void dropOlder(Connection connection, List<CountRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "DELETE FROM target_count WHERE target = ? AND closing < ?",
        rows,
        (statement, row) -> {
          statement.setString(1, row.target());
          statement.setLong(2, row.closing());
        });
  }
}
