package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;

/**
 * Rows in dozens: what is looked for in large tables lies anywhere in memory, and to wait for one
 * place after the other is most of what a restart does. So the places of the next few rows are
 * looked at first, all at once.
 */
final class Many {
  private static final int AT_ONCE = 32;

  private final Memory memory;

  /** Ids that wait to be put, and of which rows they are. */
  private final long[] hashes = new long[AT_ONCE];

  private final int[] rows = new int[AT_ONCE];
  private int waiting;

  /** What the looks saw; kept, so that they are not left out. */
  private long seen;

  Many(Memory memory) {
    this.memory = memory;
  }

  /** Puts an id soon; at the latest when told to {@link #flush}. */
  void id(long hash, int row) {
    hashes[waiting] = hash;
    rows[waiting++] = row;
    if (waiting == AT_ONCE) {
      flush();
    }
  }

  void flush() {
    for (int at = 0; at < waiting; at++) {
      seen += memory.seen.look(hashes[at]);
    }
    for (int at = 0; at < waiting; at++) {
      memory.seen.add(hashes[at], rows[at]);
    }
    waiting = 0;
  }

  /** What is done with a row. */
  interface Step {
    void take(int row);
  }

  /** Does it with each row, in their order, after a look for the pairs of those to come. */
  void each(int from, int to, Step step) {
    for (int begin = from; begin < to; begin += AT_ONCE) {
      int end = Math.min(to, begin + AT_ONCE);
      for (int row = begin; row < end; row++) {
        EventType type = memory.log.type(row);
        if (type == EventType.LIKE || type == EventType.UNLIKE) {
          seen += memory.pairs.look(Pairs.pair(memory.log.actor(row), memory.log.target(row)));
        }
      }
      for (int row = begin; row < end; row++) {
        step.take(row);
      }
    }
  }

  /** What all looks saw, for nobody in particular. */
  long seen() {
    return seen;
  }
}
