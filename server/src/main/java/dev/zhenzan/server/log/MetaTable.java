package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What must be known of the database itself, by name. */
final class MetaTable {
  private MetaTable() {}

  static void put(Connection connection, String name, String content) throws SQLException {
    String sql =
        "INSERT INTO meta (name, content) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET content = excluded.content";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, content);
      statement.executeUpdate();
    }
  }

  static Optional<String> find(Connection connection, String name) throws SQLException {
    String sql = "SELECT content FROM meta WHERE name = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void remove(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM meta WHERE name = ?")) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
  }
}
