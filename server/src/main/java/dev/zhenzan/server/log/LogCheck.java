package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks whether a database is what it was: along the hashes of its blocks and closings, from the
 * first to the last, without a service. Only reads.
 */
public final class LogCheck {
  /** Expects nothing in particular. */
  public static final LogHead NOTHING = ChainCheck.NONE;

  private LogCheck() {}

  /**
   * What was found.
   *
   * @param erasures in how many places names were taken out, each signed
   */
  public record Found(LogHead head, long erasures) {}

  /**
   * Reads everything.
   *
   * @param url as {@link Database#open} takes it: a backup, or a database that no service has open
   *     (PostgreSQL: also one that it has)
   * @param expected what the database must hold at least, from a signed statement; else {@link
   *     #NOTHING}
   * @param signed who may take names out
   * @throws StoreException of kind {@code DAMAGED} if it was changed: says where
   */
  public static Found run(String url, LogHead expected, Erasure.Signed signed)
      throws StoreException {
    return run(url, expected, signed, connection -> {});
  }

  /** Looks at something else in the database, over the same connection. */
  @FunctionalInterface
  public interface Also {
    void look(Connection connection) throws SQLException, StoreException;
  }

  /**
   * The same, and something else besides that is chained there.
   *
   * @throws StoreException of kind {@code DAMAGED} if it was changed: says where
   */
  public static Found run(String url, LogHead expected, Erasure.Signed signed, Also also)
      throws StoreException {
    Dialect dialect = Dialect.of(url);
    if (!(dialect instanceof Sqlite sqlite)) {
      return walk(dialect, dialect::connectReader, expected, signed, also);
    }
    Path file = sqlite.file();
    if (!Files.exists(file)) {
      throw new StoreException(Kind.GONE, "there is no file " + file);
    }
    if (!Files.exists(HeldFile.of(file))) {
      return walk(
          sqlite, sqlite::connectStill, expected, signed, also); // a backup: nothing is made
    }
    sqlite.hold();
    try {
      return walk(sqlite, sqlite::connectReader, expected, signed, also);
    } finally {
      sqlite.release();
    }
  }

  private interface Opening {
    Connection open() throws SQLException;
  }

  private static Found walk(
      Dialect dialect, Opening opening, LogHead expected, Erasure.Signed signed, Also also)
      throws StoreException {
    try (Connection connection = opening.open()) {
      ChainCheck check = new ChainCheck(connection, expected, signed);
      LogHead head = check.run(from -> page(dialect, connection, from), block -> readWhole(block));
      also.look(connection);
      return new Found(head, check.erasures());
    } catch (SQLException e) {
      StoreException said = dialect.explain(e);
      throw said.kind() == Kind.FAULT
          ? new StoreException(
              Kind.DAMAGED, "this is no log of this release: " + said.getMessage(), e)
          : said;
    }
  }

  static void readWhole(Block block) throws StoreException {
    BlockReader reader = BlockReader.open(block);
    while (reader.next()) {
      // Reading is checking.
    }
  }

  static java.util.List<Block> page(Dialect dialect, Connection connection, long from)
      throws StoreException {
    try {
      return BlockTable.page(connection, from);
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
  }
}
