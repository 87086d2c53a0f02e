package dev.zhenzan.sim.ceiling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.feature.Feature;
import dev.zhenzan.sim.score.RankAuc;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Proves that the trees learn what one question and what only two together tell, that they do not
 * see patterns in noise on other rows, that a stump is the one that trying every cut finds, and
 * that threads change nothing. Cannot prove that no better model exists.
 */
class BoostingTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROWS = 2_000;
  private static final Boosting.Settings SMALL = new Boosting.Settings(30, 3, 0.2, 1, 0.5);

  /** Features 0 and 1 tell by their signs together, feature 2 is noise. */
  private static double[][] table(SplittableRandom random) {
    double[][] table = new double[3][ROWS];
    for (double[] feature : table) {
      for (int row = 0; row < ROWS; row++) {
        feature[row] = random.nextDouble(-1, 1);
      }
    }
    return table;
  }

  private static boolean[] differentSigns(double[][] table) {
    boolean[] label = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      label[row] = table[0][row] > 0 != table[1][row] > 0;
    }
    return label;
  }

  @Test
  void learnsWhatOnlyTwoFeaturesTogetherTell() {
    double[][] seen = table(new SplittableRandom(SEED));
    Boosting model = Boosting.train(seen, differentSigns(seen), SMALL, Tasks.SERIAL);
    double[][] unseen = table(new SplittableRandom(SEED + 1));
    double auc = RankAuc.of(differentSigns(unseen), model.predict(unseen));
    assertTrue(auc > 0.97, "healthy: 0.99, blind: 0.5; got " + auc);
    double[] share = model.importance();
    assertEquals(1, share[0] + share[1] + share[2], 1e-9);
    assertTrue(share[2] < 0.2, "noise brought " + share[2]);
  }

  @Test
  void noiseTellsNothingAboutOtherRows() {
    SplittableRandom random = new SplittableRandom(SEED);
    boolean[] label = new boolean[ROWS];
    boolean[] other = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      label[row] = random.nextBoolean();
      other[row] = random.nextBoolean();
    }
    Boosting model = Boosting.train(table(random), label, SMALL, Tasks.SERIAL);
    assertEquals(0.5, RankAuc.of(other, model.predict(table(random))), 0.06);
  }

  @Test
  void aStumpIsTheBestOfAllCuts() {
    double[][] table = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
    boolean[] label = {false, false, false, false, true, false, true, true, true, true};
    Boosting.Settings stump = new Boosting.Settings(1, 1, 1, 1, 0);
    double[] odds = Boosting.train(table, label, stump, Tasks.SERIAL).predict(table);
    // Half are positive, so every gradient is ∓1/2 and every curvature 1/4; by gain the cut lies
    // after the fourth: leaves of -2 / (1 + 1) and, five of six, 2 / (1.5 + 1).
    for (int row = 0; row < 10; row++) {
      assertEquals(row < 4 ? -1 : 0.8, odds[row], 1e-9, "row " + row);
    }
  }

  @Test
  void threadsChangeNothing() {
    double[][] table = table(new SplittableRandom(SEED));
    boolean[] label = differentSigns(table);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      double[] many = Boosting.train(table, label, SMALL, Tasks.on(pool, 3)).predict(table);
      double[] one = Boosting.train(table, label, SMALL, Tasks.SERIAL).predict(table);
      assertArrayEquals(one, many);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void worldsWithOtherFeaturesAreRefused() {
    double[] values = {1, 2};
    boolean[] guilty = {true, false};
    Ceiling.Lesson one = new Ceiling.Lesson(List.of(new Feature("a", values)), guilty);
    Ceiling.Lesson other = new Ceiling.Lesson(List.of(new Feature("b", values)), guilty);
    assertThrows(
        IllegalArgumentException.class,
        () -> Ceiling.learn(List.of(one, other), SMALL, Tasks.SERIAL));
    assertThrows(
        IllegalArgumentException.class,
        () -> Boosting.train(new double[][] {values}, new boolean[2], SMALL, Tasks.SERIAL));
  }
}
