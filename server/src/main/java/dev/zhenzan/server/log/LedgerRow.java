package dev.zhenzan.server.log;

/**
 * One entry of the ledger: a like weighs more or less than the event alone would give it.
 *
 * @param row the like's row in the log
 * @param closing the closing that caused it
 * @param difference what is added to its weight, in basis points; never 0
 * @param account the account whose verdict, or the act on which, caused it, by name
 * @param reason the kind of signal that weighed most in that verdict, lower case; or {@link #ACT}
 *     and the step that was taken
 */
public record LedgerRow(long row, long closing, int difference, String account, String reason) {

  /** What a reason begins with that is an act's and not a signal's. */
  public static final String ACT = "act_";

  /**
   * Whether an act laid it over what the engine says of the like. Entries of the two kinds are
   * summed up apart: the engine changes its mind without asking what people have done, and they
   * undo what they have done without asking the engine.
   */
  public static boolean isOfAct(String reason) {
    return reason.startsWith(ACT);
  }
}
