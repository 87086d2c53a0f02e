package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.life.GenuineTouched;
import java.util.BitSet;
import java.util.SortedMap;

/**
 * What one policy did.
 *
 * @param hits how often it hit
 * @param undecided how often a value that it needs was not known
 * @param accounts ids of the accounts that it touched
 * @param likes rows of the likes that it touched: those it hit, or of a closing policy those that
 *     stand and were given by accounts it touched
 * @param genuine how many of the accounts are genuine, as expected, and the bound of it
 * @param byDay by day of UTC, counted from 1970
 */
public record PolicyResult(
    Policy policy,
    long hits,
    long undecided,
    BitSet accounts,
    BitSet likes,
    GenuineTouched genuine,
    SortedMap<Long, Day> byDay) {

  /**
   * One day.
   *
   * @param accounts touched for the first time
   */
  public record Day(long hits, long accounts) {}
}
