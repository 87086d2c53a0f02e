package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.util.List;

/** Goes through the blocks of a log in order, and believes none before it has been checked. */
final class BlockWalk {
  private BlockWalk() {}

  /** Fetches some of the blocks that begin at a row or after it, in order. */
  @FunctionalInterface
  interface Pages {
    List<Block> from(long row) throws StoreException;
  }

  /**
   * Hands over the blocks of rows {@code begin ≤ row < end}.
   *
   * @throws StoreException of kind {@code DAMAGED} if rows are missing, or a block is damaged
   */
  static void walk(Pages pages, long begin, long end, LogStore.BlockSink sink)
      throws StoreException {
    long next = begin;
    while (next < end) {
      List<Block> page = pages.from(next);
      if (page.isEmpty()) {
        throw missing(next, end);
      }
      for (Block block : page) {
        if (next >= end) {
          break; // came while we were reading, or is not known to have come at all
        }
        if (block.firstRow() != next) {
          throw missing(next, block.firstRow());
        }
        BlockCodec.check(block);
        sink.block(block);
        next += block.rows();
      }
    }
    if (next != end) {
      throw new StoreException(
          Kind.DAMAGED, "the log is damaged: a block goes on after row " + (end - 1));
    }
  }

  private static StoreException missing(long from, long to) {
    return new StoreException(
        Kind.DAMAGED,
        "the log is damaged: rows " + from + " to " + (to - 1) + " are missing; restore a backup");
  }
}
