package dev.zhenzan.audit.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.verdict.Verdicts;
import org.junit.jupiter.api.Test;

/** Can prove the order and the words of a reason line; cannot prove that it convinces anybody. */
final class ReasonsTest {

  @Test
  void strongestFirstWhateverItsSign() {
    int[][] contributions = new int[SignalKind.COUNT][2];
    contributions[SignalKind.SHARED_DEVICE.ordinal()][0] = 1_000;
    contributions[SignalKind.LOCKSTEP.ordinal()][0] = 9_240;
    contributions[SignalKind.TEMPO.ordinal()][0] = -2_000;
    Reasons reasons = new Reasons(verdicts(contributions));
    assertEquals("lockstep +9.2; tempo -2.0; shared device +1.0", reasons.of(0));
    assertEquals("", reasons.of(1));
  }

  @Test
  void equalStrengthKeepsTheOrderOfTheKinds() {
    int[][] contributions = new int[SignalKind.COUNT][1];
    contributions[SignalKind.RING.ordinal()][0] = 500;
    contributions[SignalKind.BURST.ordinal()][0] = 500;
    assertEquals("burst +0.5; ring +0.5", new Reasons(verdicts(contributions)).of(0));
  }

  private static Verdicts verdicts(int[][] contributions) {
    int n = contributions[0].length;
    return new Verdicts(
        contributions, new int[n], new int[n], new Action[n], new int[n], -7_000, 0, 0, 0);
  }
}
