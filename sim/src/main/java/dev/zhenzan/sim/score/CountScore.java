package dev.zhenzan.sim.score;

/**
 * How far the counts of attacked targets are from the truth; a target is attacked if it got at
 * least one brushed like.
 *
 * @param attackedTargets how many targets are attacked
 * @param honestError over these, the sum of |honest count − genuine likes|, in likes
 * @param rawError over these, the sum of |raw count − genuine likes|, in likes: the brushed likes
 */
public record CountScore(int attackedTargets, double honestError, double rawError) {

  /**
   * Scores the sums of weights.
   *
   * @param fake by like, whether it was brushed
   * @param weight by like, 0…1
   * @param target by like, a dense id, {@code 0 ≤ id < targets}
   * @param targets how many targets there are
   * @throws IllegalArgumentException if the columns differ in length, or a weight is out of range
   */
  public static CountScore of(boolean[] fake, double[] weight, int[] target, int targets) {
    Columns.checkLength("weights", fake.length, weight.length);
    Columns.checkLength("targets", fake.length, target.length);
    Columns.checkUnit("weight", weight);
    double[] excess = new double[targets];
    int[] brushed = new int[targets];
    for (int i = 0; i < fake.length; i++) {
      excess[target[i]] += weight[i] - (fake[i] ? 0 : 1);
      brushed[target[i]] += fake[i] ? 1 : 0;
    }
    return sum(excess, brushed);
  }

  private static CountScore sum(double[] excess, int[] brushed) {
    int attacked = 0;
    double honest = 0;
    double raw = 0;
    for (int id = 0; id < brushed.length; id++) {
      if (brushed[id] > 0) {
        attacked++;
        honest += Math.abs(excess[id]);
        raw += brushed[id];
      }
    }
    return new CountScore(attacked, honest, raw);
  }

  /** The honest error as a share of the raw one; 0 if nothing is attacked. */
  public double ratio() {
    return rawError == 0 ? 0 : honestError / rawError;
  }
}
