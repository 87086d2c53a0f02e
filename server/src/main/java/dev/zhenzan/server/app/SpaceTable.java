package dev.zhenzan.server.app;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which spaces there are, in the first one's database. */
final class SpaceTable {
  private final Database first;

  SpaceTable(Database first) {
    this.first = first;
  }

  /**
   * A space that was made.
   *
   * @param whole false while it is being made
   */
  record Row(String name, long madeMillis, boolean whole) {}

  /** All, by name. */
  List<Row> all() throws StoreException {
    return first.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT name, made_at, whole FROM space ORDER BY name");
              ResultSet row = select.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(new Row(row.getString(1), row.getLong(2), row.getInt(3) == 1));
            }
            return rows;
          }
        });
  }

  /** Notes that one is being made, or that it is there; false if there is one of that name. */
  boolean add(String name, long atMillis, boolean whole) throws StoreException {
    return first.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO space (name, made_at, whole) VALUES (?, ?, ?)"
                      + " ON CONFLICT (name) DO NOTHING")) {
            insert.setString(1, name);
            insert.setLong(2, atMillis);
            insert.setInt(3, whole ? 1 : 0);
            return insert.executeUpdate() == 1;
          }
        });
  }

  /** It is there from now on. */
  void finish(String name) throws StoreException {
    change("UPDATE space SET whole = 1 WHERE name = ?", name);
  }

  /** It was never there. */
  void forget(String name) throws StoreException {
    change("DELETE FROM space WHERE name = ?", name);
  }

  private void change(String sql, String name) throws StoreException {
    first.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            return statement.executeUpdate();
          }
        });
  }

  /** Public ids of a space's keys, as they were noted last. */
  Set<String> keys(String name) throws StoreException {
    return first.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT id FROM space_key WHERE space = ?")) {
            select.setString(1, name);
            Set<String> ids = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getString(1));
              }
            }
            return ids;
          }
        });
  }

  /** Notes public ids of a space's keys. */
  void note(String name, Set<String> ids) throws StoreException {
    first.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO space_key (id, space) VALUES (?, ?)"
                      + " ON CONFLICT (id) DO UPDATE SET space = excluded.space")) {
            for (String id : ids) {
              insert.setString(1, id);
              insert.setString(2, name);
              insert.addBatch();
            }
            return insert.executeBatch().length;
          }
        });
  }
}
