package dev.zhenzan.server.book;

/**
 * Ids in dozens: where one is put lies anywhere in memory, and to wait for one place after the
 * other is most of what it takes. So the places of the next few are looked at first, all at once.
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

  /** What all looks saw, for nobody in particular. */
  long seen() {
    return seen;
  }
}
