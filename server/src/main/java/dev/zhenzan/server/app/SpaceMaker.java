package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Spaces;
import dev.zhenzan.server.key.FirstKey;
import dev.zhenzan.server.key.JdbcKeyStore;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.log.StoreException.Kind;
import dev.zhenzan.server.space.SpaceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes spaces beside the first, whole or not at all: a row in the first database says that one is
 * being made before anything of it is there, and that it is whole after everything is. What a crash
 * leaves in between is taken away when the first database is opened the next time.
 */
public final class SpaceMaker {
  private static final List<String> BESIDE =
      List.of("", "-wal", "-shm", "-journal", ".held", ".key", ".sign", ".box");

  private final Database first;
  private final SpaceTable table;
  private final Places places;
  private final InstantSource clock;

  /**
   * @param first the first space's database, open
   */
  public SpaceMaker(Database first, Places places, InstantSource clock) {
    this.first = first;
    this.table = new SpaceTable(first);
    this.places = places;
    this.clock = clock;
  }

  /** A space beside the first, and since when it is there. */
  public record Made(SpaceName name, Instant made) {}

  /** All that are whole, by name. */
  public List<Made> all() throws StoreException {
    return table.all().stream()
        .filter(SpaceTable.Row::whole)
        .map(row -> new Made(new SpaceName(row.name()), Instant.ofEpochMilli(row.madeMillis())))
        .toList();
  }

  /**
   * Makes one with a key for everything in it, which lies in a file beside it too.
   *
   * @return the key, or nothing if there is such a space, or if something lies in its place
   * @throws StoreException if it cannot be made; then nothing is left of it
   */
  public Optional<KeyText> create(SpaceName name) throws StoreException, IOException {
    tidy();
    if (table.all().size() + 1 >= Spaces.MOST) {
      throw new StoreException(Kind.FAULT, "there are " + Spaces.MOST + " spaces, and no more");
    }
    if (isSomethingThere(name) || !table.add(name.text(), clock.millis(), false)) {
      return Optional.empty();
    }
    try {
      KeyText key = made(name);
      table.note(name.text(), Set.of(key.id()));
      table.finish(name.text());
      return Optional.of(key);
    } catch (StoreException | IOException | RuntimeException failed) {
      try {
        takeAway(name);
      } catch (StoreException | IOException later) {
        failed.addSuppressed(later); // it is done before the next is made, or at the next start
      }
      throw failed;
    }
  }

  private KeyText made(SpaceName name) throws StoreException, IOException {
    Place place = places.of(name);
    Files.createDirectories(place.keyFile().toAbsolutePath().getParent());
    if (first.isPostgres()) {
      runOnFirst("CREATE SCHEMA " + Places.schema(name));
    }
    try (Database database = Database.open(place.database())) {
      StatementKey.of(place.signFile());
      SecretBox.of(place.boxFile());
      KeyRing keys = KeyRing.ofOneAmongMany(new JdbcKeyStore(database), clock);
      return Objects.requireNonNull(FirstKey.makeIfNone(keys, place.keyFile()));
    }
  }

  /**
   * Takes a database that lies in its place already, such as a backup that was put there, for a
   * space from now on.
   *
   * @return false if there is none, or it is a space already
   */
  public boolean adopt(SpaceName name) throws StoreException {
    return isSomethingThere(name) && table.add(name.text(), clock.millis(), true);
  }

  /**
   * Takes away what was begun and is not whole: nobody can have used that. Called when the first
   * database was opened, as nobody else makes one then.
   */
  public void tidy() throws StoreException, IOException {
    for (SpaceTable.Row row : table.all()) {
      if (!row.whole()) {
        takeAway(new SpaceName(row.name()));
      }
    }
  }

  private void takeAway(SpaceName name) throws StoreException, IOException {
    if (first.isPostgres()) {
      runOnFirst("DROP SCHEMA IF EXISTS " + Places.schema(name) + " CASCADE");
    }
    Path stem = stem(name);
    for (String ending : BESIDE) {
      Files.deleteIfExists(stem.resolveSibling(stem.getFileName() + ending));
    }
    table.forget(name.text());
  }

  /** What the names of all its files begin with. */
  private Path stem(SpaceName name) {
    Path key = places.of(name).keyFile();
    String file = String.valueOf(key.getFileName());
    return key.resolveSibling(file.substring(0, file.length() - ".key".length()));
  }

  private boolean isSomethingThere(SpaceName name) throws StoreException {
    if (!first.isPostgres()) {
      return Files.exists(stem(name));
    }
    return first.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            select.setString(1, Places.schema(name));
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** The name of a schema is made of letters, digits and lines only: nothing can be slipped in. */
  private void runOnFirst(String sql) throws StoreException {
    first.write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
