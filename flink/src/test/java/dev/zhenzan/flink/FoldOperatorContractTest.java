package dev.zhenzan.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.FoldRunner;
import dev.zhenzan.core.flow.SeededEvents;
import dev.zhenzan.core.flow.SlowFold;
import dev.zhenzan.core.flow.SlowFold.Slot;
import dev.zhenzan.core.flow.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The contract of every fold once more, through Flink's operator: other shuffles, other paces of
 * the watermark, duplicates, a checkpoint midway and a restore with other parallelism.
 *
 * <p>Proves in Flink's harness that the operator equals core's runner key by key and leaves nothing
 * behind. Cannot prove how a cluster behaves; {@link MiniClusterTest} does a little of that.
 *
 * @param <S> the fold's state
 */
abstract class FoldOperatorContractTest<S> {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int LOGS = 4;
  private static final int LOG_SIZE = 400;
  private static final long LATENESS = 1_500_000;
  private static final Epochs EPOCHS = new Epochs(2_700_000);
  private static final int[] CADENCES = {1, 11, 190, Integer.MAX_VALUE};

  /** Makes the fold under test. */
  abstract FoldFactory<S> factory();

  private String repeat(long seed) {
    return "seed "
        + seed
        + "; repeat: mvn test -pl flink -am -Dtest="
        + getClass().getSimpleName()
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dzhenzan.seed="
        + seed;
  }

  private static List<EventRecord> arrivals(long seed) {
    List<EventRecord> repeated = SeededEvents.repeated(log(seed), seed + 50);
    return SeededEvents.shuffled(repeated, LATENESS, seed + 100);
  }

  private static List<EventRecord> log(long seed) {
    return SeededEvents.stream(seed, LOG_SIZE);
  }

  /** What core's runner makes of it. */
  private SortedMap<Slot, List<Long>> expected(long seed) {
    SortedMap<Slot, List<Long>> measures = new TreeMap<>();
    FoldRunner<S> runner =
        new FoldRunner<>(
            factory().create(),
            EPOCHS,
            (key, epoch, measured) -> measures.put(new Slot(epoch, key), SlowFold.boxed(measured)),
            late -> {});
    log(seed).forEach(runner::add);
    runner.finish();
    return measures;
  }

  @Test
  final void arrivalPaceAndDuplicatesDoNotShow() throws Exception {
    int slots = 0;
    for (long seed = SEED; seed < SEED + LOGS; seed++) {
      SortedMap<Slot, List<Long>> expected = expected(seed);
      slots += expected.size();
      for (int cadence : CADENCES) {
        try (Subtasks<S> subtasks = Subtasks.open(factory(), EPOCHS, 2)) {
          feed(subtasks, new Watermark(LATENESS), arrivals(seed), cadence);
          subtasks.watermark(Watermark.END);
          SlowFold.assertSame(expected, subtasks.results(), repeat(seed));
          assertEquals(List.of(), subtasks.late(), repeat(seed));
          assertEquals(0, subtasks.leftBehind(), repeat(seed));
        }
      }
    }
    assertNotEquals(0, slots, "the fold wants no event of any log");
  }

  private static void feed(
      Subtasks<?> subtasks, Watermark watermark, List<EventRecord> arrivals, int cadence)
      throws Exception {
    int arrived = 0;
    for (EventRecord event : arrivals) {
      subtasks.process(event);
      watermark.observe(event.time());
      if (++arrived % cadence == 0) {
        subtasks.watermark(watermark.time());
      }
    }
  }

  @Test
  final void stateOnDiskDoesNotShow() throws Exception {
    try (Subtasks<S> subtasks = Subtasks.onDisk(factory(), EPOCHS)) {
      feed(subtasks, new Watermark(LATENESS), arrivals(SEED), 7);
      assertNotEquals(0, subtasks.timers(), "nothing was held before the end");
      subtasks.watermark(Watermark.END);
      SlowFold.assertSame(expected(SEED), subtasks.results(), repeat(SEED));
      assertEquals(0, subtasks.timers(), repeat(SEED));
    }
  }

  @Test
  final void nothingStaysOfAClosedEpoch() throws Exception {
    try (Subtasks<S> subtasks = Subtasks.open(factory(), EPOCHS, 1)) {
      for (EventRecord event : log(SEED)) {
        if (EPOCHS.of(event.time()) == 1) {
          subtasks.process(event);
        }
      }
      subtasks.watermark(EPOCHS.last(1) - 1);
      assertEquals(0, subtasks.results().size(), "closed too early");
      assertNotEquals(0, subtasks.leftBehind(), "nothing was held before the end");
      subtasks.watermark(EPOCHS.last(1));
      assertNotEquals(0, subtasks.results().size(), "not closed");
      assertEquals(0, subtasks.leftBehind());
    }
  }

  @Test
  final void checkpointAndRestoreDoNotShow() throws Exception {
    int[][] parallelisms = {{1, 1}, {1, 3}, {3, 2}};
    for (long seed = SEED; seed < SEED + LOGS; seed++) {
      SortedMap<Slot, List<Long>> expected = expected(seed);
      List<EventRecord> arrivals = arrivals(seed);
      for (int[] change : parallelisms) {
        for (int quarter = 1; quarter <= 3; quarter++) {
          int cut = arrivals.size() * quarter / 4;
          SlowFold.assertSame(
              expected, restoredAt(arrivals, cut, change[0], change[1]), repeat(seed));
        }
      }
    }
  }

  private SortedMap<Slot, List<Long>> restoredAt(
      List<EventRecord> arrivals, int cut, int before, int after) throws Exception {
    Watermark watermark = new Watermark(LATENESS);
    try (Subtasks<S> first = Subtasks.open(factory(), EPOCHS, before)) {
      feed(first, watermark, arrivals.subList(0, cut), 5);
      SortedMap<Slot, List<Long>> results = first.results();
      try (Subtasks<S> second = first.restored(factory(), EPOCHS, after)) {
        feed(second, watermark, arrivals.subList(cut, arrivals.size()), 3);
        second.watermark(Watermark.END);
        second.addResultsTo(results);
        assertEquals(List.of(), second.late());
        assertEquals(0, second.leftBehind());
      }
      return results;
    }
  }

  @Test
  final void lateEventsGoToTheSideEvenAfterARestore() throws Exception {
    List<EventRecord> wanted =
        SlowFold.groups(factory().create(), EPOCHS, log(SEED)).values().stream()
            .flatMap(List::stream)
            .sorted()
            .toList();
    long half = wanted.get(wanted.size() / 2).time();
    List<EventRecord> early = wanted.stream().filter(event -> event.time() <= half).toList();
    try (Subtasks<S> first = Subtasks.open(factory(), EPOCHS, 2)) {
      for (EventRecord event : wanted) {
        first.process(event);
      }
      first.watermark(half);
      for (EventRecord event : early) {
        first.process(event);
      }
      assertEquals(early, sorted(first.late()));
      SortedMap<Slot, List<Long>> results = first.results();
      try (Subtasks<S> second = first.restored(factory(), EPOCHS, 3)) {
        for (EventRecord event : early) {
          second.process(event);
        }
        assertEquals(early, sorted(second.late()));
        second.watermark(Watermark.END);
        second.addResultsTo(results);
        SlowFold.assertSame(expected(SEED), results, repeat(SEED));
      }
    }
  }

  private static List<EventRecord> sorted(List<EventRecord> events) {
    return new ArrayList<>(new TreeSet<>(events));
  }
}
