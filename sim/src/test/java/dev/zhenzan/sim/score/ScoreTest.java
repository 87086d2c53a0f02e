package dev.zhenzan.sim.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves the scores by hand-made cases and against an oracle that counts threshold by threshold.
 * Cannot prove that these are the right scores to look at.
 */
class ScoreTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROUNDS = 300;

  @Test
  void aPerfectWeighingScoresOne() {
    LikeScore score = LikeScore.of(new boolean[] {true, false, true}, new double[] {0, 1, 0.49});
    assertEquals(new Confusion(2, 0, 0, 1), score.confusion());
    assertEquals(1, score.auprc());
    assertEquals(1, score.confusion().f1());
  }

  @Test
  void aWeightOfExactlyHalfIsNotCalledFake() {
    LikeScore score = LikeScore.of(new boolean[] {true}, new double[] {0.5});
    assertEquals(0, score.confusion().recall());
    assertEquals(1, score.confusion().precision());
  }

  @Test
  void goldenCaseOfPrecisionAndRecall() {
    boolean[] fake = {true, true, true, false, false};
    double[] weight = {0.1, 0.2, 0.9, 0.3, 1};
    LikeScore score = LikeScore.of(fake, weight);
    assertEquals(new Confusion(2, 1, 1, 1), score.confusion());
    assertEquals(2 / 3.0, score.confusion().precision(), 1e-12);
    assertEquals(2 / 3.0, score.confusion().recall(), 1e-12);
    assertEquals(2 / 3.0, score.confusion().f1(), 1e-12);
    assertEquals(1 / 3.0, score.confusion().falseDiscoveryRate(), 1e-12);
    assertEquals((1 + 1 + 3 / 4.0) / 3, score.auprc(), 1e-12);
  }

  @Test
  void aConstantScoreEarnsTheShareOfPositives() {
    boolean[] positive = {true, false, false, false};
    assertEquals(0.25, AveragePrecision.of(positive, new double[4]), 1e-12);
    assertTrue(Double.isNaN(AveragePrecision.of(new boolean[4], new double[4])));
  }

  @Test
  void averagePrecisionEqualsTheOracle() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      int n = 1 + random.nextInt(40);
      boolean[] positive = new boolean[n];
      double[] score = new double[n];
      for (int i = 0; i < n; i++) {
        positive[i] = random.nextInt(3) == 0;
        score[i] = random.nextInt(8) / 8.0;
      }
      positive[random.nextInt(n)] = true;
      assertEquals(
          slowAveragePrecision(positive, score),
          AveragePrecision.of(positive, score),
          1e-12,
          repeat(round));
    }
  }

  private static String repeat(int round) {
    return "round " + round + "; repeat with: mvn test -pl sim -am -Dzhenzan.seed=" + SEED;
  }

  /** For each threshold that occurs, falling: precision there times the recall it adds. */
  private static double slowAveragePrecision(boolean[] positive, double[] score) {
    double area = 0;
    double recallBefore = 0;
    for (int step = 8; step >= 0; step--) {
      int hits = 0;
      int taken = 0;
      int all = 0;
      for (int i = 0; i < score.length; i++) {
        all += positive[i] ? 1 : 0;
        if (score[i] >= step / 8.0) {
          taken++;
          hits += positive[i] ? 1 : 0;
        }
      }
      double recall = (double) hits / all;
      area += taken == 0 ? 0 : (recall - recallBefore) * hits / taken;
      recallBefore = recall;
    }
    return area;
  }

  @Test
  void theRankAreaEqualsTheShareOfOrderedPairs() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      int n = 2 + random.nextInt(30);
      boolean[] positive = new boolean[n];
      double[] score = new double[n];
      for (int i = 0; i < n; i++) {
        positive[i] = i == 0 || (i > 1 && random.nextBoolean());
        score[i] = random.nextInt(6);
      }
      double won = 0;
      int pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (positive[i] && !positive[j]) {
            pairs++;
            won += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
          }
        }
      }
      assertEquals(won / pairs, RankAuc.of(positive, score), 1e-12, repeat(round));
    }
    assertTrue(Double.isNaN(RankAuc.of(new boolean[2], new double[2])));
  }

  @Test
  void countErrorsAreSummedOverAttackedTargetsOnly() {
    boolean[] fake = {true, true, false, false, false};
    double[] weight = {0, 0.5, 1, 0.75, 0.2};
    int[] target = {0, 0, 0, 1, 1};
    CountScore score = CountScore.of(fake, weight, target, 3);
    assertEquals(new CountScore(1, 0.5, 2), score);
    assertEquals(0.25, score.ratio());
  }

  @Test
  void aCountMayBeWrongInBothDirections() {
    CountScore score =
        CountScore.of(
            new boolean[] {true, false, true, false},
            new double[] {0, 0, 1, 1},
            new int[] {0, 0, 1, 1},
            2);
    assertEquals(new CountScore(2, 2, 2), score);
    assertEquals(1, score.ratio());
    assertEquals(0, new CountScore(0, 0, 0).ratio());
  }

  @Test
  void countErrorsEqualTheOracle() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      int n = random.nextInt(60);
      boolean[] fake = new boolean[n];
      double[] weight = new double[n];
      int[] target = new int[n];
      for (int i = 0; i < n; i++) {
        fake[i] = random.nextInt(4) == 0;
        weight[i] = random.nextInt(5) / 4.0;
        target[i] = random.nextInt(6);
      }
      CountScore expected = slowCounts(fake, weight, target);
      assertEquals(expected, CountScore.of(fake, weight, target, 6), repeat(round));
    }
  }

  private static CountScore slowCounts(boolean[] fake, double[] weight, int[] target) {
    int attacked = 0;
    double honestError = 0;
    double rawError = 0;
    for (int id = 0; id < 6; id++) {
      double honest = 0;
      int raw = 0;
      int genuine = 0;
      for (int i = 0; i < fake.length; i++) {
        if (target[i] == id) {
          honest += weight[i];
          raw++;
          genuine += fake[i] ? 0 : 1;
        }
      }
      if (raw > genuine) {
        attacked++;
        honestError += Math.abs(honest - genuine);
        rawError += raw - genuine;
      }
    }
    return new CountScore(attacked, honestError, rawError);
  }

  @Test
  void accountsAreScoredByAttackAndByBackground() {
    AccountScore score =
        AccountScore.of(
            new boolean[] {true, true, true, false, false, false},
            new String[] {"pool", "pool", "farm", "", "", ""},
            new String[] {"public", "public", "public", "friends", "public", "friends"},
            new double[] {0.9, 0.2, 0.8, 0.7, 0.1, 0.1},
            new boolean[] {true, false, true, true, false, false});
    assertEquals(new Confusion(2, 1, 1, 2), score.confusion());
    assertEquals(
        List.of(new FlaggedShare("farm", 1, 1), new FlaggedShare("pool", 2, 1)), score.attacks());
    assertEquals(
        List.of(new FlaggedShare("friends", 2, 1), new FlaggedShare("public", 1, 0)),
        score.innocents());
    assertEquals(0.5, score.innocents().get(0).share());
    assertEquals((1 + 1 + 3 / 4.0) / 3, score.auprc(), 1e-12);
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LikeScore.of(new boolean[2], new double[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> LikeScore.of(new boolean[1], new double[] {Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> LikeScore.of(new boolean[1], new double[] {1.01}));
    assertThrows(
        IllegalArgumentException.class,
        () -> CountScore.of(new boolean[1], new double[1], new int[2], 1));
  }
}
