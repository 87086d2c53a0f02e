package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The same statement for many rows. */
final class Batch {
  private Batch() {}

  /** Sets the parameters of a statement from a row. */
  @FunctionalInterface
  interface Binder<R> {
    void bind(PreparedStatement statement, R row) throws SQLException;
  }

  static <R> void execute(Connection connection, String sql, List<R> rows, Binder<R> binder)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (R row : rows) {
        binder.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** A text that is there, unless the file is damaged: then the checksum will say so. */
  static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  /** One statement with whole numbers as its parameters. */
  static int execute(Connection connection, String sql, long... numbers) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < numbers.length; i++) {
        statement.setLong(i + 1, numbers[i]);
      }
      return statement.executeUpdate();
    }
  }
}
