package dev.zhenzan.sim.score;

/**
 * How well single likes were weighed.
 *
 * @param confusion a like that weighs less than {@link #FAKE_BELOW} counts as called fake
 * @param auprc area under the precision-recall curve of {@code 1 − weight}; NaN without fake likes
 */
public record LikeScore(Confusion confusion, double auprc) {

  /** The weight under which a like counts as called fake. */
  public static final double FAKE_BELOW = 0.5;

  /**
   * Scores the weights of likes.
   *
   * @param fake by like, whether it was brushed
   * @param weight by like, 0…1
   * @throws IllegalArgumentException if the columns differ in length, or a weight is out of range
   */
  public static LikeScore of(boolean[] fake, double[] weight) {
    Columns.checkLength("weights", fake.length, weight.length);
    Columns.checkUnit("weight", weight);
    boolean[] called = new boolean[weight.length];
    double[] suspicion = new double[weight.length];
    for (int i = 0; i < weight.length; i++) {
      called[i] = weight[i] < FAKE_BELOW;
      suspicion[i] = 1 - weight[i];
    }
    return new LikeScore(Confusion.of(fake, called), AveragePrecision.of(fake, suspicion));
  }
}
