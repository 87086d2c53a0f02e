package dev.zhenzan.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Proves that the logarithm of the normal tail is that of the published tables at some points, and
 * monotone and smooth between. Cannot prove the last digits: evidence is kept in thousandths.
 */
class NormalTest {

  /**
   * z and P(Z ≥ z): Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1, 26.2.
   */
  private static final double[][] TABLE = {
    {0, 0.5},
    {1, 0.1586552539314571},
    {2, 0.02275013194817921},
    {3, 0.001349898031630095},
    {4, 3.167124183311992e-05},
    {5, 2.866515718791939e-07},
    {6, 9.865876450376982e-10},
    {8, 6.220960574271785e-16},
    {10, 7.619853024160527e-24},
    {20, 2.753624118606234e-89},
  };

  @Test
  void agreesWithTheTables() {
    for (double[] point : TABLE) {
      assertEquals(Math.log(point[1]), Normal.lnTail(point[0]), 0.003, "z = " + point[0]);
      double below = Math.log1p(-point[1]);
      assertEquals(below, Normal.lnTail(-point[0]), 1e-6, "z = " + -point[0]);
    }
  }

  @Test
  void fallsWithoutJumps() {
    double before = Normal.lnTail(-9);
    for (double z = -9 + 1e-3; z < 60; z += 1e-3) {
      double now = Normal.lnTail(z);
      assertTrue(now <= before + 1e-9, "rises at " + z);
      assertTrue(before - now < 0.07, "jumps at " + z);
      before = now;
    }
  }

  @Test
  void farOutIsStillANumber() {
    assertTrue(Double.isFinite(Normal.lnTail(1e6)));
    assertEquals(0, Normal.lnTail(-1e6), 0.0);
  }
}
