package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for every pair of accounts, on how many targets they acted close in time, and how
 * tightly.
 *
 * <p>Co-actions number several times the likes, and almost all are chance meetings of pairs that
 * never meet again. They are dealt by a hash of the pair into partitions that fit a processor's
 * cache and counted there; only pairs that meet again with some surprise survive. All sums are
 * integers, so neither the deal nor the number of threads shows in the result.
 *
 * <p>Memory: 8 bytes a co-action of one round, 12 bytes a distinct pair of the partition at work;
 * rounds keep the co-actions held at once near {@link #HELD_MAX}. The input that hurts: many
 * accounts of middling activity on many targets of middling heat.
 */
final class PairTally {
  private static final int PARTITIONS = 1024;

  /** Fixed, so that sums of fractions are added in the same order with any number of threads. */
  private static final int PARTS = 8;

  private static final long HELD_MAX = 48_000_000;
  private static final int RANK_BITS = 4;

  /**
   * Unless they could meet far more often than that: up to this share of the less active one's
   * likes may be explained by chance. Without it, a farm would hide by liking more.
   */
  private static final double EXPECTED_SHARE_MAX = 1 / 16.0;

  /** From this many likes on anybody may surprise. */
  private static final int SURPRISING_MEETINGS = 32;

  private static final double LN_2 = 0.6931471805599453;

  /** Pairs that would meet by chance more often than this at their tightness say nothing. */
  private static final double EXPECTED_MAX = 0.25;

  private final Likes likes;
  private final int[] activity;
  private final long[] givers;
  private final double surpriseMin;
  private final boolean @Nullable [] deep;
  private final Tasks tasks;
  private final double perPair;

  /** Surviving pairs: {@code smaller account << 32 | larger account}, ascending. */
  long[] survivors = new long[0];

  long pairs;
  long pairsAgain;
  long pairsThird;
  double expectedThird;
  long coActions;
  double expectedAgain;

  /**
   * @param surpriseMin pairs below this surprise, in nats, are of no interest
   */
  PairTally(
      Likes likes,
      long[] givers,
      int[] activity,
      boolean @Nullable [] deep,
      double surpriseMin,
      Tasks tasks) {
    this.likes = likes;
    this.givers = givers;
    this.surpriseMin = surpriseMin;
    this.deep = deep;
    this.activity = activity;
    this.tasks = tasks;
    perPair = 1.0 / Math.max(1, likes.size());
  }

  PairTally run() {
    int rounds = (int) Math.max(1, (long) likes.size() * CoActions.RANK_MAX / 2 / HELD_MAX);
    for (int round = 0; round < rounds; round++) {
      round(round, rounds);
    }
    Arrays.sort(survivors);
    return this;
  }

  private void round(int round, int rounds) {
    int[] cuts = likes.byTarget().cuts(PARTS);
    Deal[] deals = new Deal[PARTS];
    tasks.run(
        PARTS,
        part -> {
          deals[part] = new Deal(round, rounds);
          CoActions.visit(likes, givers, deep, cuts[part], cuts[part + 1], deals[part]);
        });
    PairTable[] tables = new PairTable[PARTITIONS];
    tasks.run(PARTITIONS, partition -> tables[partition] = count(deals, partition));
    for (Deal deal : deals) {
      coActions += deal.dealt;
      expectedAgain += deal.expected;
    }
    gather(tables);
  }

  private PairTable count(Deal[] deals, int partition) {
    int size = 0;
    for (Deal deal : deals) {
      size += deal.sizes[partition];
    }
    PairTable table = new PairTable(size);
    for (Deal deal : deals) {
      table.addAll(deal.held[partition], deal.sizes[partition], RANK_BITS);
      deal.held[partition] = new long[0];
    }
    table.keepSurprising(activity, perPair, surpriseMin);
    return table;
  }

  private void gather(PairTable[] tables) {
    int more = 0;
    for (PairTable table : tables) {
      more += table.kept.length;
      pairs += table.pairs;
      pairsAgain += table.pairsAgain;
      pairsThird += table.pairsThird;
      expectedThird += table.expectedThird;
    }
    int at = survivors.length;
    survivors = Arrays.copyOf(survivors, at + more);
    for (PairTable table : tables) {
      System.arraycopy(table.kept, 0, survivors, at, table.kept.length);
      at += table.kept.length;
    }
  }

  /** Deals one part's co-actions into partitions. */
  private final class Deal implements CoActions.Visitor {
    private final long[][] held = new long[PARTITIONS][16];
    private final int[] sizes = new int[PARTITIONS];
    private final int[] weight = new int[CoActions.PIECE + CoActions.RANK_MAX];
    private final int round;
    private final int rounds;
    private long dealt;
    private double expected;

    Deal(int round, int rounds) {
      this.round = round;
      this.rounds = rounds;
    }

    @Override
    public void piece(CoActions near, int firsts, int size) {
      int[] actors = near.actor;
      for (int at = 0; at < size; at++) {
        weight[at] = activity[actors[at]];
      }
      for (int at = 0; at < firsts; at++) {
        if (weight[at] >= 2) {
          int end = near.reach(at, size);
          for (int next = at + 1; next < end; next++) {
            if (weight[next] >= 2) {
              meet(
                  actors[at],
                  actors[next],
                  next - at,
                  (double) weight[at] * weight[next],
                  Math.min(weight[at], weight[next]));
            }
          }
        }
      }
    }

    private void meet(int one, int other, int rank, double weights, int fewest) {
      double product = weights * perPair;
      double limit = Math.max(EXPECTED_MAX, fewest * EXPECTED_SHARE_MAX);
      if (2 * rank * product > limit || !canSurprise(product, fewest)) {
        return;
      }
      long pair = one < other ? pair(one, other) : pair(other, one);
      int hash = (int) (mix(pair) >>> 34);
      if (rounds > 1 && (hash >>> 10) % rounds != round) {
        return;
      }
      dealt++;
      expected += Math.min(product, limit / (2 * CoActions.RANK_MAX));
      put(hash & (PARTITIONS - 1), pair << RANK_BITS | rank);
    }

    /**
     * Whether a pair could surprise enough if it met on every target of the less active one, as
     * tightly as can be: most pairs in a log are of people too quiet to ever be told from chance.
     */
    private boolean canSurprise(double product, int fewest) {
      if (fewest >= SURPRISING_MEETINGS) {
        return true;
      }
      double nats = -LN_2 * (Math.getExponent(2 * product) + 1);
      return fewest * (nats + LN_2) + Surprise.lnFactorial(fewest) >= surpriseMin;
    }

    private void put(int partition, long entry) {
      int size = sizes[partition]++;
      if (size == held[partition].length) {
        held[partition] = Arrays.copyOf(held[partition], size * 2);
      }
      held[partition][size] = entry;
    }
  }

  /** 30 bits an account: a billion of them. */
  static long pair(int smaller, int larger) {
    return (long) smaller << 30 | larger;
  }

  static int smaller(long pair) {
    return (int) (pair >>> 30);
  }

  static int larger(long pair) {
    return (int) (pair & (1 << 30) - 1);
  }

  static long mix(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }
}
