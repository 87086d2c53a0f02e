package dev.zhenzan.sim.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves calibration, agreement of rings, delay and the best cut by hand-made cases and against
 * oracles that look at every pair or at every cut. Cannot prove that these are the right figures.
 */
class BoardScoresTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROUNDS = 200;

  @Test
  void aProbabilityThatIsRightHasNoError() {
    boolean[] guilty = {true, false, false, false, true};
    Calibration right = Calibration.of(guilty, new double[] {0.25, 0.25, 0.25, 0.25, 1});
    assertEquals(0, right.expectedError(), 1e-12);
    assertEquals(1, right.bins().get(9).items());
    assertEquals(0.25, right.bins().get(2).shareGuilty());
  }

  @Test
  void manyClearlyInnocentDoNotHideAnErrorAmongTheSuspected() {
    boolean[] guilty = new boolean[100];
    double[] probability = new double[100];
    probability[0] = 0.9;
    Calibration wrong = Calibration.of(guilty, probability);
    assertEquals(0.009, wrong.expectedError(), 1e-12);
    assertEquals(0.9, wrong.expectedErrorSuspected(), 1e-12);
  }

  @Test
  void ringsFoundExactlyAgreeAndSingletonsDoNot() {
    String[] truth = {"a", "a", "b", "b", "", "b"};
    RingAgreement exact = RingAgreement.of(truth, new int[] {7, 7, 3, 3, 3, 3});
    assertEquals(new RingAgreement(5, 1, 1, 1), exact);
    RingAgreement none = RingAgreement.of(truth, new int[6]);
    assertEquals(0, none.pairRecall());
    assertEquals(0, none.pairF1());
    assertEquals(0, none.adjustedRand(), 1e-12);
    RingAgreement all = RingAgreement.of(truth, new int[] {1, 1, 1, 1, 1, 1});
    assertEquals(0.4, all.pairPrecision(), 1e-12);
    assertEquals(0, all.adjustedRand(), 1e-12);
  }

  @Test
  void agreementEqualsTheOracleThatLooksAtEveryPair() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      String[] truth = new String[2 + random.nextInt(20)];
      int[] found = new int[truth.length];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = random.nextInt(4) == 0 ? "" : "r" + random.nextInt(3);
        found[i] = random.nextInt(4);
      }
      RingAgreement fast = RingAgreement.of(truth, found);
      double[] slow = slowAgreement(truth, found);
      assertEquals(slow[0], fast.pairPrecision(), 1e-12, repeat(round));
      assertEquals(slow[1], fast.pairRecall(), 1e-12, repeat(round));
      assertEquals(slow[2], fast.adjustedRand(), 1e-12, repeat(round));
    }
  }

  /** Precision, recall and, in Hubert and Arabie's form over pairs, the adjusted Rand index. */
  private static double[] slowAgreement(String[] truth, int[] found) {
    double both = 0;
    double onlyTruth = 0;
    double onlyFound = 0;
    double neither = 0;
    for (int i = 0; i < truth.length; i++) {
      for (int j = 0; j < i; j++) {
        if (!truth[i].isEmpty() && !truth[j].isEmpty()) {
          boolean together = truth[i].equals(truth[j]);
          boolean joined = found[i] != 0 && found[i] == found[j];
          both += together && joined ? 1 : 0;
          onlyTruth += together && !joined ? 1 : 0;
          onlyFound += !together && joined ? 1 : 0;
          neither += !together && !joined ? 1 : 0;
        }
      }
    }
    double below =
        (both + onlyTruth) * (onlyTruth + neither) + (both + onlyFound) * (onlyFound + neither);
    double rand = below == 0 ? 1 : 2 * (both * neither - onlyTruth * onlyFound) / below;
    return new double[] {
      both + onlyFound == 0 ? 1 : both / (both + onlyFound),
      both + onlyTruth == 0 ? 1 : both / (both + onlyTruth),
      rand
    };
  }

  @Test
  void delayCountsFromTheFirstBrushedLike() {
    Long[] first = {1_000L, 2_000L, 3_000L, null, 500L};
    Long[] flagged = {4_000L, null, 3_500L, 9_000L, 700L};
    Delay delay = Delay.of(first, flagged);
    assertEquals(new Delay(4, 3, 500), delay);
    assertEquals(0.25, delay.shareNeverCaught());
    assertTrue(Double.isNaN(Delay.of(new Long[1], new Long[1]).medianMillis()));
  }

  @Test
  void theBestCutIsTheOneThatTryingAllFinds() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      boolean[] positive = new boolean[1 + random.nextInt(30)];
      double[] score = new double[positive.length];
      for (int i = 0; i < score.length; i++) {
        positive[i] = random.nextInt(3) == 0;
        score[i] = random.nextInt(8);
      }
      double best = 0;
      double bestCut = Double.POSITIVE_INFINITY;
      for (int cut = 8; cut >= 0; cut--) {
        double f1 = f1(positive, score, cut);
        if (f1 > best) {
          best = f1;
          bestCut = cut;
        }
      }
      double found = PrecisionRecall.bestCut(positive, score);
      assertEquals(best, f1(positive, score, found), 1e-12, repeat(round));
      assertTrue(found >= bestCut, repeat(round));
    }
  }

  private static double f1(boolean[] positive, double[] score, double cut) {
    boolean[] called = new boolean[score.length];
    for (int i = 0; i < score.length; i++) {
      called[i] = score[i] >= cut;
    }
    Confusion confusion = Confusion.of(positive, called);
    return confusion.truePositives() == 0 ? 0 : confusion.f1();
  }

  @Test
  void theCurveFallsAndEndsAtTheShareOfPositives() {
    boolean[] positive = {true, true, false, true, false, false};
    double[] curve = PrecisionRecall.curve(positive, new double[] {6, 5, 4, 3, 2, 1});
    assertEquals(PrecisionRecall.STEPS, curve.length);
    assertEquals(1, curve[0]);
    assertEquals(1, curve[66]);
    assertEquals(0.75, curve[67]);
    assertEquals(0.75, curve[100]);
    assertEquals(0, PrecisionRecall.curve(new boolean[3], new double[3]).length);
  }

  private static String repeat(int round) {
    return "round " + round + "; repeat with: mvn test -pl sim -am -Dzhenzan.seed=" + SEED;
  }
}
