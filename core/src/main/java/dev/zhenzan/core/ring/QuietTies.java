package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/** Who likes what few others like: a graph of accounts and quiet targets, from either side. */
record QuietTies(Side accounts, Side targets) {

  /** Targets with fewer likers tie nobody together, those with more tie too many. */
  private static final int LIKERS_MIN = 3;

  private static final int LIKERS_MAX = 40;

  /** Who gives fewer likes to quiet targets says too little. */
  private static final int LIKES_MIN = 10;

  /**
   * One side of the graph.
   *
   * @param starts where the ties of a node begin; one more than there are nodes
   * @param other the node at the other end
   * @param weight of each tie in thousandths: 1/√likers of the target
   * @param held the sum of a node's weights
   */
  record Side(int[] starts, int[] other, short[] weight, long[] held) {

    private static Side of(Grouping ties, int[] otherOf, int[] targetOf, Likes likes, Tasks tasks) {
      int[] other = new int[ties.rows().length];
      short[] weight = new short[other.length];
      long[] held = new long[ties.keys()];
      int[] cuts = ties.cuts(PARTS);
      tasks.run(
          PARTS,
          part -> {
            for (int node = cuts[part]; node < cuts[part + 1]; node++) {
              for (int at = ties.start(node); at < ties.end(node); at++) {
                int like = ties.rows()[at];
                other[at] = otherOf[like];
                int likers = likes.byTarget().size(targetOf[like]);
                weight[at] = (short) Math.round(1_000 / Math.sqrt(likers));
                held[node] += weight[at];
              }
            }
          });
      return new Side(ties.starts(), other, weight, held);
    }

    int nodes() {
      return held.length;
    }
  }

  private static final int PARTS = 8;

  static QuietTies of(Likes likes, Tasks tasks) {
    int[] account = new int[likes.size()];
    int[] target = new int[likes.size()];
    Arrays.fill(account, -1);
    Arrays.fill(target, -1);
    boolean[] quiet = new boolean[likes.byTarget().keys()];
    for (int node = 0; node < quiet.length; node++) {
      quiet[node] = isQuiet(likes, node);
    }
    Grouping by = likes.byAccount();
    tasks.run(
        PARTS,
        part -> {
          int[] ties = new int[64];
          int to = (int) ((long) by.keys() * (part + 1) / PARTS);
          for (int node = (int) ((long) by.keys() * part / PARTS); node < to; node++) {
            ties = IntArrays.grow(ties, by.size(node) + 1);
            int size = by.size(node) < LIKES_MIN ? 0 : quiet(likes, node, quiet, ties);
            for (int at = 0; size >= LIKES_MIN && at < size; at++) {
              account[ties[at]] = node;
              target[ties[at]] = likes.target()[ties[at]];
            }
          }
        });
    Grouping byAccount = Grouping.by(account, likes.byAccount().keys(), likes.size(), tasks);
    Grouping byTarget = Grouping.by(target, likes.byTarget().keys(), likes.size(), tasks);
    return new QuietTies(
        Side.of(byAccount, target, target, likes, tasks),
        Side.of(byTarget, account, target, likes, tasks));
  }

  static boolean isQuiet(Likes likes, int target) {
    int likers = likes.byTarget().size(target);
    return likers >= LIKERS_MIN && likers <= LIKERS_MAX;
  }

  /** Finds an account's likes of quiet targets, and returns how many there are. */
  private static int quiet(Likes likes, int account, boolean[] quiet, int[] found) {
    Grouping by = likes.byAccount();
    int size = 0;
    for (int at = by.start(account); at < by.end(account); at++) {
      found[size] = by.rows()[at];
      size += quiet[likes.target()[by.rows()[at]]] ? 1 : 0;
    }
    return size;
  }

  long total() {
    return Arrays.stream(accounts.held).sum();
  }
}
