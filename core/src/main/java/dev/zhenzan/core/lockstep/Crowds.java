package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import org.jspecify.annotations.Nullable;

/**
 * The likes of each target side by side in memory, in order of time, without those that say nothing
 * of company. Every walk over co-actions reads them one after the other.
 */
final class Crowds {
  // Who gave a like and when are made one number in the order of the likes, where both are read in
  // order, and that number is fetched once for each like: one cache miss, not one a column and
  // walk.

  private static final int PARTS = 8;

  /** A number that no giver has: accounts are not negative. */
  private static final long NOBODY = -1;

  private final Likes likes;

  /** Where the target's likes begin and end. */
  private final int[] starts;

  private final int[] ends;

  /** Indexes into {@link Likes}. */
  final int[] like;

  /**
   * The account in the upper half, whole seconds since the first like (up to 136 years) in the
   * lower.
   */
  final long[] giver;

  private Crowds(Likes likes) {
    this.likes = likes;
    starts = likes.byTarget().starts().clone();
    ends = new int[starts.length];
    like = new int[likes.size()];
    giver = new long[likes.size()];
  }

  /**
   * Lays the likes out.
   *
   * @param lone likes that neither meet nor stand between others, by row of the log, {@code null}
   *     where there are none
   */
  static Crowds of(Likes likes, boolean @Nullable [] lone, Tasks tasks) {
    Crowds crowds = new Crowds(likes);
    long[] givers = new long[likes.size()];
    tasks.run(PARTS, part -> crowds.givers(givers, lone, part));
    int[] cuts = likes.byTarget().cuts(PARTS);
    tasks.run(PARTS, part -> crowds.layOut(givers, cuts[part], cuts[part + 1]));
    return crowds;
  }

  private void givers(long[] givers, boolean @Nullable [] lone, int part) {
    int[] actor = likes.actor();
    long[] time = likes.time();
    int[] row = likes.row();
    int to = (int) ((long) givers.length * (part + 1) / PARTS);
    for (int at = (int) ((long) givers.length * part / PARTS); at < to; at++) {
      boolean alone = lone != null && lone[row[at]];
      givers[at] = alone ? NOBODY : (long) actor[at] << 32 | (time[at] - time[0]) / 1000;
    }
  }

  private void layOut(long[] givers, int from, int to) {
    Grouping byTarget = likes.byTarget();
    int place = byTarget.start(from);
    for (int target = from; target < to; target++) {
      starts[target] = place;
      for (int at = byTarget.start(target); at < byTarget.end(target); at++) {
        int next = byTarget.rows()[at];
        long by = givers[next];
        giver[place] = by;
        like[place] = next;
        place += by == NOBODY ? 0 : 1;
      }
      ends[target] = place;
    }
  }

  int start(int target) {
    return starts[target];
  }

  int end(int target) {
    return ends[target];
  }
}
