package dev.zhenzan.server.book;

import java.util.Arrays;

/** The sums of every target as the last closing saw them: only what differs is written again. */
final class ClosedSums {
  private long[] settled = new long[0];
  private long[] honest = new long[0];

  /** Takes the sums in and says whether they are others than before. */
  boolean changes(int target, long nowSettled, long nowHonest) {
    if (target >= settled.length) {
      int from = settled.length;
      int room = Math.max(target + 1, from + (from >> 1));
      settled = Arrays.copyOf(settled, room);
      honest = Arrays.copyOf(honest, room);
    }
    boolean same = settled[target] == nowSettled && honest[target] == nowHonest;
    settled[target] = nowSettled;
    honest[target] = nowHonest;
    return !same;
  }
}
