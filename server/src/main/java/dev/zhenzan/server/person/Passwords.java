package dev.zhenzan.server.person;

import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords in the table {@code person_password}: hashed, and sealed with the key that lies beside
 * the database.
 */
final class Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  private final Database database;
  private final SecretBox box;
  private final PasswordHash hash;
  private final Set<String> holders = ConcurrentHashMap.newKeySet();

  Passwords(Database database, SecretBox box, int rounds) throws StoreException {
    this.database = database;
    this.box = box;
    hash = new PasswordHash(rounds);
    holders.addAll(readHolders());
  }

  private Set<String> readHolders() throws StoreException {
    return database.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT person FROM person_password");
              ResultSet row = select.executeQuery()) {
            Set<String> names = new HashSet<>();
            while (row.next()) {
              names.add(row.getString(1));
            }
            return names;
          }
        });
  }

  /** Whether a person has one. */
  boolean has(String person) {
    return holders.contains(person);
  }

  /** Hashes one that {@link PasswordRules} has checked; it is kept by {@link #keep}. */
  String hashed(String checked) throws PasswordHash.BusyException {
    return hash.of(checked);
  }

  void keep(String person, String hashed, long nowMillis) throws StoreException {
    String sql =
        "INSERT INTO person_password (person, sealed, changed_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed,"
            + " changed_at = excluded.changed_at";
    String sealed = box.seal(hashed, place(person));
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, person);
            insert.setString(2, sealed);
            insert.setLong(3, nowMillis);
            return insert.executeUpdate();
          }
        });
    holders.add(person);
  }

  void forget(String person) throws StoreException {
    database.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM person_password WHERE person = ?")) {
            delete.setString(1, person);
            return delete.executeUpdate();
          }
        });
    holders.remove(person);
  }

  /**
   * Whether it is the person's. As much work is done for whoever has none, so that the time tells
   * nothing.
   */
  boolean fits(String person, String password) throws StoreException, PasswordHash.BusyException {
    Optional<String> kept = hashOf(person);
    return hash.fits(PasswordRules.same(password), kept.orElse(hash.nobodys())) && kept.isPresent();
  }

  private Optional<String> hashOf(String person) throws StoreException {
    Optional<String> sealed = sealedOf(person);
    // Opened for nobody too: what is opened is thrown away.
    String text = sealed.orElseGet(() -> box.seal(hash.nobodys(), place(person)));
    try {
      String opened = box.open(text, place(person));
      return sealed.isPresent() ? Optional.of(opened) : Optional.empty();
    } catch (IOException replaced) {
      LOG.warn("a password cannot be checked: {}", replaced.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> sealedOf(String person) throws StoreException {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT sealed FROM person_password WHERE person = ?")) {
            select.setString(1, person);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  private static String place(String person) {
    return "password:" + person;
  }
}
