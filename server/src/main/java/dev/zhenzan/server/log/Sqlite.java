package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * SQLite: one file with a write-ahead log beside it, flushed to disk at each commit. {@link
 * HeldFile} keeps other processes out, and knows how long the log was.
 *
 * <p>As no other process comes in, the index of the write-ahead log lies in our own memory. SQLite
 * would map it from a file else, and a mapped page on a disk that turns read-only takes the whole
 * process with it. The price: a backup is made by the process that has the database open.
 */
final class Sqlite implements Dialect {
  static final String PREFIX = "jdbc:sqlite:";

  /** Whether SQLite can keep its index out of a mapped file here. */
  private static final boolean EXCLUSIVE = !System.getProperty("os.name").startsWith("Windows");

  /** How long to wait for a program that holds the file for a moment, such as a backup's. */
  private static final int BUSY_MILLIS = 5_000;

  /** Kibibytes of pages that a connection keeps. */
  private static final int CACHE_KIB = 32 * 1024;

  /** A write-ahead log that has grown beyond this is cut again. */
  private static final int JOURNAL_BYTES_MAX = 64 << 20;

  private final Path file;
  private final HeldFile held;

  Sqlite(Path file) {
    this.file = file;
    this.held = new HeldFile(file);
  }

  @Override
  public void hold() throws StoreException {
    held.open();
  }

  @Override
  public void release() {
    held.close();
  }

  @Override
  public Connection connectWriter() throws SQLException {
    Connection connection = source().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA secure_delete = ON"); // what is deleted is written over
    }
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public Connection connectReader() throws SQLException {
    Connection connection = source().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** The whole file is written anew, and the write-ahead log cut to nothing. */
  @Override
  public void scrub(Connection connection, List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        if (!row.next() || row.getInt(1) != 0) {
          throw new SQLException("somebody reads: the write-ahead log could not be cut");
        }
      }
    }
  }

  /** Whether this process has the database open. */
  boolean isHeldHere() {
    return held.isHeldHere();
  }

  Path file() {
    return file;
  }

  /** A connection to a file that nobody writes to: nothing is made beside it. */
  Connection connectStill() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(address("immutable=1"));
    return source.getConnection();
  }

  @Override
  public DataSource dataSource() {
    return source();
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    config.setJournalSizeLimit(JOURNAL_BYTES_MAX);
    // With one writer nobody can come between a transaction's first look and its first change.
    config.setTransactionMode(TransactionMode.DEFERRED);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(EXCLUSIVE ? address("vfs=unix-excl") : PREFIX + file);
    return source;
  }

  /** The file as a URL, in which any name is a name. */
  private String address(String parameters) {
    return PREFIX + file.toUri().toASCIIString().replace("file:///", "file:/") + "?" + parameters;
  }

  @Override
  public Map<String, String> placeholders() {
    // An INTEGER key is the place of the row itself; WITHOUT ROWID keeps rows in the key's order.
    return Map.of(
        "number_key", "INTEGER", "bytes", "BLOB", "text", "TEXT", "clustered", "WITHOUT ROWID");
  }

  @Override
  public StoreException explain(SQLException said) {
    Kind kind = kind(said);
    return new StoreException(kind, sentence(kind) + " (" + said.getMessage() + ")", said);
  }

  private Kind kind(SQLException said) {
    int code = said instanceof SQLiteException ? ((SQLiteException) said).getResultCode().code : 0;
    return switch (code & 0xFF) {
      case 13 -> Kind.FULL;
      case 3, 8 -> Kind.READ_ONLY;
      case 5, 6, 15 -> Kind.HELD;
      case 11, 26 -> Kind.DAMAGED;
      case 10, 14 -> Disk.probe(file); // an error of the disk, or a file that cannot be opened
      default -> Kind.FAULT;
    };
  }

  private String sentence(Kind kind) {
    return switch (kind) {
      case FULL -> "the disk of " + file + " is full: make room there";
      case READ_ONLY -> file + " or its folder may not be written to: check its rights and disk";
      case HELD -> file + " is locked by another program: end that";
      case DAMAGED -> file + " is damaged, or not a database: restore a backup";
      case GONE -> "the disk of " + file + " reports errors: check it";
      case FAULT -> "the database " + file + " refused";
    };
  }

  @Override
  public void remember(Extent extent) {
    held.write(extent);
  }

  @Override
  public Extent remembered() {
    return held.extent();
  }
}
