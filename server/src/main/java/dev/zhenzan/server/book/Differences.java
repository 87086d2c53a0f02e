package dev.zhenzan.server.book;

import java.util.Arrays;

/** For each row of the log the sum of its ledger entries, in basis points, and why. */
final class Differences {
  private short[] difference = new short[1024];
  private byte[] reason = new byte[1024];

  int of(int row) {
    return row < difference.length ? difference[row] : 0;
  }

  byte reason(int row) {
    return row < reason.length ? reason[row] : 0;
  }

  void set(int row, int sum, byte why) {
    if (row >= difference.length) {
      int room = (int) Math.min(Integer.MAX_VALUE - 16, row + (row >> 1) + 1024L);
      difference = Arrays.copyOf(difference, room);
      reason = Arrays.copyOf(reason, room);
    }
    difference[row] = (short) sum;
    reason[row] = why;
  }
}
