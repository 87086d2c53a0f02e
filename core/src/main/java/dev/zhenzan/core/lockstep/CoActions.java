package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the likes of each target, from which the co-actions follow: two accounts liking one
 * target close in time.
 *
 * <p>Close means at most {@link #RANK_MAX} likes apart on that target and at most {@link
 * #GAP_SECONDS_MAX} apart in time. The first keeps a hot target from costing more than a cold one
 * (ten million likes on one target give eight co-actions each, not a million), the second keeps a
 * forgotten target from tying accounts together that met there months apart.
 */
final class CoActions {

  /** How many likes ahead on a target are still neighbours. */
  static final int RANK_MAX = 8;

  /** How far apart in time neighbours may be: a day. */
  static final int GAP_SECONDS_MAX = 86_400;

  /** Likes are handed over in pieces of at most this many, so that they stay in a near cache. */
  static final int PIECE = 4096;

  private static final int PARTS = 8;

  /** Indexes into {@link Likes}, in order of time. */
  final int[] like = new int[PIECE + RANK_MAX];

  /** Who gave it, and in which second of the log. */
  final int[] actor = new int[PIECE + RANK_MAX];

  private final int[] second = new int[PIECE + RANK_MAX];

  private final Likes likes;
  private final long[] givers;
  private final boolean @Nullable [] deep;

  private CoActions(Likes likes, long[] givers, boolean @Nullable [] deep) {
    this.likes = likes;
    this.givers = givers;
    this.deep = deep;
  }

  /**
   * Who gave each like and when, in one number, so that fetching both misses the cache once: the
   * account in the upper half, whole seconds since the first like in the lower (up to 136 years).
   */
  static long[] givers(Likes likes, Tasks tasks) {
    long[] givers = new long[likes.size()];
    long start = likes.size() == 0 ? 0 : likes.time()[0];
    tasks.run(
        PARTS,
        part -> {
          int to = (int) ((long) givers.length * (part + 1) / PARTS);
          for (int like = (int) ((long) givers.length * part / PARTS); like < to; like++) {
            givers[like] = (long) likes.actor()[like] << 32 | (likes.time()[like] - start) / 1000;
          }
        });
    return givers;
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
   * @param givers from {@link #givers}
   * @param deep likes that go with a comment or a share, by row of the log, {@code null} where
   *     there are none: people who talk about what they like are not acting in lockstep, so these
   *     neither meet nor stand between others
   */
  static void visit(
      Likes likes, long[] givers, boolean @Nullable [] deep, int from, int to, Visitor visitor) {
    CoActions near = new CoActions(likes, givers, deep);
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
    for (int at = from; at < to; at++) {
      long giver = givers[like[at]];
      actor[at] = (int) (giver >>> 32);
      second[at] = (int) giver;
    }
  }

  /** The place after the last like that is near enough to the one at {@code at}. */
  int reach(int at, int size) {
    int last = Math.min(size, at + RANK_MAX + 1);
    long until = (second[at] & 0xFFFF_FFFFL) + GAP_SECONDS_MAX;
    int next = at + 1;
    while (next < last && (second[next] & 0xFFFF_FFFFL) <= until) {
      next++;
    }
    return next;
  }
}
