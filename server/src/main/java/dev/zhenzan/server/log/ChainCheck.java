package dev.zhenzan.server.log;

import dev.zhenzan.server.log.Erasure.Part;
import dev.zhenzan.server.log.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along the chain of a database from its first block to its last closing. */
final class ChainCheck {
  private final Connection connection;
  private final Erasure.Signed signed;
  private final LogHead expected;

  /** The chain of the log where closings, or whoever expects a head, look at it. */
  private final Map<Long, byte[]> atHead = new HashMap<>();

  private long erasures;

  /**
   * @param expected what the database must hold at least, by its hashes; {@code NONE} for nothing
   */
  ChainCheck(Connection connection, LogHead expected, Erasure.Signed signed) {
    this.connection = connection;
    this.expected = expected;
    this.signed = signed;
  }

  static final LogHead NONE = new LogHead(0, hex(Chain.ofNoBlock()), 0, hex(Chain.ofNoClosing()));

  /** How many parts had names taken out of them. */
  long erasures() {
    return erasures;
  }

  /**
   * Looks at everything.
   *
   * @param sink is given each block after it was found to fit
   * @throws StoreException of kind {@code DAMAGED}, which names the first place that does not fit
   */
  LogHead run(BlockWalk.Pages pages, LogStore.BlockSink sink) throws SQLException, StoreException {
    Extent extent = new Extent(BlockTable.head(connection), ClosingTable.last(connection));
    if (extent.isShortOf(new Extent(expected.rows(), expected.closing()))) {
      throw changed(
          "it ends at row "
              + extent.rows()
              + " and closing "
              + extent.closings()
              + ", and once held "
              + expected.rows()
              + " rows and "
              + expected.closing()
              + " closings");
    }
    List<Closing> closings = ClosingTable.from(connection, 1);
    byte[] log = blocks(pages, sink, extent.rows(), closings);
    byte[] closed = closings(closings);
    return new LogHead(extent.rows(), hex(log), closings.size(), hex(closed));
  }

  private byte[] blocks(
      BlockWalk.Pages pages, LogStore.BlockSink sink, long rows, List<Closing> closings)
      throws SQLException, StoreException {
    Map<Long, Erasure> erased = erased(Part.BLOCK);
    closings.forEach(closing -> atHead.put(closing.head(), new byte[0]));
    atHead.put(expected.rows(), new byte[0]);
    byte[][] chain = {Chain.ofNoBlock()};
    atHead.replace(0L, chain[0]);
    BlockWalk.walk(
        pages,
        0,
        rows,
        block -> {
          chain[0] = Chain.with(chain[0], block, namesHash(block, erased.get(block.firstRow())));
          if (!Arrays.equals(chain[0], kept(block))) {
            throw changed("the block that begins at row " + block.firstRow() + " does not fit");
          }
          atHead.replace(block.firstRow() + block.rows(), chain[0]);
          sink.block(block);
        });
    if (!hex(atHead.getOrDefault(expected.rows(), chain[0])).equals(expected.hash())) {
      throw changed("up to row " + expected.rows() + " it is not what it was");
    }
    return chain[0];
  }

  private byte[] kept(Block block) throws StoreException {
    try {
      return BlockTable.chainAt(connection, block.firstRow());
    } catch (SQLException e) {
      throw new StoreException(Kind.FAULT, "cannot read the chain: " + e.getMessage(), e);
    }
  }

  private static byte[] namesHash(Block block, @Nullable Erasure erasure) {
    byte[] found = Chain.namesHash(block);
    return erasure == null ? found : erasure.undone(found);
  }

  private byte[] closings(List<Closing> closings) throws SQLException, StoreException {
    Map<Long, Erasure> causes = erased(Part.CAUSES);
    Map<Long, Erasure> verdicts = erased(Part.VERDICTS);
    Map<Long, Erasure> rings = erased(Part.RINGS);
    SettlementDigests written = SettlementDigests.read(connection, closings.size());
    byte[] chain = Chain.ofNoClosing();
    checkClosing(0, chain);
    for (Closing closing : closings) {
      long number = closing.number();
      byte[] parts =
          written
              .of(number)
              .parts(
                  hash -> undone(causes.get(number), hash),
                  hash -> undone(verdicts.get(number), hash),
                  hash -> undone(rings.get(number), hash));
      byte[] log = atHead.getOrDefault(closing.head(), new byte[0]);
      if (log.length == 0) {
        throw changed("closing " + number + " ends within a block");
      }
      chain = Chain.with(chain, log, closing, parts);
      if (!Arrays.equals(chain, ClosingTable.chainAt(connection, number))) {
        throw changed("closing " + number + ", or what it wrote, does not fit");
      }
      checkClosing(number, chain);
    }
    return chain;
  }

  private static byte[] undone(@Nullable Erasure erasure, byte[] found) {
    return erasure == null ? found : erasure.undone(found);
  }

  private void checkClosing(long number, byte[] chain) throws StoreException {
    if (number == expected.closing() && !hex(chain).equals(expected.closingHash())) {
      throw changed("up to closing " + number + " it is not what it was");
    }
  }

  private Map<Long, Erasure> erased(Part part) throws SQLException, StoreException {
    Map<Long, Erasure> erased = ErasureTable.of(connection, part);
    for (Erasure erasure : erased.values()) {
      if (!signed.by(erasure.text(), erasure.signature())) {
        throw changed(
            "names were taken out of "
                + part.text()
                + " "
                + erasure.place()
                + ", and the key at hand did not sign that");
      }
    }
    erasures += erased.size();
    return erased;
  }

  static StoreException changed(String what) {
    return new StoreException(Kind.DAMAGED, "the log has been changed: " + what);
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
