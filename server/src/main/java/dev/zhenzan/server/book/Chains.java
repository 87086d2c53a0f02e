package dev.zhenzan.server.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * For each account or device its rows in the log, the newest arrival first. One thread adds; any
 * number go along a chain meanwhile, without keeping it out: who sees a row sees everything that
 * was set before the row was added, and all the rows behind it.
 */
final class Chains {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

  private volatile int[] last = new int[1024];
  private volatile int[] previous = new int[1024];

  /** Makes room for so many rows. */
  void reserve(int rows) {
    if (rows > previous.length) {
      previous = Arrays.copyOf(previous, rows);
    }
  }

  /** The row is the newest of its key; to be called after it was set. */
  void add(int key, int row) {
    int[] newest = last;
    if (key >= newest.length) {
      newest = Arrays.copyOf(newest, Math.max(key + 1, newest.length + (newest.length >> 1)));
      last = newest;
    }
    roomFor(row)[row] = newest[key];
    INTS.setRelease(newest, key, row + 1);
  }

  private int[] roomFor(int row) {
    int[] rows = previous;
    if (row >= rows.length) {
      int room = (int) Math.min(Integer.MAX_VALUE - 16, row + (row >> 1) + 1024L);
      rows = Arrays.copyOf(rows, room);
      previous = rows;
    }
    return rows;
  }

  /** The newest row of a key, or -1. */
  int newest(int key) {
    int[] newest = last;
    return key < 0 || key >= newest.length ? -1 : (int) INTS.getAcquire(newest, key) - 1;
  }

  /** The row before it of the same key, or -1. */
  int before(int row) {
    return previous[row] - 1;
  }
}
