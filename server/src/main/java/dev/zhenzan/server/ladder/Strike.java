package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;

/**
 * A mark against an account, which lapses.
 *
 * @param seq of the act that gave it; its id is {@code s} and this number
 * @param weight 1 or more
 * @param lapsesMillis from when it counts no more
 * @param caseId the case that it rests on, 0 for none
 */
public record Strike(
    long seq,
    int weight,
    long givenMillis,
    long lapsesMillis,
    String policy,
    Because because,
    long caseId,
    boolean undone) {

  /** As callers know it. */
  public String id() {
    return "s" + seq;
  }

  static Strike of(Act act) {
    return new Strike(
        act.seq(),
        (int) act.detail().number("weight", 1),
        act.atMillis(),
        act.detail().number("lapses", Long.MAX_VALUE),
        act.detail().text("policy"),
        Because.of(act.detail()),
        act.detail().number("case", 0),
        false);
  }

  Strike undo() {
    return new Strike(seq, weight, givenMillis, lapsesMillis, policy, because, caseId, true);
  }

  boolean counts(long nowMillis) {
    return !undone && givenMillis <= nowMillis && nowMillis < lapsesMillis;
  }
}
