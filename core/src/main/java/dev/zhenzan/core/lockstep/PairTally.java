package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;

/**
 * Counts, for every pair of accounts, on how many targets they acted close in time, and how
 * tightly.
 *
 * <p>Co-actions number several times the likes, and almost all are chance meetings of pairs that
 * never meet again. They are dealt by a hash of the pair into partitions that fit a processor's
 * cache and counted there; only pairs that meet again with some surprise survive. Sums over pairs
 * are integers, so neither the deal nor the number of threads shows in the result.
 *
 * <p>Memory: 8 bytes a co-action of one round; rounds keep the co-actions held at once near {@link
 * #HELD_MAX}. The input that hurts: many accounts of middling activity on many targets of middling
 * heat.
 */
final class PairTally {
  private static final int PARTITIONS_MAX = 1024;

  /** A partition of about so many meetings stays in a processor's cache. */
  private static final int MEETINGS_A_PARTITION = 1 << 15;

  /** Partitions are counted in so many runs, each with one table. */
  private static final int RUNS = 32;

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
  private final Crowds crowds;
  private final double surpriseMin;
  private final Tasks tasks;
  private final double perPair;
  private final int partitionBits;

  /** Surviving pairs: {@code smaller account << 32 | larger account}, ascending. */
  long[] survivors = new long[0];

  long pairs;
  long pairsAgain;
  long pairsThird;
  long expectedThirdNano;
  long coActions;
  double expectedAgain;

  /**
   * @param surpriseMin pairs below this surprise, in nats, are of no interest
   */
  PairTally(Likes likes, Crowds crowds, int[] activity, double surpriseMin, Tasks tasks) {
    this.likes = likes;
    this.crowds = crowds;
    this.surpriseMin = surpriseMin;
    this.activity = activity;
    this.tasks = tasks;
    perPair = 1.0 / Math.max(1, likes.size());
    long meetings = Math.min(HELD_MAX, (long) likes.size() * CoActions.RANK_MAX / 2);
    int partitions = (int) Math.min(PARTITIONS_MAX, meetings / MEETINGS_A_PARTITION);
    partitionBits = 31 - Integer.numberOfLeadingZeros(Math.max(1, partitions));
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
    Dealt[] dealt = new Dealt[PARTS];
    tasks.run(
        PARTS,
        part -> {
          dealt[part] = new Dealt(1 << partitionBits);
          deals[part] = new Deal(dealt[part], round, rounds);
          CoActions.visit(crowds, cuts[part], cuts[part + 1], deals[part]);
        });
    for (Deal deal : deals) {
      coActions += deal.dealt;
      expectedAgain += deal.expected;
    }
    PairTable[] tables = new PairTable[RUNS];
    tasks.run(RUNS, run -> tables[run] = count(dealt, run));
    gather(tables);
  }

  private PairTable count(Dealt[] dealt, int run) {
    PairTable table = new PairTable(activity, perPair, surpriseMin, RANK_BITS);
    for (int partition = run; partition < 1 << partitionBits; partition += RUNS) {
      table.count(dealt, partition);
    }
    return table;
  }

  private void gather(PairTable[] tables) {
    int more = 0;
    for (PairTable table : tables) {
      more += table.kept.size();
      pairs += table.pairs;
      pairsAgain += table.pairsAgain;
      pairsThird += table.pairsThird;
      expectedThirdNano += table.expectedThirdNano;
    }
    int at = survivors.length;
    survivors = Arrays.copyOf(survivors, at + more);
    for (PairTable table : tables) {
      table.kept.getElements(0, survivors, at, table.kept.size());
      at += table.kept.size();
    }
  }

  /** Deals one part's co-actions into partitions. */
  private final class Deal implements CoActions.Visitor {
    private final Dealt held;
    private final int[] weight = new int[CoActions.PIECE + CoActions.RANK_MAX];
    private final int round;
    private final int rounds;
    private long dealt;
    private double expected;

    Deal(Dealt held, int round, int rounds) {
      this.held = held;
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
      long hash = mix(pair);
      if (rounds > 1 && (hash & Integer.MAX_VALUE) % rounds != round) {
        return;
      }
      dealt++;
      expected += Math.min(product, limit / (2 * CoActions.RANK_MAX));
      // The highest bits tell the partition; a table's cells and slots use those below.
      held.put((int) (hash >>> 1 >>> 63 - partitionBits), pair << RANK_BITS | rank);
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
