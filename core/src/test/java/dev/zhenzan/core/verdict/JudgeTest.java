package dev.zhenzan.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.ring.Rings;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded piles of evidence that a verdict is the sum it says it is, that circumstances
 * only support, that the cut keeps the asked rate and is as low as that allows. Cannot prove that
 * the suspicion is calibrated: that takes worlds whose truth is known.
 */
class JudgeTest {
  private static final int ACCOUNTS = 3_000;

  private record Given(SignalKind kind, int[] millinats) implements AccountEvidence {
    @Override
    public List<Fact> facts(int account) {
      return List.of();
    }

    @Override
    public int[] rows(int account) {
      return new int[0];
    }

    @Override
    public List<NullModel> nulls() {
      return List.of();
    }
  }

  private record Pile(int[] likes, List<AccountEvidence> signals, Verdicts verdicts, double rate) {}

  /** Most accounts show little, a share shows much; every tenth gave no like at all. */
  private static Pile pile(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int guilty = random.nextInt(ACCOUNTS / 3);
    List<AccountEvidence> signals = new ArrayList<>();
    for (SignalKind kind : SignalKind.values()) {
      if (kind != SignalKind.SURGE && random.nextInt(5) > 0) {
        int[] millinats = new int[ACCOUNTS];
        for (int account = 0; account < ACCOUNTS; account++) {
          int most = account < guilty ? 8_000 : 1_500;
          millinats[account] = Math.max(0, random.nextInt(-most, most));
        }
        signals.add(new Given(kind, millinats));
      }
    }
    int[] likes = random.ints(ACCOUNTS, 0, 10).toArray();
    double rate = new double[] {0.001, 0.01, 0.05, 0.2}[random.nextInt(4)];
    return new Pile(likes, signals, Judge.of(likes, signals, noRings(ACCOUNTS), rate), rate);
  }

  private static Rings noRings(int accounts) {
    return new Rings(
        List.of(), new int[accounts], new int[0], new int[accounts], new int[accounts]);
  }

  @Test
  void contributionsAddUp() {
    for (long seed : Seeds.first(20)) {
      Verdicts verdicts = pile(seed).verdicts;
      for (int account = 0; account < ACCOUNTS; account++) {
        int sum = verdicts.priorMillinats();
        for (SignalKind kind : SignalKind.values()) {
          sum += verdicts.contribution(kind, account);
        }
        assertEquals(verdicts.millinats()[account], sum, Seeds.repeat(getClass(), seed));
        double suspicion = 1e6 / (1 + Math.exp(-sum / 1000.0));
        assertEquals(suspicion, verdicts.suspicionMillionths()[account], 0.51);
      }
    }
  }

  @Test
  void circumstancesAddHalfOfBehaviourAtMost() {
    for (long seed : Seeds.first(20)) {
      Pile pile = pile(seed);
      for (int account = 0; account < ACCOUNTS; account++) {
        int behaviour = sum(pile.verdicts, account, true);
        int circumstance = sum(pile.verdicts, account, false);
        assertTrue(circumstance <= behaviour / 2, Seeds.repeat(getClass(), seed));
        assertNothingAdded(pile, account, Seeds.repeat(getClass(), seed));
      }
    }
  }

  private static void assertNothingAdded(Pile pile, int account, String words) {
    for (AccountEvidence signal : pile.signals) {
      int said = signal.millinats()[account];
      int added = pile.verdicts.contribution(signal.kind(), account);
      boolean whole = signal.kind().isBehaviour();
      assertTrue(whole ? added == said : added >= 0 && added <= said, words);
    }
  }

  private static int sum(Verdicts verdicts, int account, boolean behaviour) {
    return Arrays.stream(SignalKind.values())
        .filter(kind -> kind.isBehaviour() == behaviour)
        .mapToInt(kind -> verdicts.contribution(kind, account))
        .sum();
  }

  /** Law 6: whatever the size, and whatever else the log holds. */
  @Test
  void circumstancesAloneNeverFlag() {
    for (SignalKind circumstance : SignalKind.values()) {
      if (!circumstance.isBehaviour()) {
        int[] huge = new int[ACCOUNTS];
        Arrays.fill(huge, 0, ACCOUNTS / 2, 1_000_000_000);
        int[] others = new int[ACCOUNTS];
        Arrays.fill(others, ACCOUNTS - 500, ACCOUNTS, 8_000);
        Verdicts verdicts =
            Judge.of(
                ones(),
                List.of(new Given(circumstance, huge), new Given(SignalKind.LOCKSTEP, others)),
                noRings(ACCOUNTS),
                0.2);
        for (int account = 0; account < ACCOUNTS / 2; account++) {
          assertEquals(Action.NONE, verdicts.action()[account], circumstance.name());
          assertEquals(0, verdicts.contribution(circumstance, account));
        }
      }
    }
  }

  @Test
  void allCircumstancesTogetherNeverFlag() {
    List<AccountEvidence> signals = new ArrayList<>();
    for (SignalKind kind : SignalKind.values()) {
      if (!kind.isBehaviour()) {
        int[] huge = new int[ACCOUNTS];
        Arrays.fill(huge, 400_000_000);
        signals.add(new Given(kind, huge));
      }
    }
    Verdicts verdicts = Judge.of(ones(), signals, noRings(ACCOUNTS), 0.5);
    assertEquals(0, verdicts.flagged());
  }

  private static int[] ones() {
    int[] likes = new int[ACCOUNTS];
    Arrays.fill(likes, 1);
    return likes;
  }

  @Test
  void whoGaveNoLikeIsNeverFlagged() {
    for (long seed : Seeds.first(20)) {
      Pile pile = pile(seed);
      for (int account = 0; account < ACCOUNTS; account++) {
        if (pile.likes[account] == 0) {
          assertEquals(Action.NONE, pile.verdicts.action()[account]);
        }
      }
    }
  }

  @Test
  void theCutKeepsTheRateAndIsMaximal() {
    long flagged = 0;
    for (long seed : Seeds.first(20)) {
      Pile pile = pile(seed);
      Verdicts verdicts = pile.verdicts;
      String words = Seeds.repeat(getClass(), seed);
      int[] taken = IntStream.range(0, ACCOUNTS).filter(verdicts::isFlagged).toArray();
      assertEquals(taken.length, verdicts.flagged(), words);
      assertTrue(wrong(verdicts, taken) <= pile.rate * 1e6 + 1, words);
      if (taken.length > 0) {
        assertEquals(wrong(verdicts, taken), verdicts.expectedFalseMillionths(), 1, words);
      }
      int[] more = withTheNext(pile, taken);
      assertTrue(more.length == taken.length || wrong(verdicts, more) > pile.rate * 1e6, words);
      flagged += taken.length;
    }
    assertTrue(flagged > 0, "nobody was flagged at all");
  }

  private static double wrong(Verdicts verdicts, int[] accounts) {
    return Arrays.stream(accounts)
        .mapToDouble(account -> 1e6 - verdicts.suspicionMillionths()[account])
        .average()
        .orElse(0);
  }

  /** Everybody flagged, and those that tie for being the most suspicious of the others. */
  private static int[] withTheNext(Pile pile, int[] taken) {
    Verdicts verdicts = pile.verdicts;
    int next =
        IntStream.range(0, ACCOUNTS)
            .filter(account -> isLeftOut(pile, account))
            .map(account -> verdicts.millinats()[account])
            .max()
            .orElse(Integer.MAX_VALUE);
    IntStream tied =
        IntStream.range(0, ACCOUNTS)
            .filter(account -> isLeftOut(pile, account) && verdicts.millinats()[account] == next);
    return IntStream.concat(Arrays.stream(taken), tied).toArray();
  }

  private static boolean isLeftOut(Pile pile, int account) {
    return !pile.verdicts.isFlagged(account)
        && pile.likes[account] > 0
        && pile.verdicts.millinats()[account] >= 2_197
        && sum(pile.verdicts, account, true) >= 2_000;
  }

  @Test
  void nothingSaidNobodyFlagged() {
    Verdicts verdicts = Judge.of(ones(), List.of(), noRings(ACCOUNTS), 0.01);
    assertEquals(0, verdicts.flagged());
    assertTrue(verdicts.priorMillinats() < -6_000);
    assertEquals(0, Judge.of(new int[0], List.of(), noRings(0), 0.01).flagged());
  }

  @Test
  void ownConductCleansAndCompanyWeighsLess() {
    int[] company = new int[ACCOUNTS];
    Arrays.fill(company, 0, 200, 8_000);
    int[] ring = company.clone();
    Arrays.setAll(ring, account -> company[account] * 3 / 4);
    int[] tempo = new int[ACCOUNTS];
    Arrays.fill(tempo, 0, 100, 4_000);
    Verdicts verdicts =
        Judge.of(
            ones(),
            List.of(
                new Given(SignalKind.TEMPO, tempo),
                new Given(SignalKind.LOCKSTEP, company),
                new Given(SignalKind.RING, ring)),
            noRings(ACCOUNTS),
            0.01);
    assertEquals(Action.CLEAN, verdicts.action()[0]);
    assertEquals(Action.WEIGH_LESS, verdicts.action()[150]);
    assertFalse(verdicts.isFlagged(250));
  }
}
