package dev.zhenzan.server.log;

import dev.zhenzan.server.log.Erasure.Part;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where names were taken out; one row for each part, however often names were taken out of it. */
final class ErasureTable {
  private ErasureTable() {}

  static void put(Connection connection, Erasure erasure) throws SQLException {
    String sql =
        "INSERT INTO erasure (part, place, was, now, signature) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (part, place) DO UPDATE SET now = excluded.now,"
            + " signature = excluded.signature";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, erasure.part().text());
      statement.setLong(2, erasure.place());
      statement.setString(3, HexFormat.of().formatHex(erasure.was()));
      statement.setString(4, HexFormat.of().formatHex(erasure.now()));
      statement.setString(5, erasure.signature());
      statement.executeUpdate();
    }
  }

  /** That of one part, {@code null} if nothing was taken out of it. */
  static @Nullable Erasure find(Connection connection, Part part, long place) throws SQLException {
    String sql = "SELECT place, was, now, signature FROM erasure WHERE part = ? AND place = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, part.text());
      statement.setLong(2, place);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Erasure(part, place, hash(row, 2), hash(row, 3), Batch.text(row, 4))
            : null;
      }
    }
  }

  /** Those of one kind of part, by place. */
  static Map<Long, Erasure> of(Connection connection, Part part) throws SQLException {
    String sql = "SELECT place, was, now, signature FROM erasure WHERE part = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, part.text());
      try (ResultSet rows = statement.executeQuery()) {
        Map<Long, Erasure> erasures = new HashMap<>();
        while (rows.next()) {
          erasures.put(
              rows.getLong(1),
              new Erasure(
                  part, rows.getLong(1), hash(rows, 2), hash(rows, 3), Batch.text(rows, 4)));
        }
        return erasures;
      }
    }
  }

  /** Over what was taken out of blocks. */
  static String hash(Connection connection) throws SQLException {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(of(connection, Part.BLOCK))
        .values()
        .forEach(erasure -> all.append(erasure.text()).append('\n'));
    return HexFormat.of().formatHex(Chain.hash(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hash(ResultSet rows, int column) throws SQLException {
    try {
      return HexFormat.of().parseHex(Batch.text(rows, column));
    } catch (IllegalArgumentException spoilt) {
      return new byte[0]; // no hash is equal to it
    }
  }
}
