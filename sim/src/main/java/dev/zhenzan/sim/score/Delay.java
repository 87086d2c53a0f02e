package dev.zhenzan.sim.score;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long the guilty went on until they were called so, when the log was judged again at the end
 * of every epoch.
 *
 * @param guilty how many accounts gave at least one brushed like
 * @param caught how many of them were flagged at the end of some epoch
 * @param medianMillis over those caught, from the first brushed like to the end of the first epoch
 *     at which they were flagged; NaN if nobody was
 */
public record Delay(int guilty, int caught, double medianMillis) {

  /** The share of the guilty that was never caught, 0…1; 0 if nobody is guilty. */
  public double shareNeverCaught() {
    return guilty == 0 ? 0 : 1 - (double) caught / guilty;
  }

  /**
   * Measures delays.
   *
   * @param firstFakeMillis by account, when it gave its first brushed like; {@code null} for never,
   *     which leaves it out
   * @param flaggedMillis by account, the end of the first epoch at which it was flagged; {@code
   *     null} for never
   * @throws IllegalArgumentException if the columns differ in length
   */
  public static Delay of(@Nullable Long[] firstFakeMillis, @Nullable Long[] flaggedMillis) {
    Columns.checkLength("flags", firstFakeMillis.length, flaggedMillis.length);
    int guilty = 0;
    int caught = 0;
    double[] delays = new double[firstFakeMillis.length];
    for (int i = 0; i < firstFakeMillis.length; i++) {
      Long first = firstFakeMillis[i];
      Long flagged = flaggedMillis[i];
      if (first != null) {
        guilty++;
        if (flagged != null) {
          delays[caught++] = Math.max(0, flagged - first);
        }
      }
    }
    return new Delay(guilty, caught, median(Arrays.copyOf(delays, caught)));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    if (values.length == 0) {
      return Double.NaN;
    }
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
