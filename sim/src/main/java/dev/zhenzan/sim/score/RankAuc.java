package dev.zhenzan.sim.score;

import java.util.Arrays;

/** How well one number tells two kinds apart. */
public final class RankAuc {
  private RankAuc() {}

  /**
   * The chance that a positive scores higher than a negative, equal scores counting half: the area
   * under the ROC curve.
   *
   * @param positive by item
   * @param score by item; no NaN
   * @return 0…1, 0.5 for a score that says nothing; NaN if one of the kinds is missing
   * @throws IllegalArgumentException if the columns differ in length
   */
  public static double of(boolean[] positive, double[] score) {
    Columns.checkLength("scores", positive.length, score.length);
    double[] rising = score.clone();
    Arrays.sort(rising);
    double rankSum = 0;
    long positives = 0;
    for (int i = 0; i < score.length; i++) {
      if (positive[i]) {
        positives++;
        rankSum += (below(rising, score[i], false) + below(rising, score[i], true)) / 2.0;
      }
    }
    long negatives = score.length - positives;
    double above = rankSum - positives * (positives / 2.0);
    return positives == 0 || negatives == 0 ? Double.NaN : above / positives / negatives;
  }

  /** How many values lie below the given one, or not above it. */
  private static int below(double[] rising, double value, boolean orEqual) {
    int from = 0;
    int to = rising.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (rising[middle] < value || (orEqual && rising[middle] <= value)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
