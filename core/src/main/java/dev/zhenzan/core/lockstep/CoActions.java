package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the likes of each target, from which the co-actions follow: two accounts liking one
 * target close in time.
 *
 * <p>Close means at most {@link #RANK_MAX} likes apart on that target and at most {@link
 * #GAP_MILLIS_MAX} apart in time. The first keeps a hot target from costing more than a cold one
 * (ten million likes on one target give eight co-actions each, not a million), the second keeps a
 * forgotten target from tying accounts together that met there months apart.
 */
final class CoActions {

  /** How many likes ahead on a target are still neighbours. */
  static final int RANK_MAX = 8;

  /** How far apart in time neighbours may be: a day. */
  static final long GAP_MILLIS_MAX = 86_400_000L;

  /** Likes are handed over in pieces of at most this many, so that they stay in a near cache. */
  static final int PIECE = 4096;

  /** Indexes into {@link Likes}, in order of time; with them the two that pairing needs most. */
  final int[] like = new int[PIECE + RANK_MAX];

  final int[] actor = new int[PIECE + RANK_MAX];
  final long[] time = new long[PIECE + RANK_MAX];

  private final Likes likes;
  private final boolean @Nullable [] deep;

  private CoActions(Likes likes, boolean @Nullable [] deep) {
    this.likes = likes;
    this.deep = deep;
  }

  /** Told of each piece of a target's likes. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Pairs each of the likes {@code 0 ≤ at < firsts} with those after it, up to {@code size}.
     *
     * @param near holds the likes
     */
    void piece(CoActions near, int firsts, int size);
  }

  /**
   * Visits the likes of the targets {@code from ≤ target < to}.
   *
   * @param deep likes that go with a comment or a share, by row of the log, {@code null} where
   *     there are none: people who talk about what they like are not acting in lockstep, so these
   *     neither meet nor stand between others
   */
  static void visit(Likes likes, boolean @Nullable [] deep, int from, int to, Visitor visitor) {
    CoActions near = new CoActions(likes, deep);
    for (int target = from; target < to; target++) {
      if (likes.byTarget().size(target) > 1) {
        near.target(target, visitor);
      }
    }
  }

  private void target(int target, Visitor visitor) {
    Grouping byTarget = likes.byTarget();
    int end = byTarget.end(target);
    int held = 0;
    for (int at = byTarget.start(target); at < end; at++) {
      int next = byTarget.rows()[at];
      if (deep == null || !deep[likes.row()[next]]) {
        like[held++] = next;
        if (held == like.length) {
          fetch(0, held);
          visitor.piece(this, PIECE, held);
          System.arraycopy(like, PIECE, like, 0, RANK_MAX);
          held = RANK_MAX;
        }
      }
    }
    fetch(0, held);
    visitor.piece(this, held, held);
  }

  private void fetch(int from, int to) {
    int[] actors = likes.actor();
    long[] times = likes.time();
    for (int at = from; at < to; at++) {
      actor[at] = actors[like[at]];
    }
    for (int at = from; at < to; at++) {
      time[at] = times[like[at]];
    }
  }

  /** The place after the last like that is near enough to the one at {@code at}. */
  int reach(int at, int size) {
    int last = Math.min(size, at + RANK_MAX + 1);
    long until = time[at] + GAP_MILLIS_MAX;
    int next = at + 1;
    while (next < last && time[next] <= until) {
      next++;
    }
    return next;
  }
}
