package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Detail;

/**
 * One step taken against one account.
 *
 * @param seq of the act that took it; its id is {@code m} and this number
 * @param weight what a like may weigh at most where the step weighs, in basis points
 * @param beginMillis when it begins: later than it was taken, if it was delayed
 * @param endMillis when it ends by itself, {@link Long#MAX_VALUE} for never
 * @param policy which policy asked for it, as {@code id@version}, or empty
 * @param caseId the case that it rests on, 0 for none
 * @param batch the first measure of those taken in one go, 0 for one by itself
 * @param by who took it, see {@link Act#by}
 */
public record Measure(
    long seq,
    String account,
    Step step,
    int weight,
    long takenMillis,
    long beginMillis,
    long endMillis,
    State state,
    String policy,
    Because because,
    long caseId,
    long batch,
    String by) {

  /** Where it is in its life. */
  public enum State {
    /** Begins later. */
    WAITING,
    STANDING,
    /** Has run its time. */
    ENDED,
    /** Was wrong: as if it had never been. */
    UNDONE
  }

  static final int WHOLE = 10_000;

  /** As callers know it. */
  public String id() {
    return "m" + seq;
  }

  static Measure of(Act act) {
    Detail detail = act.detail();
    long begin = detail.number("begin", act.atMillis());
    return new Measure(
        act.seq(),
        act.subject(),
        Step.of(detail.text("step")),
        (int) detail.number("weight", 0),
        act.atMillis(),
        begin,
        detail.number("end", Long.MAX_VALUE),
        begin > act.atMillis() ? State.WAITING : State.STANDING,
        detail.text("policy"),
        Because.of(detail),
        detail.number("case", 0),
        detail.number("batch", 0),
        act.by());
  }

  Measure in(State next) {
    return new Measure(
        seq,
        account,
        step,
        weight,
        takenMillis,
        beginMillis,
        endMillis,
        next,
        policy,
        because,
        caseId,
        batch,
        by);
  }

  /** Whether it says something now. */
  public boolean isStanding() {
    return state == State.STANDING;
  }

  /** Whether it begins or ends at that time and has not yet. */
  boolean turnsAt(long millis) {
    boolean begins = state == State.WAITING && beginMillis == millis;
    boolean ends = (state == State.WAITING || state == State.STANDING) && endMillis == millis;
    return begins || ends;
  }

  /** Whether it keeps weight from likes: some do so beyond their end, until they are undone. */
  boolean weighs() {
    boolean lasts = state == State.ENDED && !step.givesBackAtItsEnd();
    return step.weighs() && (isStanding() || lasts);
  }

  /** What a like may weigh at most, given when it was given. */
  int cap(long likeMillis) {
    boolean concerns =
        switch (step) {
          case WEIGH_LESS, BAN -> true;
          case CLEAN -> likeMillis <= takenMillis;
          case FREEZE -> beginMillis <= likeMillis && likeMillis < endMillis;
          case OBSERVE, LIMIT -> false;
        };
    return concerns ? weight : WHOLE;
  }
}
