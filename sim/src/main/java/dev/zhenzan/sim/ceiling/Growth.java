package dev.zhenzan.sim.ceiling;

import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;

/** One tree as it grows. */
final class Growth {
  private final byte[][] bins;
  private final Boosting.Settings settings;
  private final Tasks tasks;
  private final double[] gain;
  private final double[] gradient;
  private final double[] curvature;
  private final int[] rows;
  private final int[] spare;
  private final int[] feature;
  private final int[] bin;
  private final int[] left;
  private final double[] value;
  private int nodes = 1;

  Growth(
      byte[][] bins,
      boolean[] label,
      double[] odds,
      Boosting.Settings settings,
      Tasks tasks,
      double[] gain) {
    this.bins = bins;
    this.settings = settings;
    this.tasks = tasks;
    this.gain = gain;
    gradient = new double[label.length];
    curvature = new double[label.length];
    for (int row = 0; row < label.length; row++) {
      double p = 1 / (1 + StrictMath.exp(-odds[row]));
      gradient[row] = p - (label[row] ? 1 : 0);
      curvature[row] = Math.max(1e-6, p * (1 - p));
    }
    rows = new int[label.length];
    Arrays.setAll(rows, row -> row);
    spare = new int[label.length];
    int most = 1 << (settings.depth() + 1);
    feature = new int[most];
    bin = new int[most];
    left = new int[most];
    value = new double[most];
  }

  Tree tree() {
    grow(0, 0, rows.length, histogram(0, rows.length), 0);
    return new Tree(feature, bin, left, value);
  }

  private Histogram histogram(int from, int to) {
    return Histogram.of(bins, rows, from, to, gradient, curvature, tasks);
  }

  private void grow(int node, int from, int to, Histogram sums, int depth) {
    Histogram.Split split =
        depth == settings.depth()
            ? new Histogram.Split(-1, 0, 0)
            : sums.best(settings.lambda(), settings.curvatureMin());
    feature[node] = split.feature();
    if (split.feature() < 0) {
      value[node] = settings.rate() * sums.step(settings.lambda());
      return;
    }
    gain[split.feature()] += split.gain();
    bin[node] = split.bin();
    left[node] = nodes;
    nodes += 2;
    int middle = part(from, to, bins[split.feature()], split.bin());
    boolean smallIsLeft = middle - from <= to - middle;
    Histogram small = smallIsLeft ? histogram(from, middle) : histogram(middle, to);
    Histogram large = sums.without(small);
    grow(left[node], from, middle, smallIsLeft ? small : large, depth + 1);
    grow(left[node] + 1, middle, to, smallIsLeft ? large : small, depth + 1);
  }

  /** Puts the rows that go left before the others, both in order, and says where these begin. */
  private int part(int from, int to, byte[] of, int lastLeft) {
    int middle = from;
    int right = 0;
    for (int at = from; at < to; at++) {
      int row = rows[at];
      if (of[row] <= lastLeft) {
        rows[middle++] = row;
      } else {
        spare[right++] = row;
      }
    }
    System.arraycopy(spare, 0, rows, middle, right);
    return middle;
  }
}
