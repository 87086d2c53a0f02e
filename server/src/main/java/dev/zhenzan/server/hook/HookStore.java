package dev.zhenzan.server.hook;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hooks, in the table {@code webhook} of the service's own database. */
final class HookStore {
  private static final String COLUMNS =
      "id, url, events, min_change, description, secret, old_secret, old_until, state, reason,"
          + " created_at, told";

  private final Database database;

  HookStore(Database database) {
    this.database = database;
  }

  /** All, oldest first. */
  List<Hook> all() throws StoreException {
    String sql = "SELECT " + COLUMNS + " FROM webhook ORDER BY created_at, id";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet rows = select.executeQuery()) {
            List<Hook> hooks = new ArrayList<>();
            while (rows.next()) {
              hooks.add(hook(rows));
            }
            return hooks;
          }
        });
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getString(1),
        URI.create(row.getString(2)),
        HookEvent.split(row.getString(3)),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        Hook.State.valueOf(row.getString(9).toUpperCase(Locale.ROOT)),
        row.getString(10),
        row.getLong(11),
        row.getLong(12));
  }

  @Nullable Hook find(String id) throws StoreException {
    for (Hook hook : all()) {
      if (hook.id().equals(id)) {
        return hook;
      }
    }
    return null;
  }

  /** Adds one, or writes what has changed of it: all but how far it was told. */
  void put(Hook hook) throws StoreException {
    String sql =
        "INSERT INTO webhook ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET url = excluded.url, events = excluded.events,"
            + " min_change = excluded.min_change, secret = excluded.secret,"
            + " old_secret = excluded.old_secret, old_until = excluded.old_until,"
            + " state = excluded.state, reason = excluded.reason";
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, hook.id());
            insert.setString(2, hook.url().toString());
            insert.setString(3, HookEvent.join(hook.events()));
            insert.setLong(4, hook.minChangeBp());
            insert.setString(5, hook.description());
            insert.setString(6, hook.secret());
            insert.setString(7, hook.oldSecret());
            insert.setLong(8, hook.oldUntilMillis());
            insert.setString(9, hook.state().name().toLowerCase(Locale.ROOT));
            insert.setString(10, hook.reason());
            insert.setLong(11, hook.createdMillis());
            insert.setLong(12, hook.told());
            return insert.executeUpdate();
          }
        });
  }

  /** Takes one away with all that waits for it. */
  boolean remove(String id) throws StoreException {
    return database.write(
        connection -> {
          execute(connection, "DELETE FROM webhook_delivery WHERE hook = ?", id);
          return execute(connection, "DELETE FROM webhook WHERE id = ?", id) > 0;
        });
  }

  /** Sets why a hook is not sent to any more. */
  void disable(String id, String reason) throws StoreException {
    database.write(
        connection ->
            execute(
                connection,
                "UPDATE webhook SET state = 'disabled', reason = ? WHERE id = ?",
                reason,
                id));
  }

  static int execute(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        statement.setObject(at + 1, values[at]);
      }
      return statement.executeUpdate();
    }
  }
}
