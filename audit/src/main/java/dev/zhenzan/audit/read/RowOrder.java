package dev.zhenzan.audit.read;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;

/**
 * Sorts rows by time, and rows of one time by what a comparator says.
 *
 * <p>Time and row share one long wherever the span of times leaves room (a century in milliseconds
 * beside four million rows, a year beside five hundred million), so that the bulk of the work is
 * sorting primitives.
 */
final class RowOrder {
  private final int size;
  private final long[] time;
  private final IntComparator withinTime;

  RowOrder(int size, long[] time, IntComparator withinTime) {
    this.size = size;
    this.time = time;
    this.withinTime = withinTime;
  }

  /** Which arrival stands on each row. */
  int[] order() {
    int[] order = byTime();
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && time[order[to]] == time[order[from]]) {
        to++;
      }
      if (to - from > 1) {
        IntArrays.parallelQuickSort(order, from, to, withinTime);
      }
      from = to;
    }
    return order;
  }

  private int[] byTime() {
    int[] order = new int[size];
    if (isSorted()) {
      Arrays.setAll(order, row -> row);
      return order;
    }
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      least = Math.min(least, time[row]);
      most = Math.max(most, time[row]);
    }
    int rowBits = 32 - Integer.numberOfLeadingZeros(size - 1);
    if (64 - Long.numberOfLeadingZeros(most - least) + rowBits > 63) {
      Arrays.setAll(order, row -> row);
      IntArrays.parallelQuickSort(order, (a, b) -> Long.compare(time[a], time[b]));
      return order;
    }
    long[] packed = new long[size];
    for (int row = 0; row < size; row++) {
      packed[row] = (time[row] - least) << rowBits | row;
    }
    Arrays.parallelSort(packed);
    for (int row = 0; row < size; row++) {
      order[row] = (int) (packed[row] & ((1L << rowBits) - 1));
    }
    return order;
  }

  private boolean isSorted() {
    for (int row = 1; row < size; row++) {
      if (time[row - 1] > time[row]) {
        return false;
      }
    }
    return true;
  }

  static byte[] applied(int[] order, byte[] column) {
    byte[] sorted = new byte[order.length];
    for (int row = 0; row < order.length; row++) {
      sorted[row] = column[order[row]];
    }
    return sorted;
  }

  static short[] applied(int[] order, short[] column) {
    short[] sorted = new short[order.length];
    for (int row = 0; row < order.length; row++) {
      sorted[row] = column[order[row]];
    }
    return sorted;
  }

  static int[] applied(int[] order, int[] column) {
    int[] sorted = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      sorted[row] = column[order[row]];
    }
    return sorted;
  }

  static long[] applied(int[] order, long[] column) {
    long[] sorted = new long[order.length];
    for (int row = 0; row < order.length; row++) {
      sorted[row] = column[order[row]];
    }
    return sorted;
  }
}
