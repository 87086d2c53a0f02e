package dev.zhenzan.core.lockstep;

/**
 * How improbable repeated co-actions are, as a natural logarithm.
 *
 * <p>Null model: every like slot of a target goes to an account in proportion to its activity (the
 * configuration model). Then the likes of A meet a like of B among the {@code w} nearest on the
 * same target with expectation {@code μ(w) = n_A · n_B · w / N}, and {@code m} meetings at widths
 * {@code w_1…w_m} have a probability of at most {@code Π μ(w_i) / m!}: the tail of a Poisson
 * process whose points are ordered by width.
 */
final class Surprise {
  private static final double[] LN_FACTORIAL = new double[4096];

  static {
    for (int n = 2; n < LN_FACTORIAL.length; n++) {
      LN_FACTORIAL[n] = LN_FACTORIAL[n - 1] + StrictMath.log(n);
    }
  }

  private Surprise() {}

  /**
   * The surprise in nats.
   *
   * @param times how often they met
   * @param lnWidths sum of the logarithms of the widths
   * @param lnRate logarithm of {@code n_A · n_B / N}, inflated by what community explains
   */
  static double of(int times, double lnWidths, double lnRate) {
    return lnFactorial(times) - lnWidths - times * lnRate;
  }

  /** ln n!, held at the largest n of the table beyond it, which is the careful side. */
  static double lnFactorial(int n) {
    return LN_FACTORIAL[Math.min(n, LN_FACTORIAL.length - 1)];
  }
}
