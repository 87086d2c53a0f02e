package dev.zhenzan.sim.score;

/** Checks on columns that came from outside. */
final class Columns {
  private Columns() {}

  static void checkLength(String what, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(actual + " " + what + " for " + expected + " rows");
    }
  }

  static void checkUnit(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            what + " " + values[i] + " in row " + i + " is not between 0 and 1");
      }
    }
  }

  static void checkNumbers(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException(what + " in row " + i + " is no number");
      }
    }
  }
}
