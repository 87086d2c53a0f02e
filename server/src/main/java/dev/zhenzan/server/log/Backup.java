package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Copies of an SQLite database: made while a service writes to it, by that process itself; looked
 * at from end to end; put back. PostgreSQL has its own tools for that, and is sent to them.
 */
public final class Backup {
  private Backup() {}

  /**
   * What is in a copy that was found whole.
   *
   * @param rows of the log
   * @param closings how many epochs were closed
   * @param bytes of the file
   */
  public record Content(long rows, long closings, long bytes) {}

  /**
   * Copies a database as it is at one moment, and checks the copy. If this process writes to it, it
   * goes on writing meanwhile.
   *
   * @param url of the database, as {@link Database#open} takes it
   * @param to a file that does not exist yet; it is there whole or not at all
   * @throws StoreException of kind {@code HELD} if another process has it open, which then has to
   *     make the backup
   */
  public static Content make(String url, Path to) throws StoreException {
    Sqlite database = sqlite(url);
    Path target = to.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new StoreException(Kind.FAULT, target + " exists already; name another file");
    }
    if (!Files.exists(database.file())) {
      throw new StoreException(Kind.GONE, "there is no database " + database.file());
    }
    Path part = part(target);
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(part);
      copyHeld(database, part);
      Content content = check(part);
      flush(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return content;
    } catch (IOException e) {
      throw explained(target, e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void copyHeld(Sqlite database, Path part) throws StoreException {
    if (database.isHeldHere()) {
      copy(database, part);
      return;
    }
    database.hold();
    try {
      copy(database, part);
    } finally {
      database.release();
    }
  }

  /** SQLite writes the copy itself, packed, from a view of one moment. */
  private static void copy(Sqlite database, Path part) throws StoreException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, part.toString());
      statement.execute();
    } catch (SQLException e) {
      throw new Sqlite(part).explain(e);
    }
  }

  /**
   * Reads a database that no process writes to from end to end: SQLite's own checks, the checksum
   * of each block, and those of closings.
   *
   * @throws StoreException of kind {@code DAMAGED}, which says where
   */
  public static Content check(Path file) throws StoreException {
    Path database = file.toAbsolutePath().normalize();
    if (!Files.exists(database)) {
      throw new StoreException(Kind.GONE, "there is no file " + database);
    }
    Sqlite sqlite = new Sqlite(database);
    try (Connection connection = sqlite.connectStill()) {
      Extent extent = WholeCheck.run(connection, database);
      return new Content(extent.rows(), extent.closings(), Files.size(database));
    } catch (SQLException e) {
      StoreException said = sqlite.explain(e);
      throw said.kind() == Kind.FAULT
          ? new StoreException(Kind.DAMAGED, database + " is not a backup: " + e.getMessage(), e)
          : said;
    } catch (IOException e) {
      throw explained(database, e);
    }
  }

  /**
   * Puts a copy in the place of a database, after it was found whole. The copy itself stays.
   *
   * @param url of the database, as {@link Database#open} takes it
   * @param force whether to replace a database that is there
   * @throws StoreException of kind {@code HELD} if a process has that open
   */
  public static Content restore(Path from, String url, boolean force) throws StoreException {
    Sqlite database = sqlite(url);
    Path target = database.file();
    Content content = check(from);
    boolean there = Files.exists(target);
    if (there && !force) {
      throw new StoreException(
          Kind.FAULT,
          target + " exists already; with --force it is replaced, and what is in it lost");
    }
    database.hold();
    Path part = part(target);
    try {
      Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
      flush(part);
      check(part);
      // A write-ahead log of the old database would be taken for one of the new.
      Files.deleteIfExists(beside(target, "-wal"));
      Files.deleteIfExists(beside(target, "-shm"));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      database.remember(new Extent(content.rows(), content.closings()));
      return content;
    } catch (IOException e) {
      throw explained(target, e);
    } finally {
      deleteQuietly(part);
      database.release();
    }
  }

  private static Sqlite sqlite(String url) throws StoreException {
    if (Dialect.of(url) instanceof Sqlite sqlite) {
      return sqlite;
    }
    throw new StoreException(
        Kind.FAULT,
        "PostgreSQL is backed up and restored with its own tools, while the service runs: pg_dump"
            + " --format=custom --file=zhenzan.dump DATABASE, and pg_restore");
  }

  private static Path part(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is replaced the next time.
    }
  }

  private static StoreException explained(Path file, IOException e) {
    return switch (Disk.kind(e)) {
      case FULL -> new StoreException(Kind.FULL, "the disk of " + file + " is full", e);
      case READ_ONLY -> new StoreException(Kind.READ_ONLY, "may not write " + file, e);
      default -> new StoreException(Kind.GONE, "cannot write " + file + ": " + e.getMessage(), e);
    };
  }
}
