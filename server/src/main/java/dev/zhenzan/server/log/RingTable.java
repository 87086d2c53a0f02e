package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rings as closings saw them. */
final class RingTable {
  private static final String COLUMNS = "closing, number, kind, accused, body";

  private RingTable() {}

  static void insert(Connection connection, List<RingRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO ring (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setLong(1, row.closing());
          statement.setInt(2, row.number());
          statement.setString(3, row.kind());
          statement.setInt(4, row.accused() ? 1 : 0);
          statement.setString(5, row.body());
        });
  }

  static List<RingRow> of(Connection connection, long closing) throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM ring WHERE closing = ? ORDER BY number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closing);
      try (ResultSet rows = statement.executeQuery()) {
        List<RingRow> rings = new ArrayList<>();
        while (rows.next()) {
          rings.add(
              new RingRow(
                  rows.getLong(1),
                  rows.getInt(2),
                  Batch.text(rows, 3),
                  rows.getInt(4) != 0,
                  Batch.text(rows, 5)));
        }
        return rings;
      }
    }
  }
}
