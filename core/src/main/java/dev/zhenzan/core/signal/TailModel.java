package dev.zhenzan.core.signal;

/**
 * What a measure looks like in the population, and how strongly one value stands out: a log-normal
 * law fitted to the middle of the population, so that a minority of brushers cannot widen it.
 */
public final class TailModel {
  // The location is the median and the spread comes from the upper deciles, both read from a
  // histogram of the logarithm [1]; each is shrunk towards a prior that counts for SHRINK keys, so
  // that a log of ten accounts is judged by what was seen elsewhere.
  //
  // A tail probability p becomes evidence through the calibrator ½ · p^(−½) [2], whose expectation
  // under the null is 1: it is a likelihood ratio that pays for not knowing the alternative.
  //
  // [1] Huber, Robust Statistics, 1981 (quantiles instead of moments).
  // [2] Vovk and Wang, E-values: calibration, combination and applications, Ann. Stat. 49(3), 2021.

  /** Histogram cells a nat; 1/32 nat is 3 %. */
  private static final int CELLS_PER_NAT = 32;

  private static final int CELLS = 44 * CELLS_PER_NAT;
  private static final double SHRINK = 200;

  /** The 75th and 90th percentile of the standard normal law. */
  private static final double Z75 = 0.6744897501960817;

  private static final double Z90 = 1.2815515655446004;

  /** Most values are small counts: their cells and tails are computed once. */
  private static final int[] SMALL_CELL = new int[2048];

  static {
    for (int value = 0; value < SMALL_CELL.length; value++) {
      SMALL_CELL[value] = cellOf(value);
    }
  }

  private final double[] smallLnTail = new double[SMALL_CELL.length];
  private final String name;
  private final long keys;
  private final double location;
  private final double spread;

  private TailModel(String name, long keys, double location, double spread) {
    this.name = name;
    this.keys = keys;
    this.location = location;
    this.spread = spread;
    for (int value = 0; value < smallLnTail.length; value++) {
      smallLnTail[value] = lnTail((double) value);
    }
  }

  /**
   * What is believed before the data is seen, and how narrow the law may become.
   *
   * @param median the usual value
   * @param spread the standard deviation of its natural logarithm
   * @param spreadMin the fitted spread is never below this, as counts are coarse
   */
  public record Prior(double median, double spread, double spreadMin) {}

  /** Chooses the keys that a model is fitted on. */
  @FunctionalInterface
  public interface Population {
    boolean has(int key);
  }

  /**
   * Fits the values of a population.
   *
   * @param name for the account of how the numbers were made
   * @param values a value a key, ≥ 0
   * @param population the keys that count
   */
  public static TailModel fit(String name, long[] values, Population population, Prior prior) {
    int[] histogram = new int[CELLS];
    long keys = 0;
    for (int key = 0; key < values.length; key++) {
      if (population.has(key)) {
        histogram[cell(values[key])]++;
        keys++;
      }
    }
    double median = quantile(histogram, keys, 0.5);
    double wide =
        Math.max(
            (quantile(histogram, keys, 0.75) - median) / Z75,
            (quantile(histogram, keys, 0.9) - median) / Z90);
    double own = keys / (keys + SHRINK);
    double location = own * median + (1 - own) * StrictMath.log(prior.median() + 0.5);
    double spread = own * wide + (1 - own) * prior.spread();
    return new TailModel(name, keys, location, Math.max(spread, prior.spreadMin()));
  }

  private static int cell(long value) {
    return value < SMALL_CELL.length ? SMALL_CELL[(int) value] : cellOf(value);
  }

  private static int cellOf(long value) {
    double nats = StrictMath.log(value + 0.5) + 1;
    return (int) Math.min(CELLS - 1, nats * CELLS_PER_NAT);
  }

  /** The logarithm at the middle of the cell that holds the quantile; 0 for no keys. */
  private static double quantile(int[] histogram, long keys, double share) {
    long wanted = (long) StrictMath.ceil(share * keys);
    long seen = 0;
    for (int cell = 0; cell < CELLS && keys > 0; cell++) {
      seen += histogram[cell];
      if (seen >= wanted) {
        return (cell + 0.5) / CELLS_PER_NAT - 1;
      }
    }
    return 0;
  }

  /** ln P(a member of the population has this count or more). */
  public double lnTail(long value) {
    return value >= 0 && value < smallLnTail.length
        ? smallLnTail[(int) value]
        : lnTail((double) value);
  }

  /** ln P(a member of the population has this value or more). */
  public double lnTail(double value) {
    return Normal.lnTail((StrictMath.log(value + 0.5) - location) / spread);
  }

  /** ln P(a member of the population has this value or less). */
  public double lnLowerTail(double value) {
    return Normal.lnTail((location - StrictMath.log(value + 0.5)) / spread);
  }

  /** The value that half the population stays under. */
  public double median() {
    return StrictMath.exp(location) - 0.5;
  }

  /** For the account of how the numbers were made. */
  public NullModel describe() {
    return NullModel.of(name, keys, "median", median(), "spread", spread);
  }
}
