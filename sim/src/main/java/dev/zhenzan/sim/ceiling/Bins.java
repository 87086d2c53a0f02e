package dev.zhenzan.sim.ceiling;

import java.util.Arrays;

/** Cuts a feature into at most {@link #MAX} stretches of about as many accounts each. */
final class Bins {
  /** Fits a byte, and is finer than any split needs. */
  static final int MAX = 64;

  private final double[] cuts;

  private Bins(double[] cuts) {
    this.cuts = cuts;
  }

  /** Cuts at quantiles of the values; a value that many share is a stretch of its own. */
  static Bins of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] cuts = new double[MAX - 1];
    int n = 0;
    int from = 0;
    while (from < sorted.length && n < cuts.length) {
      int left = sorted.length - from;
      int to = from + Math.max(1, left / (MAX - n));
      while (to < sorted.length && sorted[to] == sorted[to - 1]) {
        to++;
      }
      if (to < sorted.length) {
        cuts[n++] = sorted[to - 1];
      }
      from = to;
    }
    return new Bins(Arrays.copyOf(cuts, n));
  }

  /** The bin of each value: how many cuts lie below it. */
  byte[] bin(double[] values) {
    byte[] bins = new byte[values.length];
    for (int i = 0; i < bins.length; i++) {
      int at = Arrays.binarySearch(cuts, values[i]);
      bins[i] = (byte) (at >= 0 ? at : -at - 1);
    }
    return bins;
  }
}
