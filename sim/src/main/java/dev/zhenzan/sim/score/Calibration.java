package dev.zhenzan.sim.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a probability means what it says: of those said to be guilty with probability p, a share
 * of p should be.
 *
 * @param bins of equal width over 0…1, in order; empty ones are there too
 * @param expectedError the mean over items of |mean probability − share guilty| of the item's bin
 * @param expectedErrorSuspected the same over items with a probability of at least {@link
 *     #SUSPECTED}; 0 where there are none. The many who are clearly innocent cannot hide an error
 *     in it
 */
public record Calibration(List<Bin> bins, double expectedError, double expectedErrorSuspected) {

  /** From which probability an item counts as suspected at all. */
  public static final double SUSPECTED = 0.05;

  /** How many bins there are. */
  public static final int BINS = 10;

  /**
   * One stretch of probabilities.
   *
   * @param items how many items fell into it
   * @param meanProbability of these; 0 for none
   * @param shareGuilty of these; 0 for none
   */
  public record Bin(long items, double meanProbability, double shareGuilty) {}

  /**
   * Measures a probability.
   *
   * @param guilty by item
   * @param probability by item, 0…1
   * @throws IllegalArgumentException if the columns differ in length, or a probability is out of
   *     range
   */
  public static Calibration of(boolean[] guilty, double[] probability) {
    Columns.checkLength("probabilities", guilty.length, probability.length);
    Columns.checkUnit("probability", probability);
    List<Bin> bins = bins(guilty, probability, 0);
    return new Calibration(bins, error(bins), error(bins(guilty, probability, SUSPECTED)));
  }

  private static List<Bin> bins(boolean[] guilty, double[] probability, double least) {
    long[] items = new long[BINS];
    long[] hits = new long[BINS];
    double[] sum = new double[BINS];
    for (int i = 0; i < guilty.length; i++) {
      if (probability[i] >= least) {
        int bin = Math.min(BINS - 1, (int) (probability[i] * BINS));
        items[bin]++;
        hits[bin] += guilty[i] ? 1 : 0;
        sum[bin] += probability[i];
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double n = Math.max(1, items[bin]);
      bins.add(new Bin(items[bin], sum[bin] / n, hits[bin] / n));
    }
    return List.copyOf(bins);
  }

  private static double error(List<Bin> bins) {
    double sum = 0;
    long items = 0;
    for (Bin bin : bins) {
      sum += bin.items() * Math.abs(bin.meanProbability() - bin.shareGuilty());
      items += bin.items();
    }
    return items == 0 ? 0 : sum / items;
  }
}
