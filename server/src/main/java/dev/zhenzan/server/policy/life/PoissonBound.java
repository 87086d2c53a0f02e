package dev.zhenzan.server.policy.life;

/** How large the mean of a Poisson number may be, given what was counted. */
final class PoissonBound {
  // The exact upper bound of Garwood, Fiducial limits for the Poisson distribution, Biometrika
  // 28(3/4), 1936: the mean μ at which counting x or fewer has a chance of 1 − confidence, which is
  // where the lower regularised gamma function P(x + 1, μ) reaches the confidence. It is taken at x
  // that need not be whole, as x is a sum of probabilities here. P itself by its series below the
  // mean and by its continued fraction (Lentz) above.

  private static final int STEPS_MAX = 100_000;
  private static final double SMALL = 1e-14;
  private static final double TINY = 1e-300;
  private static final double[] LANCZOS = {
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
  };

  private PoissonBound() {}

  /**
   * The upper bound.
   *
   * @param counted at least 0
   * @param confidence between 0 and 1
   */
  static double upper(double counted, double confidence) {
    double low = counted;
    double high = counted + 10 + 10 * Math.sqrt(counted + 1);
    for (int step = 0; step < 200 && high - low > 1e-10 * high; step++) {
      double middle = (low + high) / 2;
      if (lowerGamma(counted + 1, middle) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(a, x), the chance that a Gamma number of shape a is at most x. */
  static double lowerGamma(double a, double x) {
    if (x <= 0) {
      return 0;
    }
    double front = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < STEPS_MAX && term > SMALL * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < STEPS_MAX; n++) {
      double an = -n * (n - a);
      b += 2;
      d = 1 / nonZero(an * d + b);
      c = nonZero(b + an / c);
      double change = c * d;
      h *= change;
      if (Math.abs(change - 1) < SMALL) {
        break;
      }
    }
    return h;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Lanczos' approximation of the logarithm of Γ, good to about 15 digits for a ≥ 1. */
  private static double logGamma(double a) {
    double x = a - 1;
    double sum = 0.99999999999980993;
    for (int at = 0; at < LANCZOS.length; at++) {
      sum += LANCZOS[at] / (x + at + 1);
    }
    double t = x + LANCZOS.length - 0.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x + 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
