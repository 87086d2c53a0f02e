package dev.zhenzan.server.privacy;

import dev.zhenzan.server.act.Secrets;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.ErasedPerson.State;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who is to be erased and who was: asked for here, done by {@link ErasureRun}. */
public final class Erasures {
  private static final String COLUMNS =
      "seq, number, name, because, by_whom, asked_millis, done_millis, state, salt, found";

  private static final int SALT_BYTES = 32;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param database whose tables are there already
   */
  public Erasures(Database database) {
    this.database = database;
  }

  /**
   * Asks for a person's erasure, durably. Whoever was asked for already, or erased, is not erased
   * again: the same is answered. Someone who came back under the name since is erased anew if
   * {@code again} says so.
   *
   * @param because why
   * @param by who asks, see {@link dev.zhenzan.server.act.Act#by}
   */
  public ErasedPerson ask(String name, String because, String by, long nowMillis, boolean again)
      throws StoreException {
    String hash = hash(name);
    return database.write(
        connection -> {
          List<ErasedPerson> known =
              select(connection, " WHERE name_hash = ? ORDER BY seq DESC LIMIT 1", hash);
          if (!known.isEmpty() && !(again && known.get(0).state() == State.DONE)) {
            return known.get(0);
          }
          insert(connection, name, hash, because, by, nowMillis);
          return select(connection, " WHERE name_hash = ? ORDER BY seq DESC LIMIT 1", hash).get(0);
        });
  }

  private void insert(
      Connection connection, String name, String hash, String because, String by, long nowMillis)
      throws SQLException {
    String sql =
        "INSERT INTO erased_person (seq, number, name, name_hash, because, by_whom, asked_millis,"
            + " done_millis, state, salt, found)"
            + " VALUES ((SELECT COALESCE(MAX(seq), 0) + 1 FROM erased_person),"
            + " 0, ?, ?, ?, ?, ?, 0, ?, ?, '{}')";
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, name);
      insert.setString(2, hash);
      insert.setString(3, because);
      insert.setString(4, by);
      insert.setLong(5, nowMillis);
      insert.setString(6, State.WAITING.text());
      insert.setBytes(7, salt);
      insert.executeUpdate();
    }
  }

  /** What is known of a name, the newest only; none if nobody asked to erase it. */
  public List<ErasedPerson> of(String name) throws StoreException {
    String hash = hash(name);
    return database.read(
        connection -> select(connection, " WHERE name_hash = ? ORDER BY seq DESC LIMIT 1", hash));
  }

  /** All, newest first. */
  public List<ErasedPerson> all() throws StoreException {
    return database.read(connection -> select(connection, " ORDER BY seq DESC"));
  }

  /** Those that are not done, oldest first. */
  List<ErasedPerson> undone() throws StoreException {
    return database.read(
        connection -> select(connection, " WHERE state <> ? ORDER BY seq", State.DONE.text()));
  }

  /** The keyed hash by which a name is known again. */
  String hash(String name) throws StoreException {
    return KeyedHash.of(new Secrets(database).of("erasure-names"), name);
  }

  ErasedPerson begin(ErasedPerson person, long number) throws StoreException {
    return database.write(
        connection -> {
          long last = number;
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT COALESCE(MAX(number), 0) FROM erased_person");
              ResultSet row = select.executeQuery()) {
            last = Math.max(last, row.next() ? row.getLong(1) : 0);
          }
          update(
              connection,
              "UPDATE erased_person SET number = ?, state = ? WHERE seq = ?",
              last + 1,
              State.RUNNING.text(),
              person.seq());
          return select(connection, " WHERE seq = ?", person.seq()).get(0);
        });
  }

  static void nameIsOut(Connection connection, ErasedPerson person, String because, String found)
      throws SQLException {
    update(
        connection,
        "UPDATE erased_person SET name = '', salt = ?, because = ?, found = ?, state = ?"
            + " WHERE seq = ?",
        new byte[0],
        because,
        found,
        State.SCRUBBING.text(),
        person.seq());
  }

  void done(ErasedPerson person, long nowMillis) throws StoreException {
    database.write(
        connection ->
            update(
                connection,
                "UPDATE erased_person SET state = ?, done_millis = ? WHERE seq = ?",
                State.DONE.text(),
                nowMillis,
                person.seq()));
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        if (values[at] instanceof byte[] bytes) {
          update.setBytes(at + 1, bytes);
        } else {
          update.setObject(at + 1, values[at]);
        }
      }
      return update.executeUpdate();
    }
  }

  private static List<ErasedPerson> select(Connection connection, String where, Object... values)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM erased_person" + where;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        select.setObject(at + 1, values[at]);
      }
      try (ResultSet row = select.executeQuery()) {
        List<ErasedPerson> persons = new ArrayList<>();
        while (row.next()) {
          persons.add(person(row));
        }
        return persons;
      }
    }
  }

  private static ErasedPerson person(ResultSet row) throws SQLException {
    return new ErasedPerson(
        row.getLong(1),
        row.getLong(2),
        text(row, 3),
        text(row, 4),
        text(row, 5),
        row.getLong(6),
        row.getLong(7),
        State.of(text(row, 8)),
        Objects.requireNonNullElse(row.getBytes(9), new byte[0]),
        text(row, 10));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
