package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;

/** Finds pairs of accounts that act in lockstep. */
public final class Lockstep {

  /** Weight of the prior belief that communities explain nothing, in expected meetings. */
  private static final double PRIOR_MEETINGS = 50;

  private Lockstep() {}

  /** Links of all pairs whose surprise exceeds what chance gives among all pairs. */
  public static Links find(Likes likes, int accounts, Tasks tasks) {
    int[] activity = new int[accounts];
    for (int account = 0; account < accounts; account++) {
      activity[account] = likes.byAccount().end(account) - likes.byAccount().start(account);
    }
    long t0 = System.nanoTime();
    PairTally tally = new PairTally(likes, activity, tasks).run();
    System.err.println("tally " + (System.nanoTime() - t0) / 1000000 + " ms; survivors " + tally.survivors.length + " pairs " + tally.pairs + " again " + tally.pairsAgain + " co " + tally.coActions + " exp " + tally.expectedAgain);
    double degree = 2.0 * tally.coActions / Math.max(1, likes.size());
    double expected = tally.expectedAgain * degree;
    double inflation = Math.max(1, (tally.pairsAgain + PRIOR_MEETINGS) / (expected + PRIOR_MEETINGS));
    System.err.println("degree " + degree + " expected again " + expected + " inflation " + inflation);
    Links links = Collector.collect(likes, activity, tally, inflation, tasks);
    System.err.println("collect " + (System.nanoTime() - t0) / 1000000 + " ms");
    return links;
  }
}
