package dev.zhenzan.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.sim.attack.Dose;
import dev.zhenzan.sim.stage.Platform;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Proves that rings react to what is published, and to nothing before it is. Cannot prove that real
 * rings react like this.
 */
class WatchedTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final long WORD_GOES_ROUND = 1_800_000;
  private static final WorldPlan PLAN =
      new WorldPlan(
          "watched",
          12,
          500,
          new Programme(500).allAttacks(Dose.PLAIN.adapting()).allInnocents().parts());
  private static final long EPOCH = PLAN.span().days() * 86_400_000L / Watched.EPOCHS;

  /** An auditor who knows the truth and flags every brusher who has acted by then. */
  private static BitSet clairvoyant(Curtain soFar) {
    StageColumns columns = new StageColumns(soFar);
    BitSet flagged = new BitSet();
    for (int row = 0; row < columns.fake().length; row++) {
      if (columns.fake()[row]) {
        flagged.set(columns.persons()[columns.events().actor()[row]]);
      }
    }
    return flagged;
  }

  private static World played(Watched.Auditor auditor) {
    return Curtain.close("watched", Watched.play(PLAN, SEED, auditor), Reported.ALL).world();
  }

  private static List<SimEvent> before(World world, int epoch) {
    long end = PLAN.span().start() + epoch * EPOCH;
    return world.events().stream().filter(event -> event.time() < end).toList();
  }

  /** Names the first difference, as a log is too long to print. */
  private static void assertSame(List<SimEvent> expected, List<SimEvent> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertEquals(expected.get(i), actual.get(i), "event " + i + ", -Dzhenzan.seed=" + SEED);
    }
    assertEquals(expected.size(), actual.size());
  }

  /** An event that changed afterwards would have been judged by verdicts that never saw it. */
  @Test
  void nothingChangesBeforeTheVerdictsThatChangeIt() {
    List<World> seen = new ArrayList<>();
    World last =
        played(
            soFar -> {
              seen.add(soFar.world());
              return clairvoyant(soFar);
            });
    for (int epoch = 1; epoch < Watched.EPOCHS; epoch++) {
      World then = seen.get(epoch - 1);
      assertSame(then.events(), before(last, epoch));
    }
  }

  @Test
  void aRingOfWhichNobodyIsFlaggedGoesOnAsOnASilentPlatform() {
    World silent =
        Curtain.close(
                "watched", PLAN.playOn(SEED, Platform.SILENT, PLAN.span().end()), Reported.ALL)
            .world();
    assertSame(silent.events(), played(soFar -> new BitSet()).events());
  }

  @Test
  void flaggedAccountsGiveNoMoreBrushedLikesAndSparesTakeOver() {
    World world = played(WatchedTest::clairvoyant);
    Set<String> early = new HashSet<>();
    Map<String, Integer> fakes = new HashMap<>();
    Set<String> fresh = new HashSet<>();
    for (SimEvent event : world.events()) {
      long since = event.time() - PLAN.span().start() - EPOCH;
      if (world.truth().fakeLikeIds().contains(event.id())) {
        if (since < 0) {
          early.add(event.actor());
        } else if (since > WORD_GOES_ROUND) {
          fakes.merge(event.actor(), 1, Integer::sum);
          fresh.add(event.actor());
        }
      }
    }
    fresh.removeAll(early);
    fakes.keySet().retainAll(early);
    assertTrue(early.size() > 50);
    assertEquals(Map.of(), fakes);
    assertTrue(fresh.size() > 20, "only " + fresh);
    for (String spare : fresh) {
      assertEquals(1, world.truth().accounts().get(spare).label());
    }
    assertTrue(
        world.truth().accounts().values().stream()
            .filter(account -> account.background().equals("reserve"))
            .allMatch(account -> account.label() == 0));
  }
}
