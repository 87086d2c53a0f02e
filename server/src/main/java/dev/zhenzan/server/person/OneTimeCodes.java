package dev.zhenzan.server.person;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Codes by which somebody chooses a password: each works once and for a short time, and only the
 * latest of a person does.
 */
public final class OneTimeCodes {
  /** How long the first run's code works. */
  public static final Duration SETUP = Duration.ofHours(1);

  /** How long a code works that is handed to somebody else. */
  public static final Duration INVITATION = Duration.ofHours(24);

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public OneTimeCodes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The code for the first person, whose name is theirs to choose. */
  public Token makeForFirst() throws StoreException {
    return make("", SETUP);
  }

  /** A code for a person; earlier ones do not work any more. */
  Token make(String person, Duration lasts) throws StoreException {
    Token code = Token.make(Token.CODE, random);
    long now = clock.millis();
    String delete = "DELETE FROM one_time_code WHERE person = ? OR ends_at <= ?";
    String insert =
        "INSERT INTO one_time_code (id, hash, person, made_at, ends_at) VALUES (?, ?, ?, ?, ?)";
    database.write(
        connection -> {
          try (PreparedStatement old = connection.prepareStatement(delete);
              PreparedStatement added = connection.prepareStatement(insert)) {
            old.setString(1, person);
            old.setLong(2, now);
            old.executeUpdate();
            added.setString(1, code.id());
            added.setString(2, code.hash());
            added.setString(3, person);
            added.setLong(4, now);
            added.setLong(5, now + lasts.toMillis());
            return added.executeUpdate();
          }
        });
    return code;
  }

  /** For whom a code is, empty for the first person; nothing if it does not work. */
  Optional<String> person(String text) throws StoreException {
    Token code = Token.parse(Token.CODE, text);
    if (code == null) {
      return Optional.empty();
    }
    String sql = "SELECT hash, person FROM one_time_code WHERE id = ? AND ends_at > ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, code.id());
            select.setLong(2, clock.millis());
            try (ResultSet row = select.executeQuery()) {
              return row.next() && code.proves(row.getString(1))
                  ? Optional.of(row.getString(2))
                  : Optional.empty();
            }
          }
        });
  }

  /** Uses a code that {@link #person} knew; false if somebody else just did. */
  boolean use(String text) throws StoreException {
    Token code = Token.parse(Token.CODE, text);
    String sql = "DELETE FROM one_time_code WHERE id = ? AND hash = ?";
    return code != null
        && database.write(
            connection -> {
              try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, code.id());
                delete.setString(2, code.hash());
                return delete.executeUpdate() == 1;
              }
            });
  }

  /** Takes back whatever a person was given. */
  void takeBack(String person) throws StoreException {
    database.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM one_time_code WHERE person = ?")) {
            delete.setString(1, person);
            return delete.executeUpdate();
          }
        });
  }
}
