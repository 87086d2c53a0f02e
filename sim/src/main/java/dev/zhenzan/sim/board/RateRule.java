package dev.zhenzan.sim.board;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import java.util.Arrays;

/**
 * The floor: the rule that sites begin with. Too many likes in a day, or too many likes within
 * seconds of the one before.
 */
final class RateRule {
  /** More likes than this in a day (UTC) are too many. */
  static final double DAY_LIKES = 50;

  /** A greater share of likes than this within {@link #QUICK_MILLIS} of the one before is. */
  static final double QUICK_SHARE = 0.5;

  static final long QUICK_MILLIS = 10_000;

  /** With fewer likes than this the share says nothing. */
  static final int LIKES_MIN = 10;

  /** From this score on the rule flags. */
  static final double CUT = 1;

  private static final long DAY_MILLIS = 86_400_000;

  private RateRule() {}

  /** By account, the larger of the two as a multiple of what is allowed. */
  static double[] score(EventColumns events) {
    int accounts = events.entities().accounts();
    int[] likes = new int[accounts];
    int[] quick = new int[accounts];
    int[] today = new int[accounts];
    int[] most = new int[accounts];
    long[] last = new long[accounts];
    Arrays.fill(last, Long.MIN_VALUE / 2);
    for (int row = 0; row < events.size(); row++) {
      if (events.type()[row] == EventType.LIKE.ordinal()) {
        int actor = events.actor()[row];
        long time = events.time()[row];
        boolean sameDay = Math.floorDiv(time, DAY_MILLIS) == Math.floorDiv(last[actor], DAY_MILLIS);
        today[actor] = sameDay ? today[actor] + 1 : 1;
        most[actor] = Math.max(most[actor], today[actor]);
        quick[actor] += time - last[actor] <= QUICK_MILLIS ? 1 : 0;
        likes[actor]++;
        last[actor] = time;
      }
    }
    double[] score = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      double share = likes[id] < LIKES_MIN ? 0 : (double) quick[id] / likes[id];
      score[id] = Math.max(most[id] / (DAY_LIKES + 1), share / QUICK_SHARE);
    }
    return score;
  }
}
