package dev.zhenzan.core.verdict;

import dev.zhenzan.core.signal.SignalKind;

/**
 * The conclusion on every account: parallel arrays by account id.
 *
 * @param contributions what each kind of signal added, in millinats: {@code
 *     contributions[kind.ordinal()][account]}, after the cap of its kind, as it was added
 * @param millinats the log-odds of brushing in thousandths: the prior plus all contributions
 * @param suspicionMillionths the calibrated probability of brushing, 0…1 000 000
 * @param action what to do
 * @param ring the ring's number, 0 where none
 * @param priorMillinats the log-odds before any evidence, fitted from the log itself
 * @param cutMillinats accounts at or above this log-odds are flagged
 * @param expectedFalseMillionths the share of wrong flags to be expected among the flagged
 * @param flagged how many accounts are flagged
 */
public record Verdicts(
    int[][] contributions,
    int[] millinats,
    int[] suspicionMillionths,
    Action[] action,
    int[] ring,
    int priorMillinats,
    int cutMillinats,
    int expectedFalseMillionths,
    int flagged) {

  /** Whether the account is held to brush. */
  public boolean isFlagged(int account) {
    return action[account].compareTo(Action.WEIGH_LESS) >= 0;
  }

  /** What one kind of signal added to the account's log-odds, in millinats. */
  public int contribution(SignalKind kind, int account) {
    return contributions[kind.ordinal()][account];
  }
}
