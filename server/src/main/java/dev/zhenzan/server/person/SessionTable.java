package dev.zhenzan.server.person;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sessions in the table {@code person_session}; those that ended stay for a month. */
final class SessionTable {
  private static final String COLUMNS =
      "id, hash, person, how, address, begun_at, used_at, ends_at, ended_at";

  private final Database database;

  SessionTable(Database database) {
    this.database = database;
  }

  /**
   * @param endedMillis {@link Long#MAX_VALUE} for one that was not ended
   */
  record Row(Session session, long endedMillis) {}

  List<Row> all() throws StoreException {
    return database.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT " + COLUMNS + " FROM person_session");
              ResultSet row = select.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(new Row(session(row), row.getLong(9)));
            }
            return rows;
          }
        });
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8));
  }

  void add(Session session) throws StoreException {
    String sql = "INSERT INTO person_session (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, session.id());
            insert.setString(2, session.hash());
            insert.setString(3, session.person());
            insert.setString(4, session.how());
            insert.setString(5, session.address());
            insert.setLong(6, session.begunMillis());
            insert.setLong(7, session.usedMillis());
            insert.setLong(8, session.endsMillis());
            insert.setLong(9, Long.MAX_VALUE);
            return insert.executeUpdate();
          }
        });
  }

  void end(Collection<Session> sessions, long atMillis) throws StoreException {
    each("UPDATE person_session SET ended_at = ? WHERE id = ?", sessions, session -> atMillis);
  }

  void used(Collection<Session> sessions) throws StoreException {
    each("UPDATE person_session SET used_at = ? WHERE id = ?", sessions, Session::usedMillis);
  }

  private interface Millis {
    long of(Session session);
  }

  private void each(String sql, Collection<Session> sessions, Millis millis) throws StoreException {
    database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Session session : sessions) {
              update.setLong(1, millis.of(session));
              update.setString(2, session.id());
              update.addBatch();
            }
            return update.executeBatch().length;
          }
        });
  }

  void forgetBegunBefore(long millis) throws StoreException {
    database.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM person_session WHERE begun_at < ?")) {
            delete.setLong(1, millis);
            return delete.executeUpdate();
          }
        });
  }
}
