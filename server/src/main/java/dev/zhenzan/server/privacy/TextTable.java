package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table beside the log whose texts may name people.
 *
 * @param key the column that tells its rows apart
 * @param texts the columns that may hold a name, as JSON or in words
 */
record TextTable(String name, String key, List<String> texts) {
  /** Every one of them; a test holds this against the tables that there are. */
  static final List<TextTable> ALL =
      List.of(
          new TextTable("decision", "number", List.of("body")),
          new TextTable("answer", "request_key", List.of("body")),
          new TextTable("webhook_delivery", "number", List.of("body", "error")),
          new TextTable("webhook", "id", List.of("description", "reason")),
          new TextTable("api_key", "id", List.of("label")));

  /** Rows changed in one transaction. */
  private static final int SLICE = 500;

  private static final JsonMapper JSON = JsonMapper.shared();

  private record Row(Object key, List<String> texts) {}

  /** How many rows have a name somewhere, others' longer names included. */
  long count(Database database, String wanted) throws StoreException {
    return database.read(connection -> (long) rows(connection, wanted).size());
  }

  /**
   * Replaces texts.
   *
   * @param wanted what rows hold that are looked at
   * @return how many rows were changed
   */
  long replace(Database database, String wanted, UnaryOperator<String> replace)
      throws StoreException {
    List<Row> rows = database.read(connection -> rows(connection, wanted));
    long changed = 0;
    for (int from = 0; from < rows.size(); from += SLICE) {
      List<Row> slice = rows.subList(from, Math.min(rows.size(), from + SLICE));
      changed += database.write(connection -> replace(connection, slice, replace));
    }
    return changed;
  }

  private long replace(Connection connection, List<Row> rows, UnaryOperator<String> replace)
      throws SQLException {
    String sets = String.join(" = ?, ", texts) + " = ?";
    String sql = "UPDATE " + name + " SET " + sets + " WHERE " + key + " = ?";
    long changed = 0;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        List<String> after = row.texts().stream().map(replace).toList();
        if (!after.equals(row.texts())) {
          int at = 1;
          for (String text : after) {
            update.setString(at++, text);
          }
          update.setObject(at, row.key());
          update.addBatch();
          changed++;
        }
      }
      update.executeBatch();
    }
    return changed;
  }

  /** Takes out rows whose very key has the name: it was somebody's to choose. */
  long dropKeys(Database database, NameInText finding, String wanted) throws StoreException {
    String like = " LIKE ? ESCAPE '!'";
    List<String> keys =
        database.read(
            connection -> {
              String sql = "SELECT " + key + " FROM " + name + " WHERE " + key + like;
              try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, pattern(wanted));
                try (ResultSet row = select.executeQuery()) {
                  List<String> found = new ArrayList<>();
                  while (row.next()) {
                    found.add(Objects.requireNonNullElse(row.getString(1), ""));
                  }
                  return found;
                }
              }
            });
    List<String> named = keys.stream().filter(finding::isIn).toList();
    return named.isEmpty() ? 0 : database.write(connection -> drop(connection, named));
  }

  private long drop(Connection connection, List<String> keys) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + name + " WHERE " + key + " = ?")) {
      for (String each : keys) {
        delete.setString(1, each);
        delete.executeUpdate();
      }
      return keys.size();
    }
  }

  private List<Row> rows(Connection connection, String wanted) throws SQLException {
    String like = String.join(" LIKE ? ESCAPE '!' OR ", texts) + " LIKE ? ESCAPE '!'";
    String columns = key + ", " + String.join(", ", texts);
    String sql = "SELECT " + columns + " FROM " + name + " WHERE " + like;
    String escaped = JSON.writeValueAsString(wanted);
    String inJson = escaped.substring(1, escaped.length() - 1);
    String both = inJson.equals(wanted) ? sql : sql + " OR " + like;
    try (PreparedStatement select = connection.prepareStatement(both)) {
      int last = inJson.equals(wanted) ? texts.size() : 2 * texts.size();
      for (int at = 1; at <= last; at++) {
        select.setString(at, pattern(at <= texts.size() ? wanted : inJson));
      }
      select.setFetchSize(1_000);
      try (ResultSet row = select.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          List<String> found = new ArrayList<>();
          for (int at = 0; at < texts.size(); at++) {
            found.add(Objects.requireNonNullElse(row.getString(at + 2), ""));
          }
          rows.add(new Row(row.getObject(1), found));
        }
        return rows;
      }
    }
  }

  /** For LIKE with ! before what stands for itself. */
  static String pattern(String wanted) {
    return "%" + wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
