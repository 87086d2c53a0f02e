package dev.zhenzan.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded log-normal populations that the law is recovered, that a minority of brushers
 * moves it little, that thin data is judged by the prior, and that the memory of small values does
 * not show. Cannot prove that real measures are log-normal.
 */
class TailModelTest {
  private static final TailModel.Prior PRIOR = new TailModel.Prior(20, 0.9, 0.3);
  private static final double LOCATION = 5;
  private static final double SPREAD = 0.8;

  @Test
  void theLawIsRecovered() {
    for (long seed : Seeds.first(10)) {
      NullModel model = fit(population(seed, 20_000, 0)).describe();
      String words = Seeds.repeat(getClass(), seed);
      assertEquals(LOCATION, Math.log(value(model, "median")), 0.06, words);
      assertEquals(SPREAD, value(model, "spread"), 0.06, words);
      assertEquals(20_000, model.keys(), words);
    }
  }

  /** The bounds say what is lost: at one in twelve the upper decile is nearly used up. */
  @Test
  void aMinorityOfBrushersMovesItLittle() {
    for (long seed : Seeds.first(10)) {
      String words = Seeds.repeat(getClass(), seed);
      assertMoved(seed, /* outliers= */ 0.02, /* spreadMost= */ 1.15, words);
      assertMoved(seed, /* outliers= */ 0.05, /* spreadMost= */ 1.4, words);
      assertMoved(seed, /* outliers= */ 0.08, /* spreadMost= */ 1.8, words);
    }
  }

  private static void assertMoved(long seed, double outliers, double spreadMost, String words) {
    NullModel model = fit(population(seed, 20_000, outliers)).describe();
    assertEquals(LOCATION, Math.log(value(model, "median")), 0.15, words);
    assertTrue(value(model, "spread") <= SPREAD * spreadMost, words + ": " + model);
  }

  @Test
  void thinDataIsJudgedByThePrior() {
    NullModel none = fit(new long[0]).describe();
    assertEquals(20, value(none, "median"), 1e-9);
    assertEquals(0.9, value(none, "spread"), 1e-9);
    NullModel few = fit(population(/* seed= */ 1, 10, 0)).describe();
    assertEquals(Math.log(20), Math.log(value(few, "median")), 0.2);
    assertEquals(0.9, value(few, "spread"), 0.1);
  }

  @Test
  void theSpreadNeverFallsBelowItsFloor() {
    long[] same = new long[100_000];
    java.util.Arrays.fill(same, 7);
    assertEquals(0.3, value(fit(same).describe(), "spread"));
    assertEquals(0.3, value(fit(new long[100_000]).describe(), "spread"));
  }

  @Test
  void smallAndLargeValuesFollowOneFormula() {
    TailModel model = fit(population(/* seed= */ 3, 5_000, 0));
    double before = 0;
    for (long value = 0; value < 10_000; value++) {
      assertEquals(model.lnTail((double) value), model.lnTail(value), "value " + value);
      assertTrue(model.lnTail(value) <= before, "value " + value);
      before = model.lnTail(value);
    }
    assertTrue(Double.isFinite(model.lnTail(Long.MAX_VALUE)));
    assertEquals(Math.log(0.5), model.lnTail(model.median()), 1e-6);
    assertEquals(Math.log(0.5), model.lnLowerTail(model.median()), 1e-6);
    assertTrue(model.lnLowerTail(0) < model.lnLowerTail(1_000));
  }

  @Test
  void onlyThePopulationIsFitted() {
    long[] values = population(/* seed= */ 5, 20_000, 0);
    for (int key = 0; key < values.length; key += 2) {
      values[key] = 1_000_000;
    }
    NullModel model = TailModel.fit("test", values, key -> key % 2 == 1, PRIOR).describe();
    assertEquals(10_000, model.keys());
    assertEquals(LOCATION, Math.log(value(model, "median")), 0.08);
  }

  private static TailModel fit(long[] values) {
    return TailModel.fit("test", values, key -> true, PRIOR);
  }

  private static long[] population(long seed, int size, double outliers) {
    Random random = new Random(seed);
    long[] values = new long[size];
    for (int key = 0; key < size; key++) {
      values[key] =
          key < outliers * size
              ? 100_000
              : Math.round(Math.exp(LOCATION + SPREAD * random.nextGaussian()));
    }
    return values;
  }

  private static double value(NullModel model, String name) {
    return model.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
