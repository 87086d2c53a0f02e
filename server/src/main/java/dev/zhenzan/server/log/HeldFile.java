package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code NAME.held} beside an SQLite database. The lock on it keeps other processes out;
 * the system lifts it when the process ends, however it ends. In it stands how much the database
 * held at least:
 *
 * <p>SQLite takes a write-ahead log that was cut or damaged for one whose end was never written,
 * and forgets the transactions there without a word. What stands here is written after each commit,
 * so a log that is shorter has lost something. It is not flushed to disk, as it need not be right
 * to the row: after a power cut it may be older than the log, never newer.
 */
final class HeldFile {
  private static final Pattern CONTENT = Pattern.compile("rows (\\d{19}) closings (\\d{19})\n");

  /** Databases that this process holds: the system's locks do not tell its threads apart. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path database;
  private final Path path;
  private @Nullable FileChannel channel;
  private @Nullable Path heldHere;

  HeldFile(Path database) {
    this.database = database;
    this.path = of(database);
  }

  static Path of(Path database) {
    return database.resolveSibling(database.getFileName() + ".held");
  }

  void open() throws StoreException {
    try {
      Files.createDirectories(database.resolveSibling(""));
      Path here = here();
      if (!HELD_HERE.add(here)) {
        throw held();
      }
      heldHere = here;
      channel = locked();
      lookForDatabase();
      createPrivately();
    } catch (IOException e) {
      close();
      throw refused(e);
    } catch (StoreException e) {
      close();
      throw e;
    }
  }

  /** Whether this process holds the database. */
  boolean isHeldHere() {
    try {
      return HELD_HERE.contains(here());
    } catch (IOException e) {
      return false; // not even its folder is there
    }
  }

  /** The one name of the database, whatever links lead to it. */
  private Path here() throws IOException {
    return database.resolveSibling("").toRealPath().resolve(database.getFileName());
  }

  private FileChannel locked() throws IOException, StoreException {
    FileChannel opened =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = opened.tryLock();
    if (lock == null) {
      opened.close();
      throw held();
    }
    return opened;
  }

  /** A new database in the place of one that has vanished would look like an empty log. */
  private void lookForDatabase() throws IOException, StoreException {
    Extent extent = extent();
    if (extent.rows() > 0 && (!Files.exists(database) || Files.size(database) == 0)) {
      throw new StoreException(
          Kind.DAMAGED,
          database
              + " is missing or empty, and held "
              + extent.rows()
              + " rows: put a backup in place with 'zhenzan restore'; to begin anew, delete "
              + path);
    }
  }

  /** Makes the database, if it is not there, a file that only its owner reads: it names people. */
  private void createPrivately() throws IOException {
    if (Files.exists(database) || !Files.getFileStore(path).supportsFileAttributeView("posix")) {
      return;
    }
    try {
      Files.createFile(
          database,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // Then it is as its owner wants it.
    }
  }

  private StoreException held() {
    return new StoreException(
        Kind.HELD,
        "another process has "
            + database
            + " open; stop it, or name another file (the lock is on "
            + path
            + ")");
  }

  private StoreException refused(IOException e) {
    Kind kind = Disk.kind(e);
    String sentence =
        switch (kind) {
          case FULL -> "the disk of " + path + " is full: make room there";
          case READ_ONLY -> path + " cannot be written: check the rights and disk of its folder";
          default -> "cannot open " + path;
        };
    return new StoreException(kind, sentence + " (" + e.getMessage() + ")", e);
  }

  /** Puts down how much the database holds. */
  void write(Extent extent) {
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    String content =
        String.format(Locale.ROOT, "rows %019d closings %019d\n", extent.rows(), extent.closings());
    try {
      open.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
    } catch (IOException e) {
      // A second net: the block is in the database, and the next commit tries again.
    }
  }

  /** What was put down last; nothing if nothing was, or nothing that can be read. */
  Extent extent() {
    FileChannel open = channel;
    if (open == null) {
      return Extent.NONE;
    }
    try {
      ByteBuffer content = ByteBuffer.allocate(64);
      open.read(content, 0);
      String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
      Matcher matcher = CONTENT.matcher(text);
      return matcher.matches()
          ? new Extent(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
          : Extent.NONE;
    } catch (IOException | NumberFormatException e) {
      return Extent.NONE;
    }
  }

  void close() {
    FileChannel open = channel;
    channel = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // The lock goes with the process then.
    } finally {
      Path here = heldHere;
      heldHere = null;
      if (here != null) {
        HELD_HERE.remove(here);
      }
    }
  }
}
