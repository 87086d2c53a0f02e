package dev.zhenzan.sim.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.World;
import dev.zhenzan.sim.WorldColumns;
import dev.zhenzan.sim.Worlds;
import dev.zhenzan.sim.score.Delay;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that seeds are kept apart, that a growing log is judged from nothing but its past, and
 * that a scoreboard counts everybody. Cannot prove that the worlds are like the world.
 */
class BoardTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  @Test
  void seedsForTuningAreNotReported() {
    assertThrows(IllegalArgumentException.class, () -> plan(Seeds.REPORTING, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(Seeds.TUNING, 1001));
    assertEquals(List.of(1001L, 1002L), Seeds.REPORTING.first(2));
  }

  @Test
  void whatTheCeilingLearnsFromIsNeverScored() {
    for (long seed : Seeds.TRAINING) {
      assertTrue(Seeds.TUNING.contains(seed));
      assertThrows(IllegalArgumentException.class, () -> plan(Seeds.TUNING, seed));
    }
    assertThrows(IllegalArgumentException.class, () -> plan(Seeds.TUNING, Seeds.CUTTING));
    assertThrows(IllegalArgumentException.class, () -> Seeds.TUNING.first(95));
  }

  private static BoardPlan plan(Seeds use, long seed) {
    return new BoardPlan(
        List.of("plain"), 400, use, List.of(seed), 1, Set.of(), AuditOptions.DEFAULTS);
  }

  /** The oracle cuts the world before names become ids. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "bare"})
  void aPrefixIsTheLogAsItStood(String name) {
    World world = Worlds.small(name, 400, SEED);
    Played played = Played.of(name, 400, SEED);
    int rows = world.events().size() / 3;
    Prefix prefix = Prefix.of(played, rows);
    World early =
        new World(name, SEED, world.events().subList(0, rows), world.accounts(), world.truth());
    WorldColumns expected = WorldColumns.open(early);
    EventColumns events = prefix.events();
    assertEquals(expected.events().entities(), events.entities());
    assertArrayEquals(expected.events().actor(), events.actor());
    assertArrayEquals(expected.events().target(), events.target());
    assertArrayEquals(expected.events().owner(), events.owner());
    assertArrayEquals(expected.events().device(), events.device());
    assertArrayEquals(expected.events().address(), events.address());
    assertArrayEquals(expected.profiles().friends(), prefix.profiles().friends());
    assertArrayEquals(expected.profiles().created(), prefix.profiles().created());
  }

  @Test
  void everybodyIsScoredAndTheDelayIsOfThoseWhoBrushed() {
    WorldScore score =
        Board.run(plan(Seeds.TUNING, 5), Tasks.SERIAL, Runnable::run, BoardProgress.NONE)
            .scores()
            .get(0);
    World world = Worlds.small("plain", 400, 5);
    for (MethodScore method : score.methods()) {
      long people =
          method.accounts().confusion().truePositives()
              + method.accounts().confusion().falsePositives()
              + method.accounts().confusion().falseNegatives()
              + method.accounts().confusion().trueNegatives();
      assertEquals(world.truth().accounts().size(), people, method.method());
    }
    Delay delay = score.engine().delay();
    assertTrue(delay != null && delay.caught() > 0 && delay.caught() <= delay.guilty());
    assertTrue(delay.medianMillis() > 0);
    assertTrue(score.methods().get(0).accounts().auprc() > 0.3, "healthy: above 0.8");
  }

  /** Also that threads and playing ahead change nothing. */
  @Test
  void rivalsAreSetUpWhereSomebodyIsGuilty() {
    BoardPlan plan =
        new BoardPlan(
            List.of("bare", "innocent"),
            400,
            Seeds.TUNING,
            List.of(5L),
            0,
            EnumSet.allOf(Rival.class),
            AuditOptions.DEFAULTS);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Scoreboard board;
    Scoreboard serial = Board.run(plan, Tasks.SERIAL, Runnable::run, BoardProgress.NONE);
    try {
      board = Board.run(plan, Tasks.on(pool, 2), pool, BoardProgress.NONE);
    } finally {
      pool.shutdownNow();
    }
    assertEquals(List.of("zhenzan", "floor"), methods(board, "innocent"));
    assertEquals(
        List.of("zhenzan", "floor", "ceiling", "fraudar", "synchrotrap", "copycatch"),
        methods(board, "bare"));
    assertEquals(serial.settings(), board.settings());
    for (int i = 0; i < board.summaries().size(); i++) {
      Summary summary = board.summaries().get(i);
      assertEquals(serial.summaries().get(i).figures(), summary.figures());
      if (summary.method().equals("ceiling")) {
        assertTrue(summary.figure(Figure.AUPRC).mean() > 0.6, "healthy: above 0.9");
      }
    }
  }

  /** Keeps everything, and counts what it was asked to keep. */
  private static final class Memory implements BoardStore {
    private final Map<String, WorldScore> scores = new HashMap<>();
    private final Map<String, Preparation> preparations = new HashMap<>();
    private int kept;

    @Override
    public Optional<WorldScore> score(String world, long seed, boolean watched) {
      return Optional.ofNullable(scores.get(world + seed + watched));
    }

    @Override
    public void keep(WorldScore score, boolean watched) {
      scores.put(score.world() + score.seed() + watched, score);
      kept++;
    }

    @Override
    public Optional<Preparation> preparation(String world) {
      return Optional.ofNullable(preparations.get(world));
    }

    @Override
    public void keep(Preparation preparation) {
      preparations.put(preparation.world(), preparation);
      kept++;
    }
  }

  /** Broken off after one of two seeds: the other one is found as if nothing had happened. */
  @Test
  void whatIsKnownIsNotFoundAgain() {
    Memory memory = new Memory();
    BoardPlan first = plan(List.of(5L));
    BoardPlan both = plan(List.of(5L, 6L));
    Board.run(first, Tasks.SERIAL, Runnable::run, BoardProgress.NONE, memory);
    assertEquals(3, memory.kept, "two worlds, and rivals where somebody is guilty");
    Scoreboard resumed = Board.run(both, Tasks.SERIAL, Runnable::run, BoardProgress.NONE, memory);
    assertEquals(6, memory.kept, "rivals once more, as one world was missing");
    Scoreboard whole = Board.run(both, Tasks.SERIAL, Runnable::run, BoardProgress.NONE);
    assertSame(whole, resumed);
    memory.kept = 0;
    assertSame(whole, Board.run(both, Tasks.SERIAL, Runnable::run, BoardProgress.NONE, memory));
    assertEquals(0, memory.kept);
  }

  private static BoardPlan plan(List<Long> seeds) {
    return new BoardPlan(
        List.of("bare", "innocent"),
        400,
        Seeds.TUNING,
        seeds,
        0,
        EnumSet.of(Rival.CEILING, Rival.SYNCHROTRAP),
        AuditOptions.DEFAULTS);
  }

  private static void assertSame(Scoreboard expected, Scoreboard actual) {
    assertEquals(expected.settings(), actual.settings());
    assertEquals(expected.worths(), actual.worths());
    assertEquals(expected.scores().size(), actual.scores().size());
    for (int i = 0; i < expected.summaries().size(); i++) {
      Summary summary = expected.summaries().get(i);
      assertEquals(summary.figures(), actual.summaries().get(i).figures(), summary.method());
    }
  }

  private static List<String> methods(Scoreboard board, String world) {
    return board.summaries().stream()
        .filter(each -> each.world().equals(world))
        .map(Summary::method)
        .toList();
  }

  @Test
  void theFloorFlagsAHundredLikesInADay() {
    EventColumns events = likes(100, 5_000);
    double[] score = RateRule.score(events);
    assertTrue(score[0] >= RateRule.CUT);
    assertTrue(RateRule.score(likes(9, 5_000))[0] < RateRule.CUT, "too few to say");
    assertTrue(RateRule.score(likes(40, 60_000))[0] < RateRule.CUT, "slow and few");
    assertTrue(RateRule.score(likes(40, 9_000))[0] >= RateRule.CUT, "quick");
  }

  /** One account that likes one target after another, evenly. */
  private static EventColumns likes(int count, long gapMillis) {
    long[] time = new long[count];
    int[] target = new int[count];
    for (int row = 0; row < count; row++) {
      time[row] = row * gapMillis;
      target[row] = row;
    }
    return new EventColumns(
        count,
        new byte[count],
        time,
        new int[count],
        target,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new EventColumns.Entities(1, count, 0, 0, 0));
  }
}
