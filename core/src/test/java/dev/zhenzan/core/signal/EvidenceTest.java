package dev.zhenzan.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Proves by numerical integration what the calibrator promises of an innocent account, whose tail
 * probability is uniform. Cannot prove that the fitted null makes it uniform.
 */
class EvidenceTest {
  private static final int STEPS = 2_000_000;

  /**
   * The bare calibrator ½ · p^(−½) has expectation 1. Evidence never speaks in favour, so what it
   * says of p above ¼ is lifted to a factor of one: that costs ∫(1 − ½ · p^(−½)) from ¼ to 1, a
   * quarter.
   */
  @Test
  void expectationUnderTheNullIsOneAndAQuarterAtMost() {
    for (double cap : new double[] {1.5, 2.5, 4, 8, 30}) {
      double sum = 0;
      for (int step = 0; step < STEPS; step++) {
        double p = (step + 0.5) / STEPS;
        sum += Math.exp(Evidence.of(Math.log(p), cap) / 1000.0);
      }
      assertTrue(sum / STEPS <= 1.251, "cap " + cap + ": " + sum / STEPS);
    }
  }

  @Test
  void usualIsNoEvidenceAndTheCapHolds() {
    assertEquals(0, Evidence.of(0, 3));
    assertEquals(0, Evidence.of(Math.log(0.25), 3));
    assertEquals(Math.round(1000 * (Math.log(0.5) + 5)), Evidence.of(-10, 8));
    assertEquals(3_000, Evidence.of(-1e9, 3));
    assertEquals(3_000, Evidence.of(Double.NEGATIVE_INFINITY, 3));
    assertEquals(0, Evidence.millinats(-1, 3));
  }

  @Test
  void moreSurprisingIsNeverWeaker() {
    int before = 0;
    for (double lnP = 0; lnP > -40; lnP -= 0.01) {
      int now = Evidence.of(lnP, 10);
      assertTrue(now >= before);
      before = now;
    }
  }
}
