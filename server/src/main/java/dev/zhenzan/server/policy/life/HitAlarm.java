package dev.zhenzan.server.policy.life;

/**
 * Says when a policy hits more accounts than it used to. Fed one period at a time, such as an hour;
 * pure, and its state is a handful of numbers.
 */
public final class HitAlarm {
  // A cumulative sum for Poisson counts (Lucas, Counted data CUSUMs, Technometrics 27(2), 1985): of
  // each period's count the log-likelihood ratio "twice the usual rate" against "the usual rate" is
  // added, and the sum never falls below 0. Whatever the rate, such a sum passes ln(P) in the mean
  // not before P periods if nothing changed (Lorden, Procedures for reacting to a change in
  // distribution, Ann. Math. Statist. 42(6), 1971); so the threshold is stated as the number of
  // quiet periods that one false alarm is worth, and no multiple of the rate is an alarm by itself:
  // a policy that hits 1,000 an hour alarms within an hour at 1,200, one that hits 1 an hour waits
  // for several to come together.
  //
  // The usual rate is not known but learnt from the policy's own history: hits and the likes asked
  // about, both forgotten by a share each period, so that a slow drift is not an alarm. While the
  // sum is up, periods wait: they are learnt when it is back at 0, and never if it ends in an
  // alarm, as a jump must not become the custom before it is noticed. The estimate itself errs: of
  // r hits it is raised by one standard error, √r, and one more, before it is used.
  //
  // Feed it accounts hit for the first time in the period, not hits: one account's thousand likes
  // are one finding, and counts that come in bunches would alarm more often than stated.

  private static final double TIMES = 2;
  private static final int PERIODS_MIN = 24;
  private static final double FORGETS = 1 / 500.0;

  private final double threshold;
  private double sum;
  private double hits;
  private double asked;
  private double waitingHits;
  private double waitingAsked;
  private int periods;

  /**
   * @param quietPeriods at most one false alarm in so many periods in the mean; at least 10
   */
  public HitAlarm(long quietPeriods) {
    if (quietPeriods < 10) {
      throw new IllegalArgumentException("at least 10 quiet periods, not " + quietPeriods);
    }
    threshold = StrictMath.log((double) quietPeriods);
  }

  /**
   * Takes the next period.
   *
   * @param newlyHit accounts hit
   * @param likesAsked how many likes or accounts the policy was asked about
   * @return whether the rate has jumped; the sum begins anew then
   */
  public boolean next(long newlyHit, long likesAsked) {
    boolean alarm = false;
    if (periods >= PERIODS_MIN && likesAsked > 0) {
      double usual = likesAsked * (hits + Math.sqrt(hits) + 1) / Math.max(1, asked);
      double added = newlyHit * StrictMath.log(TIMES) - usual * (TIMES - 1);
      sum = Math.max(0, sum + added);
      alarm = sum >= threshold;
      sum = alarm ? 0 : sum;
    }
    waitingHits += newlyHit;
    waitingAsked += likesAsked;
    if (sum == 0) {
      hits = hits * (1 - FORGETS) + (alarm ? 0 : waitingHits);
      asked = asked * (1 - FORGETS) + (alarm ? 0 : waitingAsked);
      waitingHits = 0;
      waitingAsked = 0;
    }
    periods++;
    return alarm;
  }

  /** Takes the rate since the jump for the usual one: what was learnt before is forgotten. */
  public void accept() {
    sum = 0;
    hits = 0;
    asked = 0;
    waitingHits = 0;
    waitingAsked = 0;
    periods = 0;
  }

  /** How near the alarm is: 0 for not at all, 1 for at it. */
  public double level() {
    return sum / threshold;
  }
}
