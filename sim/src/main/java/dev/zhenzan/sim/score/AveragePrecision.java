package dev.zhenzan.sim.score;

import java.util.Arrays;

/** The area under the precision-recall curve, in steps, equal scores taken together. */
public final class AveragePrecision {
  private AveragePrecision() {}

  /**
   * The average precision of a ranking.
   *
   * <p>Where scores are equal the order means nothing, so the whole group enters at once: a
   * constant score earns the share of positives and no more.
   *
   * @param positive by item, whether it should be found
   * @param score by item, higher is more suspicious; no NaN
   * @return 0…1; NaN if nothing is positive
   */
  public static double of(boolean[] positive, double[] score) {
    double[] falling = new double[score.length];
    int positives = 0;
    for (int i = 0; i < score.length; i++) {
      falling[i] = -score[i];
      positives += positive[i] ? 1 : 0;
    }
    if (positives == 0) {
      return Double.NaN;
    }
    double[] hits = new double[positives];
    for (int i = 0, h = 0; i < score.length; i++) {
      if (positive[i]) {
        hits[h++] = falling[i];
      }
    }
    Arrays.sort(falling);
    Arrays.sort(hits);
    return area(falling, hits);
  }

  private static double area(double[] all, double[] hits) {
    double sum = 0;
    int seen = 0;
    for (int h = 0; h < hits.length; ) {
      int next = h;
      while (next < hits.length && hits[next] == hits[h]) {
        next++;
      }
      while (seen < all.length && all[seen] <= hits[h]) {
        seen++;
      }
      sum += (double) (next - h) * next / seen;
      h = next;
    }
    return sum / hits.length;
  }
}
