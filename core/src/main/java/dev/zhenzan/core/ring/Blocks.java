package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;

/**
 * Accounts and quiet targets in common blocks: who likes what few others like, together with those
 * who like the same, whenever they do it.
 */
final class Blocks {
  // Labels spread over the ties of accounts and targets, from one side to the other and back; a
  // node takes the label that most of its ties hold, less what the label's size explains: the
  // modularity of two sides [1], climbed by labels [2]. All nodes of one side choose at once from
  // the other side's labels, so that neither order nor threads show. Where a block was caught in
  // several, these are put together between sweeps, each two that gain most by each other.
  //
  // Cost: linear in the ties of quiet targets, thirty-six passes over them.
  //
  // [1] Barber, Modularity and community detection in bipartite networks, Phys. Rev. E 76, 2007.
  // [2] Raghavan, Albert, Kumara, Near linear time algorithm to detect community structures, Phys.
  //     Rev. E 76, 2007.

  private static final int FIRST_SWEEPS = 6;
  private static final int JOINS = 6;
  private static final int SWEEPS = 2;
  private static final int PARTS = 8;
  private static final int NONE = -1;

  private final QuietTies ties;
  private final Tasks tasks;
  private final double total;
  private final int[] ofAccount;
  private final int[] ofTarget;

  /** By block, the weight that its accounts hold, and its targets. */
  private final long[] byAccounts;

  private final long[] byTargets;

  private Blocks(QuietTies ties, Tasks tasks) {
    this.ties = ties;
    this.tasks = tasks;
    total = Math.max(1, ties.total());
    ofAccount = new int[ties.accounts().nodes()];
    Arrays.setAll(ofAccount, account -> ties.accounts().held()[account] > 0 ? account : NONE);
    ofTarget = new int[ties.targets().nodes()];
    Arrays.fill(ofTarget, NONE);
    byAccounts = new long[ofAccount.length];
    byTargets = new long[ofAccount.length];
  }

  /** Cuts the quiet part of a log into blocks. */
  static Blocks of(Likes likes, Tasks tasks) {
    Blocks blocks = new Blocks(QuietTies.of(likes, tasks), tasks);
    blocks.sweep(FIRST_SWEEPS);
    for (int join = 0; join < JOINS; join++) {
      blocks.join();
      blocks.sweep(SWEEPS);
    }
    return blocks;
  }

  /** The block of each account, -1 where none. */
  int[] ofAccount() {
    return ofAccount;
  }

  /** How many of an account's likes are on targets of its own block. */
  int inside(int account) {
    int inside = 0;
    QuietTies.Side side = ties.accounts();
    for (int at = side.starts()[account]; at < side.starts()[account + 1]; at++) {
      inside += ofTarget[side.other()[at]] == ofAccount[account] ? 1 : 0;
    }
    return inside;
  }

  /** The block of each target, -1 where none. */
  int[] ofTarget() {
    return ofTarget;
  }

  private void sweep(int times) {
    for (int at = 0; at < times; at++) {
      addUp(ties.accounts(), ofAccount, byAccounts);
      choose(ties.targets(), ofAccount, byAccounts, ofTarget);
      addUp(ties.targets(), ofTarget, byTargets);
      choose(ties.accounts(), ofTarget, byTargets, ofAccount);
    }
  }

  private static void addUp(QuietTies.Side side, int[] block, long[] volume) {
    Arrays.fill(volume, 0);
    for (int node = 0; node < block.length; node++) {
      if (block[node] >= 0) {
        volume[block[node]] += side.held()[node];
      }
    }
  }

  private void choose(QuietTies.Side side, int[] of, long[] volume, int[] chosen) {
    tasks.run(
        PARTS,
        part -> {
          Votes votes = new Votes(volume.length);
          int to = cut(side.nodes(), part + 1);
          for (int node = cut(side.nodes(), part); node < to; node++) {
            if (side.held()[node] > 0) {
              cast(side, node, of, votes);
              chosen[node] = votes.most(side.held()[node] / total, volume);
              votes.forget();
            }
          }
        });
  }

  private static int cut(int nodes, int part) {
    return (int) ((long) nodes * part / PARTS);
  }

  private static void cast(QuietTies.Side side, int node, int[] of, Votes votes) {
    for (int at = side.starts()[node]; at < side.starts()[node + 1]; at++) {
      if (of[side.other()[at]] >= 0) {
        votes.cast(of[side.other()[at]], side.weight()[at]);
      }
    }
  }

  /** Puts every two blocks together that gain most by each other, for what they hold. */
  private void join() {
    addUp(ties.accounts(), ofAccount, byAccounts);
    addUp(ties.targets(), ofTarget, byTargets);
    int[] accounts = inBlocks(ofAccount);
    int[] targets = inBlocks(ofTarget);
    int[] best = new int[byAccounts.length];
    tasks.run(
        PARTS,
        part -> {
          Votes votes = new Votes(best.length);
          int to = cut(best.length, part + 1);
          int account = from(accounts, ofAccount, cut(best.length, part));
          int target = from(targets, ofTarget, cut(best.length, part));
          for (int block = cut(best.length, part); block < to; block++) {
            for (; account < accounts.length && ofAccount[accounts[account]] == block; account++) {
              cast(ties.accounts(), accounts[account], ofTarget, votes);
            }
            for (; target < targets.length && ofTarget[targets[target]] == block; target++) {
              cast(ties.targets(), targets[target], ofAccount, votes);
            }
            best[block] = partner(block, votes);
            votes.forget();
          }
        });
    for (int account : accounts) {
      int block = ofAccount[account];
      int other = best[block];
      ofAccount[account] = other >= 0 && best[other] == block ? Math.min(block, other) : block;
    }
  }

  /** The nodes that are in blocks, by block. */
  private static int[] inBlocks(int[] of) {
    long[] order = new long[of.length];
    int size = 0;
    for (int node = 0; node < of.length; node++) {
      if (of[node] >= 0) {
        order[size++] = (long) of[node] << 32 | node;
      }
    }
    Arrays.sort(order, 0, size);
    int[] nodes = new int[size];
    Arrays.setAll(nodes, at -> (int) order[at]);
    return nodes;
  }

  /** Where the first node of that block or a later one stands. */
  private static int from(int[] nodes, int[] of, int block) {
    int low = 0;
    int high = nodes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of[nodes[middle]] < block) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The other block with which this one is tied most beyond chance, for the smaller's weight. */
  private int partner(int block, Votes votes) {
    int best = NONE;
    double most = 0;
    for (int at = 0; at < votes.size(); at++) {
      int other = votes.block(at);
      double chance =
          (double) byAccounts[block] * byTargets[other]
              + (double) byAccounts[other] * byTargets[block];
      double smaller =
          Math.min(byAccounts[block] + byTargets[block], byAccounts[other] + byTargets[other]);
      double beyond = (votes.of(other) - chance / total) / Math.max(1, smaller);
      if (other != block && (beyond > most || (beyond == most && best >= 0 && other < best))) {
        most = beyond;
        best = other;
      }
    }
    return best;
  }
}
