package dev.zhenzan.server.policy.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.policy.State;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Can prove what a life refuses, that the bound agrees with published values, and that the alarm
 * keeps its stated rate where hits are Poisson. Cannot prove that hits are Poisson.
 */
final class PromotionTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  private static Proof proof(int version, String text, double touched, double all, double budget) {
    return new Proof("flood", version, text, new GenuineTouched(9, touched, all, budget));
  }

  private static Lifecycle shadowed(boolean fourEyes) throws RefusedChange {
    return Lifecycle.begin(fourEyes)
        .after(new Change.Write("flood", 1, "text", "ann"))
        .after(new Change.Shadow("flood", 1, "ann"));
  }

  @Test
  void aVersionGoesLiveWithItsOwnProofAndRetiresTheOneBefore() throws RefusedChange {
    Lifecycle life =
        shadowed(true)
            .after(new Change.Promote("flood", 1, proof(1, "text", 0, 10_000, 5), "bob"))
            .after(new Change.Write("flood", 2, "other", "bob"))
            .after(new Change.Shadow("flood", 2, "bob"))
            .after(new Change.Promote("flood", 2, proof(2, "other", 0, 10_000, 5), "ann"));
    assertNotNull(life.live("flood"));
    assertEquals(2, life.live("flood").version());
    assertEquals(State.RETIRED, life.find("flood", 1).state());
    assertEquals("bob", life.find("flood", 1).approver());
  }

  @Test
  void refusesWhatWouldTouchPeopleUnproved() throws RefusedChange {
    Lifecycle life = shadowed(true);
    refused(life, new Change.Promote("flood", 1, proof(1, "text", 0, 10_000, 5), "ann"), "ann");
    refused(life, new Change.Promote("flood", 1, proof(1, "x", 0, 1e4, 5), "bob"), "another text");
    refused(life, new Change.Promote("flood", 1, proof(2, "text", 0, 1e4, 5), "bob"), "another");
    refused(life, new Change.Promote("flood", 1, proof(1, "text", 9, 1e4, 5), "bob"), "budget");
    refused(life, new Change.Promote("flood", 1, proof(1, "text", 0, 5_000, 5), "bob"), "budget");
    refused(life, new Change.Write("flood", 1, "changed", "ann"), "does not change");
    refused(life, new Change.Shadow("flood", 7, "ann"), "no version 7");
    Lifecycle draft = Lifecycle.begin(false).after(new Change.Write("flood", 1, "text", "ann"));
    refused(draft, new Change.Promote("flood", 1, proof(1, "text", 0, 1e4, 5), "ann"), "shadow");
    Lifecycle over = life.after(new Change.Retire("flood", 1, "bob"));
    refused(over, new Change.Shadow("flood", 1, "ann"), "retired");
    assertNull(over.live("flood"));
  }

  private static void refused(Lifecycle life, Change change, String why) {
    RefusedChange refused = assertThrows(RefusedChange.class, () -> life.after(change));
    assertTrue(refused.why().english().contains(why), refused.why().english());
    assertFalse(refused.why().chinese().isEmpty());
  }

  @Test
  void aDraftChangesAndOneAccountIsLeftAloneForATime() throws RefusedChange {
    Lifecycle life =
        Lifecycle.begin(false)
            .after(new Change.Write("flood", 1, "text", "ann"))
            .after(new Change.Write("flood", 1, "better", "bob"))
            .after(new Change.Snooze("flood", "u1", 1_000, "ann"));
    assertEquals("better", life.find("flood", 1).fingerprint());
    assertEquals("bob", life.find("flood", 1).author());
    assertTrue(life.covers("flood", "u1", 999));
    assertFalse(life.covers("flood", "u1", 1_000));
    assertFalse(life.covers("flood", "u2", 999));
    assertFalse(life.covers("other", "u1", 999));
  }

  /** Values of Garwood's one-sided 95 % limits, as they stand in tables. */
  @Test
  void theBoundIsThatOfTheTables() {
    assertEquals(2.9957, PoissonBound.upper(0, 0.95), 1e-4);
    assertEquals(4.7439, PoissonBound.upper(1, 0.95), 1e-4);
    assertEquals(10.5130, PoissonBound.upper(5, 0.95), 1e-4);
    assertEquals(16.9622, PoissonBound.upper(10, 0.95), 1e-4);
    assertEquals(118.0795, PoissonBound.upper(100, 0.95), 2e-2);
  }

  /** And covers: of seeded Poisson numbers the bound lies above the mean 95 times in 100. */
  @Test
  void theBoundCovers() {
    Random random = new Random(SEED);
    for (double mean : new double[] {0.5, 3, 20}) {
      int covered = 0;
      for (int round = 0; round < 4_000; round++) {
        covered += PoissonBound.upper(poisson(mean, random), 0.95) >= mean ? 1 : 0;
      }
      assertTrue(covered >= 3_800 - 30, mean + ": " + covered + at());
    }
  }

  /** Healthy: below the stated rate; broken: a fixed multiple would alarm 2,000 times as often. */
  @Test
  void theAlarmKeepsItsRateAndNoticesAJump() {
    for (double mean : new double[] {0.2, 2, 50, 1_000}) {
      Random random = new Random(SEED);
      HitAlarm alarm = new HitAlarm(1_000);
      int alarms = 0;
      for (int hour = 0; hour < 20_000; hour++) {
        alarms += alarm.next(poisson(mean, random), 10_000) ? 1 : 0;
      }
      assertTrue(alarms <= 30, mean + " an hour: " + alarms + " alarms in 20,000 hours" + at());
      int waited = 0;
      while (!alarm.next(poisson(3 * mean + 1, random), 10_000)) {
        waited++;
      }
      assertTrue(waited <= 40, mean + " an hour: noticed after " + waited + at());
    }
  }

  @Test
  void moreLikesAreNoJump() {
    Random random = new Random(SEED);
    HitAlarm alarm = new HitAlarm(1_000);
    int alarms = 0;
    for (int hour = 0; hour < 2_000; hour++) {
      long asked = hour < 1_000 ? 10_000 : 100_000;
      alarms += alarm.next(poisson(asked / 1_000.0, random), asked) ? 1 : 0;
    }
    assertTrue(alarms <= 5, alarms + " alarms" + at());
  }

  private static long poisson(double mean, Random random) {
    if (mean > 200) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static String at() {
    return "; repeat with -Dtest=PromotionTest -Dzhenzan.seed=" + SEED;
  }
}
