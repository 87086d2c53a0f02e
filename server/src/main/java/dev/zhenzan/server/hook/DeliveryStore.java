package dev.zhenzan.server.hook;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is to be sent and was, in the table {@code webhook_delivery}. */
final class DeliveryStore {
  private static final String COLUMNS =
      "number, hook, message, type, body, state, attempts, next_at, created_at, status, error,"
          + " ended_at";

  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  /**
   * Lays messages down and notes up to which closing their hook was told, both or neither. A
   * message that is there already stays as it is.
   */
  void add(String hook, List<Delivery> deliveries, long told) throws StoreException {
    String sql =
        "INSERT INTO webhook_delivery ("
            + COLUMNS
            + ") VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM webhook_delivery),"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message) DO NOTHING";
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Delivery delivery : deliveries) {
              set(insert, delivery);
              insert.executeUpdate();
            }
          }
          return HookStore.execute(
              connection,
              "UPDATE webhook SET told = ? WHERE id = ? AND told < ?",
              told,
              hook,
              told);
        });
  }

  private static void set(PreparedStatement insert, Delivery delivery) throws SQLException {
    insert.setString(1, delivery.hook());
    insert.setString(2, delivery.message());
    insert.setString(3, delivery.type());
    insert.setString(4, delivery.body());
    insert.setString(5, text(delivery.state()));
    insert.setInt(6, delivery.attempts());
    insert.setLong(7, delivery.nextMillis());
    insert.setLong(8, delivery.createdMillis());
    insert.setInt(9, delivery.status());
    insert.setString(10, delivery.error());
    insert.setLong(11, delivery.endedMillis());
  }

  private static String text(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Notes how a try went, unless the message was taken away meanwhile. */
  void tried(Delivery now) throws StoreException {
    database.write(
        connection ->
            HookStore.execute(
                connection,
                "UPDATE webhook_delivery SET state = ?, attempts = ?, next_at = ?, status = ?,"
                    + " error = ?, ended_at = ? WHERE number = ?",
                text(now.state()),
                now.attempts(),
                now.nextMillis(),
                now.status(),
                now.error(),
                now.endedMillis(),
                now.number()));
  }

  /** Of the hooks that are sent to, those for which something is due. */
  List<String> hooksDue(long nowMillis) throws StoreException {
    String sql =
        "SELECT DISTINCT hook FROM webhook_delivery JOIN webhook ON webhook.id = hook"
            + " WHERE webhook.state = 'active' AND webhook_delivery.state = 'waiting'"
            + " AND next_at <= ? ORDER BY hook";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, nowMillis);
            try (ResultSet rows = select.executeQuery()) {
              List<String> hooks = new ArrayList<>();
              while (rows.next()) {
                hooks.add(rows.getString(1));
              }
              return hooks;
            }
          }
        });
  }

  /** The next that is due for a hook. */
  @Nullable Delivery due(String hook, long nowMillis) throws StoreException {
    return first(
        database.read(
            c ->
                select(
                    c,
                    "hook = ? AND state = 'waiting' AND next_at <= ? ORDER BY next_at, number LIMIT 1",
                    hook,
                    nowMillis)));
  }

  /** One of a hook's. */
  @Nullable Delivery find(String hook, String message) throws StoreException {
    return first(database.read(c -> select(c, "hook = ? AND message = ?", hook, message)));
  }

  private static @Nullable Delivery first(List<Delivery> found) {
    return found.isEmpty() ? null : found.get(0);
  }

  /** A hook's, newest first, before a number; of one state, or of all if it is {@code null}. */
  List<Delivery> page(String hook, Delivery.@Nullable State state, long before, int most)
      throws StoreException {
    String where = "hook = ? AND number < ?" + (state == null ? "" : " AND state = ?");
    String sql = where + " ORDER BY number DESC LIMIT " + most;
    return database.read(
        c ->
            state == null
                ? select(c, sql, hook, before)
                : select(c, sql, hook, before, text(state)));
  }

  private static List<Delivery> select(Connection connection, String where, Object... values)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM webhook_delivery WHERE " + where;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        select.setObject(at + 1, values[at]);
      }
      try (ResultSet rows = select.executeQuery()) {
        List<Delivery> found = new ArrayList<>();
        while (rows.next()) {
          found.add(delivery(rows));
        }
        return found;
      }
    }
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Delivery.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
        row.getInt(7),
        row.getLong(8),
        row.getLong(9),
        row.getInt(10),
        row.getString(11),
        row.getLong(12));
  }

  /** How many wait for a hook. */
  long waiting(String hook) throws StoreException {
    String sql = "SELECT COUNT(*) FROM webhook_delivery WHERE hook = ? AND state = 'waiting'";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, hook);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /** Takes out what ended before a time. */
  void prune(Delivery.State state, long beforeMillis) throws StoreException {
    database.write(
        connection ->
            HookStore.execute(
                connection,
                "DELETE FROM webhook_delivery WHERE state = ? AND ended_at < ?",
                text(state),
                beforeMillis));
  }
}
