package dev.zhenzan.sim.peer;

import java.util.Arrays;

/** Finds the least of many numbers that change one at a time; ties to the smaller index. */
final class LeastTree {
  private final double[] values;
  private final int leaves;
  private final int[] least;

  /** Over the given numbers, which are watched and not copied. */
  LeastTree(double[] values) {
    this.values = values;
    leaves = Integer.highestOneBit(Math.max(1, values.length - 1)) * 2;
    least = new int[2 * leaves];
    Arrays.fill(least, -1);
    for (int i = 0; i < values.length; i++) {
      least[leaves + i] = i;
    }
    for (int node = leaves - 1; node > 0; node--) {
      least[node] = lesser(least[2 * node], least[2 * node + 1]);
    }
  }

  /** The index of the least number. */
  int least() {
    return least[1];
  }

  /** The number at the index is another one now. */
  void changed(int index) {
    for (int node = (leaves + index) / 2; node > 0; node /= 2) {
      least[node] = lesser(least[2 * node], least[2 * node + 1]);
    }
  }

  private int lesser(int left, int right) {
    if (left < 0 || right < 0) {
      return Math.max(left, right);
    }
    return values[right] < values[left] ? right : left;
  }
}
