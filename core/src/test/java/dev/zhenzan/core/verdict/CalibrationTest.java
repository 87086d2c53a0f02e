package dev.zhenzan.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.signal.SignalKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Signals are held to what the log bears out.
 *
 * <p>Can prove the direction and the bounds of what is taken back; that the probabilities that
 * result are right is measured by the scoreboard.
 */
class CalibrationTest {
  private static final int ACCOUNTS = 10_000;
  private static final int SUSPECTS = 500;
  private static final int POOL = SignalKind.POOL_BALANCE.ordinal();
  private static final int LOCKSTEP = SignalKind.LOCKSTEP.ordinal();
  private static final int CLAIM = 2_500;

  /** The first so many are suspects for another reason. */
  private static int[][] calibrated(int suspects, int showingSuspects, int showingOthers) {
    int[][] contributions = new int[SignalKind.COUNT][ACCOUNTS];
    Arrays.fill(contributions[POOL], 0, showingSuspects, CLAIM);
    Arrays.fill(contributions[POOL], SUSPECTS, SUSPECTS + showingOthers, CLAIM);
    Arrays.fill(contributions[LOCKSTEP], 0, suspects, 8_000);
    int[] millinats = new int[ACCOUNTS];
    for (int account = 0; account < ACCOUNTS; account++) {
      millinats[account] = -3_000 + contributions[POOL][account] + contributions[LOCKSTEP][account];
    }
    int[] likes = new int[ACCOUNTS];
    Arrays.fill(likes, 5);
    Verdicts before =
        new Verdicts(
            Arrays.stream(contributions).map(int[]::clone).toArray(int[][]::new),
            millinats,
            new int[ACCOUNTS],
            new Action[ACCOUNTS],
            new int[ACCOUNTS],
            -3_000,
            0,
            0,
            0);
    Calibration.apply(contributions, likes, before);
    return contributions;
  }

  @Test
  void whatTheSuspectsShowIsKept() {
    assertEquals(CLAIM, calibrated(SUSPECTS, 400, 100)[POOL][0]);
  }

  @Test
  void whatEverybodyShowsIsTakenBack() {
    assertTrue(calibrated(SUSPECTS, 25, 475)[POOL][0] < 300);
  }

  @Test
  void withoutSuspectsHalfIsBelieved() {
    assertEquals(CLAIM / 2, calibrated(0, 0, 200)[POOL][SUSPECTS], 60);
  }

  @Test
  void lockstepIsLeftAlone() {
    assertEquals(8_000, calibrated(SUSPECTS, 25, 475)[LOCKSTEP][0]);
  }
}
