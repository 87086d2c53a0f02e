package dev.zhenzan.sim.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Proves that dice follow from their seed and that their distributions have the means and medians
 * they claim. Not a test of randomness at large.
 */
class DiceTest {
  private static final int THROWS = 40_000;

  @Test
  void aChildDoesNotDependOnHowOftenTheParentWasThrown() {
    Dice one = new Dice(7);
    Dice other = new Dice(7);
    other.nextLong();
    assertEquals(one.child(3).nextLong(), other.child(3).nextLong());
    assertNotEquals(one.child(3).nextLong(), one.child(4).nextLong());
    assertEquals(one.child("a").nextLong(), other.child("a").nextLong());
  }

  @Test
  void distributionsHaveTheirMeansAndMedians() {
    Dice dice = new Dice(1);
    double[] poisson = new double[THROWS];
    double[] many = new double[THROWS];
    double[] exponential = new double[THROWS];
    double[] logNormal = new double[THROWS];
    double[] gauss = new double[THROWS];
    for (int i = 0; i < THROWS; i++) {
      poisson[i] = dice.poisson(2.5);
      many[i] = dice.poisson(100);
      exponential[i] = dice.exponential(3);
      logNormal[i] = dice.logNormal(5, 1);
      gauss[i] = dice.gauss();
    }
    assertEquals(2.5, mean(poisson), 0.05);
    assertEquals(100, mean(many), 0.5);
    assertEquals(3, mean(exponential), 0.08);
    assertEquals(0, mean(gauss), 0.03);
    Arrays.sort(logNormal);
    assertEquals(5, logNormal[THROWS / 2], 0.2);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  @Test
  void aPermutationHoldsEveryNumberOnce() {
    int[] order = new Dice(5).permutation(1_000);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    int[] all = new int[1_000];
    Arrays.setAll(all, i -> i);
    assertArrayEquals(all, sorted);
    assertTrue(!Arrays.equals(all, order));
  }

  @Test
  void peopleSleepAtNight() {
    Rhythm rhythm = new Rhythm(8 * 60);
    long fourInTheMorning = 20 * Span.HOUR;
    assertTrue(!rhythm.awake(fourInTheMorning));
    Dice dice = new Dice(1);
    for (int i = 0; i < 100; i++) {
      long answered = rhythm.whenAwake(fourInTheMorning, dice);
      assertTrue(rhythm.awake(answered) && answered - fourInTheMorning < 5 * Span.HOUR);
    }
  }
}
