package dev.zhenzan.sim.board;

import java.util.Collection;
import java.util.stream.DoubleStream;

/**
 * A figure over seeds.
 *
 * @param mean over those seeds for which it is a number; NaN for none
 * @param min the least
 * @param max the greatest
 */
public record Spread(double mean, double min, double max) {

  /** Of the given figures, those that are no number aside. */
  public static Spread of(Collection<Double> figures) {
    double[] known = figures.stream().mapToDouble(each -> each).filter(Spread::isNumber).toArray();
    return new Spread(
        DoubleStream.of(known).average().orElse(Double.NaN),
        DoubleStream.of(known).min().orElse(Double.NaN),
        DoubleStream.of(known).max().orElse(Double.NaN));
  }

  private static boolean isNumber(double figure) {
    return !Double.isNaN(figure);
  }
}
