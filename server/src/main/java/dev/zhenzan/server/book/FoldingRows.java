package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;

/**
 * What folding needs of the likes and unlikes of some segments of the pairs, by segment and then in
 * the order of the log: of each the pair, and in another long its row, what it is and what the
 * ledger says of it.
 */
final class FoldingRows {
  private static final int REASON_SHIFT = 16;
  private static final int ROW_SHIFT = 32;
  private static final long LIKE = 1L << 24;
  private static final long ANALYSED = 1L << 25;

  private final Memory memory;
  private final int first;
  private final int segments;
  private final int head;
  private final long endMillis;

  /** Where the next row of each segment goes; in the end, where each ends. */
  private final int[] next;

  private final long[] places;

  private FoldingRows(Memory memory, int first, int segments, int head, long endMillis) {
    this.memory = memory;
    this.first = first;
    this.segments = segments;
    this.head = head;
    this.endMillis = endMillis;
    next = new int[segments + 1];
    places = new long[count() * 2];
  }

  /**
   * @param first the first of so many segments
   * @param head rows from here on were not analysed
   * @param endMillis nor was what is later than this
   */
  static FoldingRows of(Memory memory, int first, int segments, int head, long endMillis) {
    FoldingRows rows = new FoldingRows(memory, first, segments, head, endMillis);
    rows.place();
    return rows;
  }

  private int count() {
    for (int row = 0; row < memory.log.size(); row++) {
      if (isOfPair(row)) {
        int segment = Pairs.segment(pairOf(row)) - first;
        if (segment >= 0 && segment < segments) {
          next[segment + 1]++;
        }
      }
    }
    for (int segment = 0; segment < segments; segment++) {
      next[segment + 1] += next[segment];
    }
    return next[segments];
  }

  private void place() {
    for (int row = 0; row < memory.log.size(); row++) {
      if (isOfPair(row)) {
        long pair = pairOf(row);
        int segment = Pairs.segment(pair) - first;
        if (segment >= 0 && segment < segments) {
          int at = next[segment]++;
          places[2 * at] = pair;
          places[2 * at + 1] = told(row);
        }
      }
    }
  }

  private boolean isOfPair(int row) {
    EventType type = memory.log.type(row);
    return type == EventType.LIKE || type == EventType.UNLIKE;
  }

  private long pairOf(int row) {
    return Pairs.pair(memory.log.actor(row), memory.log.target(row));
  }

  private long told(int row) {
    long told = (long) row << ROW_SHIFT;
    if (memory.log.type(row) != EventType.LIKE) {
      return told;
    }
    told |= LIKE;
    if (row >= head || memory.log.time(row) > endMillis) {
      return told;
    }
    return told
        | ANALYSED
        | (memory.differences.reason(row) & 0xFFL) << REASON_SHIFT
        | (memory.differences.of(row) & 0xFFFFL);
  }

  int begin(int segment) {
    return segment == 0 ? 0 : next[segment - 1];
  }

  int end(int segment) {
    return next[segment];
  }

  long pair(int at) {
    return places[2 * at];
  }

  int row(int at) {
    return (int) (places[2 * at + 1] >>> ROW_SHIFT);
  }

  boolean isLike(int at) {
    return (places[2 * at + 1] & LIKE) != 0;
  }

  boolean isAnalysedLike(int at) {
    return (places[2 * at + 1] & ANALYSED) != 0;
  }

  /** The sum of the like's entries in the ledger, in basis points. */
  int difference(int at) {
    return (short) places[2 * at + 1];
  }

  byte reason(int at) {
    return (byte) (places[2 * at + 1] >>> REASON_SHIFT);
  }
}
