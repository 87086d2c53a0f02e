package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Walks over all co-actions: two accounts liking one target close in time.
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

  private CoActions() {}

  /** Told of each co-action; the likes are indexes into {@link Likes}, the earlier first. */
  @FunctionalInterface
  interface Visitor {
    void coAction(int earlier, int later, int rank);
  }

  /**
   * Visits the co-actions of the targets {@code from ≤ target < to} among accounts that count.
   *
   * @param deep likes that go with a comment or a share, by row of the log: people who talk about
   *     what they like are not acting in lockstep, so these neither meet nor stand between others
   */
  static void visit(
      Likes likes, boolean[] counts, boolean[] deep, int from, int to, Visitor visitor) {
    int[] shallow = new int[16];
    Grouping byTarget = likes.byTarget();
    for (int target = from; target < to; target++) {
      shallow = IntArrays.grow(shallow, byTarget.size(target));
      int size = 0;
      for (int at = byTarget.start(target); at < byTarget.end(target); at++) {
        int like = byTarget.rows()[at];
        if (!deep[likes.row()[like]]) {
          shallow[size++] = like;
        }
      }
      meetings(likes, counts, shallow, size, visitor);
    }
  }

  private static void meetings(
      Likes likes, boolean[] counts, int[] shallow, int size, Visitor visitor) {
    for (int at = 0; at < size; at++) {
      if (counts[likes.actor()[shallow[at]]]) {
        ahead(likes, counts, shallow, at, Math.min(size - 1, at + RANK_MAX), visitor);
      }
    }
  }

  private static void ahead(
      Likes likes, boolean[] counts, int[] shallow, int at, int last, Visitor visitor) {
    int like = shallow[at];
    long until = likes.time()[like] + GAP_MILLIS_MAX;
    for (int next = at + 1; next <= last; next++) {
      int other = shallow[next];
      if (likes.time()[other] > until) {
        return;
      }
      if (counts[likes.actor()[other]]) {
        visitor.coAction(like, other, next - at);
      }
    }
  }

  /** Cuts the targets into parts with about as many likes each; part {@code p} ends at [p + 1]. */
  static int[] parts(Likes likes, int parts) {
    int[] bounds = new int[parts + 1];
    Grouping byTarget = likes.byTarget();
    int target = 0;
    for (int part = 1; part <= parts; part++) {
      long goal = (long) likes.size() * part / parts;
      while (target < byTarget.keys() && byTarget.start(target) < goal) {
        target++;
      }
      bounds[part] = part == parts ? byTarget.keys() : target;
    }
    return bounds;
  }
}
