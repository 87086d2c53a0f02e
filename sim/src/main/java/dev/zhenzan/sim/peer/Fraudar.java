package dev.zhenzan.sim.peer;

import dev.zhenzan.core.like.Likes;
import java.util.Arrays;

/**
 * FRAUDAR: dense blocks of accounts and targets, where a popular target counts little, so that
 * camouflage does not thin a block out.
 *
 * <p>Hooi, Song, Beutel, Shah, Shin, Faloutsos: FRAUDAR, KDD 2016. An edge weighs {@code 1 / log(d
 * + 5)}, {@code d} the likes of its target; nodes of least weight are taken away one by one, and
 * the set of the greatest weight a node on the way is the block. Further blocks are sought after
 * the edges of the found ones are gone, as the authors do. Weights of nodes by themselves are left
 * out: the paper has them at zero for such data.
 *
 * <p>Cost: {@code likes × log(nodes)} a block.
 */
public final class Fraudar {
  private static final double LOG_OFFSET = 5;

  /** Of two accounts in one block the one with more weight in it comes first. */
  private static final double TIE = 1e-6;

  private final int accounts;
  private final int nodes;
  private final int[] actor;
  private final int[] target;
  private final double[] weight;
  private final boolean[] gone;
  private final int[] starts;
  private final int[] edges;

  private Fraudar(Likes likes) {
    accounts = likes.byAccount().keys();
    nodes = accounts + likes.byTarget().keys();
    actor = likes.actor();
    target = likes.target();
    gone = new boolean[likes.size()];
    weight = new double[likes.size()];
    for (int like = 0; like < weight.length; like++) {
      weight[like] = 1 / StrictMath.log(likes.byTarget().size(target[like]) + LOG_OFFSET);
    }
    starts = new int[nodes + 1];
    edges = new int[2 * weight.length];
    for (int node = 0; node < nodes; node++) {
      boolean isAccount = node < accounts;
      int size = isAccount ? likes.byAccount().size(node) : likes.byTarget().size(node - accounts);
      starts[node + 1] = starts[node] + size;
      int[] rows = isAccount ? likes.byAccount().rows() : likes.byTarget().rows();
      int from =
          isAccount ? likes.byAccount().start(node) : likes.byTarget().start(node - accounts);
      System.arraycopy(rows, from, edges, starts[node], size);
    }
  }

  /**
   * The density of the densest block that each account is in, 0 for none.
   *
   * @param blocks how many blocks to look for
   */
  public static double[] score(Likes likes, int blocks) {
    Fraudar fraudar = new Fraudar(likes);
    double[] score = new double[fraudar.accounts];
    for (int block = 0; block < blocks; block++) {
      Block found = fraudar.densest();
      if (found.density <= 0) {
        break;
      }
      fraudar.take(found, score);
    }
    return score;
  }

  /**
   * A block.
   *
   * @param in by node, accounts before targets
   * @param density the weight of its edges by the number of its nodes
   */
  record Block(boolean[] in, double density) {}

  /** The densest block of the edges that are left. */
  static Block densest(Likes likes) {
    return new Fraudar(likes).densest();
  }

  private Block densest() {
    double[] left = new double[nodes];
    double sum = 0;
    for (int like = 0; like < weight.length; like++) {
      if (!gone[like]) {
        left[actor[like]] += weight[like];
        left[accounts + target[like]] += weight[like];
        sum += weight[like];
      }
    }
    int[] order = new int[nodes];
    int best = 0;
    double density = sum / nodes;
    LeastTree tree = new LeastTree(left);
    for (int taken = 0; taken < nodes - 1; taken++) {
      int node = tree.least();
      order[taken] = node;
      sum -= left[node];
      peel(node, left, tree);
      double now = sum / (nodes - taken - 1);
      if (now > density) {
        density = now;
        best = taken + 1;
      }
    }
    boolean[] in = new boolean[nodes];
    Arrays.fill(in, true);
    for (int taken = 0; taken < best; taken++) {
      in[order[taken]] = false;
    }
    return new Block(in, density);
  }

  private void peel(int node, double[] left, LeastTree tree) {
    left[node] = Double.POSITIVE_INFINITY;
    tree.changed(node);
    for (int at = starts[node]; at < starts[node + 1]; at++) {
      int like = edges[at];
      if (!gone[like]) {
        int other = node < accounts ? accounts + target[like] : actor[like];
        if (left[other] < Double.POSITIVE_INFINITY) {
          left[other] -= weight[like];
          tree.changed(other);
        }
      }
    }
  }

  /** Books the block on its accounts that are in none yet, and takes its edges away. */
  private void take(Block block, double[] score) {
    double[] within = new double[accounts];
    for (int like = 0; like < weight.length; like++) {
      if (!gone[like] && block.in[actor[like]] && block.in[accounts + target[like]]) {
        gone[like] = true;
        within[actor[like]] += weight[like];
      }
    }
    for (int id = 0; id < accounts; id++) {
      if (within[id] > 0 && score[id] == 0) {
        score[id] = block.density * (1 + TIE * within[id] / (1 + within[id]));
      }
    }
  }
}
