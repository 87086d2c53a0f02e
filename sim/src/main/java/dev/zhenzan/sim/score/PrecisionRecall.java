package dev.zhenzan.sim.score;

import java.util.Arrays;

/** Precision at given recalls, for drawing; and the cut at which both together are best. */
public final class PrecisionRecall {
  private PrecisionRecall() {}

  /** Recalls 0, 0.01 … 1. */
  public static final int STEPS = 101;

  /**
   * The precision that is reached at each of {@link #STEPS} recalls: of the longest run from the
   * top of the ranking that reaches this recall or more, the best precision. Equal scores enter
   * together.
   *
   * @param positive by item
   * @param score by item, higher is more suspicious; no NaN
   * @return by step, never rising; empty if nothing is positive
   */
  public static double[] curve(boolean[] positive, double[] score) {
    Ranking ranking = new Ranking(positive, score);
    if (ranking.positives == 0) {
      return new double[0];
    }
    double[] best = new double[STEPS];
    while (ranking.next()) {
      int step = (int) Math.floor((STEPS - 1.0) * ranking.hits / ranking.positives + 1e-9);
      best[step] = Math.max(best[step], (double) ranking.hits / ranking.taken);
    }
    for (int step = STEPS - 2; step >= 0; step--) {
      best[step] = Math.max(best[step], best[step + 1]);
    }
    return best;
  }

  /**
   * The score from which on to flag so that F1 is greatest; among equals the greatest.
   *
   * @return positive infinity, which flags nobody, if nothing is positive
   */
  public static double bestCut(boolean[] positive, double[] score) {
    Ranking ranking = new Ranking(positive, score);
    double cut = Double.POSITIVE_INFINITY;
    double best = 0;
    while (ranking.next()) {
      double f1 = 2.0 * ranking.hits / (ranking.taken + ranking.positives);
      if (f1 > best) {
        best = f1;
        cut = ranking.score;
      }
    }
    return cut;
  }

  /** Walks down a ranking, one group of equal scores at a time. */
  private static final class Ranking {
    private final double[] all;
    private final double[] found;
    private final int positives;
    private int taken;
    private int hits;
    private double score;

    Ranking(boolean[] positive, double[] score) {
      Columns.checkLength("scores", positive.length, score.length);
      Columns.checkNumbers("score", score);
      all = score.clone();
      Arrays.sort(all);
      found = new double[score.length];
      int n = 0;
      for (int i = 0; i < score.length; i++) {
        if (positive[i]) {
          found[n++] = score[i];
        }
      }
      positives = n;
      Arrays.sort(found, 0, n);
    }

    boolean next() {
      if (taken == all.length) {
        return false;
      }
      score = all[all.length - 1 - taken];
      while (taken < all.length && all[all.length - 1 - taken] >= score) {
        taken++;
      }
      while (hits < positives && found[positives - 1 - hits] >= score) {
        hits++;
      }
      return true;
    }
  }
}
