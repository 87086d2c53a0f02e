package dev.zhenzan.core.gather;

import it.unimi.dsi.fastutil.ints.IntArrayList;
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

  /**
   * The stretches of rows in which an order moves anything. A log that is nearly in order is put
   * into order nearly in place.
   */
  static Blocks moved(int[] order) {
    IntArrayList ends = new IntArrayList();
    for (int from = 0; from < order.length; ) {
      int most = order[from];
      int to = from + 1;
      while (to <= most) {
        most = Math.max(most, order[to++]);
      }
      if (to - from > 1) {
        ends.add(from);
        ends.add(to);
      }
      from = to;
    }
    return new Blocks(order, ends.toIntArray());
  }

  /** Stretches as pairs of their first row and the one behind their last. */
  record Blocks(int[] order, int[] ends) {
    /** Puts a column, an array of primitives, into order. */
    void apply(Object column) {
      for (int block = 0; block < ends.length; block += 2) {
        int from = ends[block];
        int to = ends[block + 1];
        if (column instanceof int[] ints) {
          apply(from, to, ints);
        } else if (column instanceof long[] longs) {
          apply(from, to, longs);
        } else if (column instanceof short[] shorts) {
          apply(from, to, shorts);
        } else {
          apply(from, to, (byte[]) column);
        }
      }
    }

    private void apply(int from, int to, int[] column) {
      int[] old = Arrays.copyOfRange(column, from, to);
      for (int row = from; row < to; row++) {
        column[row] = old[order[row] - from];
      }
    }

    private void apply(int from, int to, long[] column) {
      long[] old = Arrays.copyOfRange(column, from, to);
      for (int row = from; row < to; row++) {
        column[row] = old[order[row] - from];
      }
    }

    private void apply(int from, int to, short[] column) {
      short[] old = Arrays.copyOfRange(column, from, to);
      for (int row = from; row < to; row++) {
        column[row] = old[order[row] - from];
      }
    }

    private void apply(int from, int to, byte[] column) {
      byte[] old = Arrays.copyOfRange(column, from, to);
      for (int row = from; row < to; row++) {
        column[row] = old[order[row] - from];
      }
    }
  }
}
