package dev.zhenzan.sim.score;

/**
 * How many were found, missed and wrongly accused.
 *
 * @param truePositives guilty and called so
 * @param falsePositives innocent and called guilty
 * @param falseNegatives guilty and not called so
 * @param trueNegatives innocent and left alone
 */
public record Confusion(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /**
   * Counts the four cases.
   *
   * @throws IllegalArgumentException if the columns differ in length
   */
  public static Confusion of(boolean[] guilty, boolean[] called) {
    if (guilty.length != called.length) {
      throw new IllegalArgumentException(
          guilty.length + " truths and " + called.length + " verdicts");
    }
    long[] cases = new long[4];
    for (int i = 0; i < guilty.length; i++) {
      cases[(guilty[i] ? 2 : 0) + (called[i] ? 1 : 0)]++;
    }
    return new Confusion(cases[3], cases[1], cases[2], cases[0]);
  }

  /** Of those called guilty, the share that is; 1 if nobody was called. */
  public double precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Of the guilty, the share that was called; 1 if nobody is guilty. */
  public double recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /** Of those called guilty, the share that is innocent; 0 if nobody was called. */
  public double falseDiscoveryRate() {
    return 1 - precision();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
