package dev.zhenzan.sim.ceiling;

import dev.zhenzan.core.flow.Tasks;

/** By feature and bin, the sums of gradients and curvatures of the rows of one node. */
final class Histogram {
  private final double[][] gradient;
  private final double[][] curvature;

  private Histogram(int features) {
    gradient = new double[features][Bins.MAX];
    curvature = new double[features][Bins.MAX];
  }

  /** Of the rows {@code rows[from] … rows[to − 1]}; each feature is summed in the order of rows. */
  static Histogram of(
      byte[][] bins, int[] rows, int from, int to, double[] g, double[] h, Tasks tasks) {
    Histogram histogram = new Histogram(bins.length);
    tasks.run(
        bins.length,
        feature -> {
          byte[] bin = bins[feature];
          double[] gradients = histogram.gradient[feature];
          double[] curvatures = histogram.curvature[feature];
          for (int at = from; at < to; at++) {
            int row = rows[at];
            gradients[bin[row]] += g[row];
            curvatures[bin[row]] += h[row];
          }
        });
    return histogram;
  }

  /** What is left of this node's rows when the other's are taken out. */
  Histogram without(Histogram other) {
    Histogram left = new Histogram(gradient.length);
    for (int feature = 0; feature < gradient.length; feature++) {
      for (int bin = 0; bin < Bins.MAX; bin++) {
        left.gradient[feature][bin] = gradient[feature][bin] - other.gradient[feature][bin];
        left.curvature[feature][bin] = curvature[feature][bin] - other.curvature[feature][bin];
      }
    }
    return left;
  }

  /** The best question to ask, with the greatest gain; ties to the first feature and bin. */
  Split best(double lambda, double curvatureMin) {
    Split best = new Split(-1, 0, 0);
    for (int feature = 0; feature < gradient.length; feature++) {
      double allG = sum(gradient[feature]);
      double allH = sum(curvature[feature]);
      double whole = allG * allG / (allH + lambda);
      double g = 0;
      double h = 0;
      for (int bin = 0; bin < Bins.MAX - 1; bin++) {
        g += gradient[feature][bin];
        h += curvature[feature][bin];
        if (h >= curvatureMin && allH - h >= curvatureMin) {
          double rest = allG - g;
          double gain = g * g / (h + lambda) + rest * rest / (allH - h + lambda) - whole;
          if (gain > best.gain + 1e-9) {
            best = new Split(feature, bin, gain);
          }
        }
      }
    }
    return best;
  }

  /** The step of Newton's method for the node. */
  double step(double lambda) {
    return -sum(gradient[0]) / (sum(curvature[0]) + lambda);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * A question.
   *
   * @param feature {@code -1} for none worth asking
   * @param bin the last that goes left
   * @param gain how much it lowers the loss, twice
   */
  record Split(int feature, int bin, double gain) {}
}
