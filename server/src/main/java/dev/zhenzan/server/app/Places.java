package dev.zhenzan.server.app;

import dev.zhenzan.server.space.SpaceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the spaces of a service lie. The first is the database that was named; the others lie
 * beside it.
 *
 * <pre>
 *   likes.db   likes.db.key  .sign  .box  .fold     backups/
 *   likes.db.spaces/  NAME.db  NAME.db.key  .sign  .box  .fold  NAME.backups/
 *
 *   jdbc:postgresql://host/name                      zhenzan.key …  (in the working folder)
 *   the same, schema zhenzan_NAME                    zhenzan.spaces/NAME.key …
 * </pre>
 */
public final class Places {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String SCHEMA = "currentSchema=";

  private final String database;
  private final Path folder;

  private Places(String database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /**
   * @param database of the first space: an SQLite file or a URL of PostgreSQL
   */
  public static Places of(String database) {
    return of(database, Path.of(""));
  }

  /**
   * @param folder where keys are kept whose database is no file
   */
  static Places of(String database, Path folder) {
    return new Places(database, folder);
  }

  /** The file of an SQLite database, {@code null} for one elsewhere. */
  static @Nullable Path sqliteFile(String database) {
    if (database.startsWith(SQLITE)) {
      return Path.of(database.substring(SQLITE.length()));
    }
    return database.startsWith("jdbc:") ? null : Path.of(database);
  }

  /** The first space. */
  public Place first() {
    Path file = sqliteFile(database);
    return file == null
        ? place(database, folder.resolve("zhenzan"), folder.resolve("backups"))
        : place(database, file, file.resolveSibling("backups"));
  }

  /** Another; whether it is there or not. */
  public Place of(SpaceName name) {
    Path file = sqliteFile(database);
    if (file == null) {
      Path beside = folder.resolve("zhenzan.spaces");
      Path backups = beside.resolve(name.text() + ".backups");
      return place(inSchema(schema(name)), beside.resolve(name.text()), backups);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".spaces");
    Path its = beside.resolve(name.text() + ".db");
    return place(its.toString(), its, beside.resolve(name.text() + ".backups"));
  }

  /**
   * Any, as the command line has it.
   *
   * @param name {@value SpaceName#FIRST} or empty for the first
   * @throws IllegalArgumentException if no space can be called that
   */
  public Place named(String name) {
    return name.isEmpty() || name.equals(SpaceName.FIRST) ? first() : of(new SpaceName(name));
  }

  /**
   * Whether anything lies there, as far as can be told without opening it: of a schema, whether its
   * first key is kept here.
   */
  public boolean isThere(Place place) {
    Path file = sqliteFile(place.database());
    return Files.exists(file == null ? place.keyFile() : file);
  }

  private static Place place(String database, Path stem, Path backups) {
    return new Place(
        database,
        with(stem, ".key"),
        with(stem, ".sign"),
        with(stem, ".box"),
        with(stem, ".fold"),
        backups);
  }

  private static Path with(Path stem, String ending) {
    return stem.resolveSibling(stem.getFileName() + ending);
  }

  /** The schema of a space in PostgreSQL: letters, digits and lines, so it needs no quotes. */
  static String schema(SpaceName name) {
    return "zhenzan_" + name.underlined();
  }

  /** The same server and database by another schema. */
  private String inSchema(String schema) {
    int mark = database.indexOf('?');
    List<String> parameters = new ArrayList<>();
    if (mark >= 0) {
      for (String each : database.substring(mark + 1).split("&", -1)) {
        if (!each.isEmpty() && !each.startsWith(SCHEMA)) {
          parameters.add(each);
        }
      }
    }
    parameters.add(SCHEMA + schema);
    String server = mark < 0 ? database : database.substring(0, mark);
    return server + "?" + String.join("&", parameters);
  }
}
