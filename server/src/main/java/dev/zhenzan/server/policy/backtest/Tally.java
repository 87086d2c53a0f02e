package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.life.GenuineTouched;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what one policy does while the log is played. */
final class Tally {
  private static final long DAY_MILLIS = 24 * 3_600_000L;

  private final Policy policy;
  private final BitSet accounts = new BitSet();
  private final BitSet likes = new BitSet();
  private final SortedMap<Long, PolicyResult.Day> byDay = new TreeMap<>();
  private long hits;
  private long undecided;

  Tally(Policy policy) {
    this.policy = policy;
  }

  void hit(int account, long timeMillis) {
    hits++;
    PolicyResult.Day more = new PolicyResult.Day(1, accounts.get(account) ? 0 : 1);
    byDay.merge(
        Math.floorDiv(timeMillis, DAY_MILLIS),
        more,
        (one, other) ->
            new PolicyResult.Day(one.hits() + other.hits(), one.accounts() + other.accounts()));
    accounts.set(account);
  }

  void like(int row) {
    likes.set(row);
  }

  void undecided(long times) {
    undecided += times;
  }

  boolean touches(int account) {
    return accounts.get(account);
  }

  /**
   * The end.
   *
   * @param genuine by account one minus its suspicion
   * @param all the sum of it over everybody who liked
   */
  PolicyResult result(double[] genuine, double all) {
    double touched = accounts.stream().mapToDouble(account -> genuine[account]).sum();
    return new PolicyResult(
        policy,
        hits,
        undecided,
        accounts,
        likes,
        new GenuineTouched(accounts.cardinality(), touched, all, policy.budget()),
        byDay);
  }
}
