package dev.zhenzan.server.book;

import java.util.Arrays;

/** For each account or device its rows in the log, the newest arrival first. */
final class Chains {
  private int[] last = new int[1024];
  private int[] previous = new int[1024];

  /** The row is the newest of its key. */
  void add(int key, int row) {
    if (key >= last.length) {
      last = Arrays.copyOf(last, Math.max(key + 1, last.length + (last.length >> 1)));
    }
    previous = roomFor(row);
    previous[row] = last[key];
    last[key] = row + 1;
  }

  private int[] roomFor(int row) {
    return row < previous.length
        ? previous
        : Arrays.copyOf(previous, (int) Math.min(Integer.MAX_VALUE - 16, row + (row >> 1) + 1024L));
  }

  /** The newest row of a key, or -1. */
  int newest(int key) {
    return key < 0 || key >= last.length ? -1 : last[key] - 1;
  }

  /** The row before it of the same key, or -1. */
  int before(int row) {
    return previous[row] - 1;
  }
}
