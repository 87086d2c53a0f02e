package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Settled sums of targets, for whoever reads the database itself. */
final class CountTable {
  private CountTable() {}

  static void insert(Connection connection, List<CountRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO target_count (target, closing, settled, honest, honest_before)"
            + " VALUES (?, ?, ?, ?, COALESCE((SELECT honest FROM target_count"
            + " WHERE target = ? AND closing < ? ORDER BY closing DESC LIMIT 1), 0))",
        rows,
        (statement, row) -> {
          statement.setString(1, row.target());
          statement.setLong(2, row.closing());
          statement.setLong(3, row.settled());
          statement.setLong(4, row.honest());
          statement.setString(5, row.target());
          statement.setLong(6, row.closing());
        });
  }

  /** The sums of one target as the last closing up to one left them. */
  static Optional<CountRow> of(Connection connection, String target, long closed)
      throws SQLException {
    String sql =
        "SELECT closing, settled, honest FROM target_count WHERE target = ? AND closing <= ?"
            + " ORDER BY closing DESC LIMIT 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, target);
      statement.setLong(2, closed);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new CountRow(target, row.getLong(1), row.getLong(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /** What a closing changed, by target; later closings have written over some of the last ones. */
  static List<CountChange> changes(Connection connection, long closing) throws SQLException {
    String sql =
        "SELECT target, settled, honest, honest_before FROM target_count WHERE closing = ?"
            + " ORDER BY target";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closing);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        List<CountChange> changes = new ArrayList<>();
        while (rows.next()) {
          changes.add(
              new CountChange(
                  Batch.text(rows, 1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
        }
        return changes;
      }
    }
  }

  /** Hands over each target that has sums, once for each of them. */
  static void eachTarget(Connection connection, Consumer<String> sink) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT target FROM target_count")) {
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.accept(Batch.text(rows, 1));
        }
      }
    }
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
