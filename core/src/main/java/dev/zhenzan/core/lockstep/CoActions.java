package dev.zhenzan.core.lockstep;

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

  /** Indexes into the likes, in order of time. */
  final int[] like = new int[PIECE + RANK_MAX];

  /** Who gave it, and in which second of the log. */
  final int[] actor = new int[PIECE + RANK_MAX];

  private final int[] second = new int[PIECE + RANK_MAX];

  private CoActions() {}

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

  /** Visits the likes of the targets {@code from ≤ target < to}. */
  static void visit(Crowds crowds, int from, int to, Visitor visitor) {
    CoActions near = new CoActions();
    for (int target = from; target < to; target++) {
      int end = crowds.end(target);
      for (int at = crowds.start(target); at < end - 1; at += PIECE) {
        int size = Math.min(end - at, PIECE + RANK_MAX);
        near.hold(crowds, at, size);
        visitor.piece(near, Math.min(size, PIECE), size);
      }
    }
  }

  private void hold(Crowds crowds, int from, int size) {
    System.arraycopy(crowds.like, from, like, 0, size);
    for (int at = 0; at < size; at++) {
      long giver = crowds.giver[from + at];
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
