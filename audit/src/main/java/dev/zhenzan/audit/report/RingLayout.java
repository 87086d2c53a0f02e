package dev.zhenzan.audit.report;

import java.util.List;

/**
 * Where a ring's members stand in its picture: springs along the links, repulsion between all,
 * cooled over a fixed number of rounds from a fixed start (Fruchterman and Reingold 1991, without
 * the random start), so that the same ring always gives the same picture. Costs members squared
 * times {@value #ROUNDS}; the caller caps the members.
 */
final class RingLayout {
  private static final int ROUNDS = 120;

  /** Keeps what hangs on few links in the picture. */
  private static final double GRAVITY = 1.6;

  /** The angle, in radians, by which a spiral of seeds turns; it leaves no two at one place. */
  private static final double GOLDEN = 2.399963229728653;

  final double[] x;
  final double[] y;

  private final double[] pushX;
  private final double[] pushY;

  /**
   * Lays out.
   *
   * @param nodes how many there are
   * @param links pairs of node numbers
   */
  RingLayout(int nodes, List<int[]> links) {
    x = new double[nodes];
    y = new double[nodes];
    pushX = new double[nodes];
    pushY = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double radius = StrictMath.sqrt((i + 0.5) / nodes);
      x[i] = radius * StrictMath.cos(i * GOLDEN);
      y[i] = radius * StrictMath.sin(i * GOLDEN);
    }
    double ideal = StrictMath.sqrt(3.0 / Math.max(1, nodes));
    for (int round = 0; round < ROUNDS; round++) {
      repel(ideal);
      attract(links, ideal);
      move(0.2 * (ROUNDS - round) / ROUNDS);
    }
    fit();
  }

  private void repel(double ideal) {
    for (int i = 0; i < x.length; i++) {
      pushX[i] = -GRAVITY * x[i];
      pushY[i] = -GRAVITY * y[i];
      for (int j = 0; j < x.length; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double force = ideal * ideal / Math.max(1e-6, dx * dx + dy * dy);
        pushX[i] += dx * force;
        pushY[i] += dy * force;
      }
    }
  }

  private void attract(List<int[]> links, double ideal) {
    double strength = Math.min(1, 4.0 * x.length / Math.max(1, links.size()));
    for (int[] link : links) {
      double dx = x[link[0]] - x[link[1]];
      double dy = y[link[0]] - y[link[1]];
      double force = strength * StrictMath.sqrt(dx * dx + dy * dy) / ideal;
      pushX[link[0]] -= dx * force;
      pushY[link[0]] -= dy * force;
      pushX[link[1]] += dx * force;
      pushY[link[1]] += dy * force;
    }
  }

  private void move(double heat) {
    for (int i = 0; i < x.length; i++) {
      double length = StrictMath.sqrt(pushX[i] * pushX[i] + pushY[i] * pushY[i]);
      double step = length == 0 ? 0 : Math.min(length, heat) / length;
      x[i] += pushX[i] * step;
      y[i] += pushY[i] * step;
    }
  }

  /** Into −1…1, both axes by the same scale. */
  private void fit() {
    double left = min(x);
    double top = min(y);
    double width = -min(negated(x)) - left;
    double height = -min(negated(y)) - top;
    double scale = 2 / Math.max(1e-9, Math.max(width, height));
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - left - width / 2) * scale;
      y[i] = (y[i] - top - height / 2) * scale;
    }
  }

  private static double min(double[] values) {
    double min = Double.POSITIVE_INFINITY;
    for (double value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  private static double[] negated(double[] values) {
    double[] negated = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      negated[i] = -values[i];
    }
    return negated;
  }
}
