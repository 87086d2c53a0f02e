package dev.zhenzan.core.signal;

/** The tail of the normal distribution, in logarithms, the same bits on every machine. */
final class Normal {
  private Normal() {}

  /**
   * ln P(Z ≥ z).
   *
   * <p>Abramowitz and Stegun 26.2.17 (1964) below 5, error under 7.5e-8; the continued fraction
   * 26.2.14 cut after four terms above, relative error under 1e-4.
   */
  static double lnTail(double z) {
    if (z > 5) {
      double fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / z)));
      return -z * z / 2 - 0.9189385332046727 - StrictMath.log(fraction);
    }
    return z < 0 ? StrictMath.log1p(-tail(-z)) : StrictMath.log(tail(z));
  }

  private static double tail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return series * 0.3989422804014327 * StrictMath.exp(-z * z / 2);
  }
}
