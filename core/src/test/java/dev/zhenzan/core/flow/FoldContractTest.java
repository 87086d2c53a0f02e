package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.SlowFold.Slot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The contract of every fold, to be extended by the test of every fold: the state's half is
 * inherited, the runners' half stands here.
 *
 * <p>Proves, over seeded nasty logs, that the order of arrival, duplicates, the watermark's pace
 * and a crash between two events do not show in the measures; that the bulk runner, the streaming
 * runner and the obvious slow loop agree; and that nothing is left behind. Cannot prove that the
 * measures mean what their names say: that is the job of the fold's own tests.
 *
 * @param <S> the fold's state
 */
public abstract class FoldContractTest<S> extends FoldStateContractTest<S> {
  private static final long LATENESS = 1_200_000;
  private static final Epochs DAYS = new Epochs(86_400_000);

  /** How many events pass between two moves of the watermark. */
  private static final int[] CADENCES = {1, 7, 150, Integer.MAX_VALUE};

  /** Measures by epoch and key; refuses to hear of a slot twice. */
  private static final class Heard implements MeasureSink {
    final SortedMap<Slot, List<Long>> measures = new TreeMap<>();

    @Override
    public void accept(long key, long epoch, long[] measured) {
      Slot slot = new Slot(epoch, key);
      assertTrue(measures.isEmpty() || measures.lastKey().compareTo(slot) < 0, "out of order");
      measures.put(slot, SlowFold.boxed(measured));
    }
  }

  private static final Consumer<EventRecord> NOBODY_LATE =
      event -> {
        throw new AssertionError("late although within the lateness: " + event);
      };

  @Test
  final void orderOfArrivalDoesNotShow() {
    for (long seed : seeds()) {
      SortedMap<Slot, List<Long>> expected = SlowFold.measures(fold(), HOURS, log(seed));
      for (int cadence : CADENCES) {
        List<EventRecord> arrivals = SeededEvents.shuffled(log(seed), LATENESS, seed + cadence);
        SlowFold.assertSame(expected, streamed(arrivals, cadence, 0), repeat(seed));
      }
    }
  }

  @Test
  final void duplicatesDoNotShow() {
    for (long seed : seeds()) {
      SortedMap<Slot, List<Long>> expected = SlowFold.measures(fold(), HOURS, log(seed));
      List<EventRecord> repeated = SeededEvents.repeated(log(seed), seed);
      int wanted = wanted(log(seed));
      for (int cadence : CADENCES) {
        List<EventRecord> arrivals = SeededEvents.shuffled(repeated, LATENESS, seed);
        SlowFold.assertSame(
            expected, streamed(arrivals, cadence, wanted(repeated) - wanted), repeat(seed));
      }
    }
  }

  private int wanted(List<EventRecord> events) {
    KeyedFold<S> fold = fold();
    return (int) events.stream().filter(e -> fold.key().of(e) != -1 && fold.wants(e)).count();
  }

  private SortedMap<Slot, List<Long>> streamed(
      List<EventRecord> arrivals, int cadence, int duplicates) {
    Heard heard = new Heard();
    FoldRunner<S> runner = new FoldRunner<>(fold(), HOURS, heard, NOBODY_LATE);
    feed(runner, new Watermark(LATENESS), arrivals, cadence);
    runner.finish();
    assertForgotten(runner);
    assertEquals(duplicates, runner.duplicates());
    return heard.measures;
  }

  private void feed(
      FoldRunner<S> runner, Watermark watermark, List<EventRecord> arrivals, int cadence) {
    int arrived = 0;
    for (EventRecord event : arrivals) {
      runner.add(event);
      watermark.observe(event.time());
      if (++arrived % cadence == 0) {
        runner.advanceTo(watermark.time());
      }
    }
  }

  private void assertForgotten(FoldRunner<S> runner) {
    assertEquals(0, runner.openStates(), "states left behind");
    assertEquals(0, runner.waiting(), "events left behind");
  }

  @Test
  final void stateIsForgottenAfterTheEpoch() {
    for (long seed : seeds()) {
      Heard heard = new Heard();
      FoldRunner<S> runner = new FoldRunner<>(fold(), HOURS, heard, NOBODY_LATE);
      log(seed).forEach(runner::add);
      for (long epoch = -3; epoch <= 3; epoch++) {
        runner.advanceTo(HOURS.last(epoch) - 1);
        int closed = heard.measures.size();
        int open = runner.openStates();
        runner.advanceTo(HOURS.last(epoch));
        assertEquals(0, runner.openStates(), repeat(seed));
        assertTrue(heard.measures.size() >= closed + open, repeat(seed));
      }
      assertForgotten(runner);
    }
  }

  @Test
  final void crashAndRestoreDoNotShow() throws IOException {
    for (long seed : seeds()) {
      List<EventRecord> arrivals =
          SeededEvents.shuffled(SeededEvents.repeated(log(seed), seed), LATENESS, seed);
      SortedMap<Slot, List<Long>> expected = SlowFold.measures(fold(), HOURS, log(seed));
      for (int cut = 0; cut <= arrivals.size(); cut += 1 + arrivals.size() / 13) {
        SlowFold.assertSame(expected, restoredAt(arrivals, cut), repeat(seed));
      }
    }
  }

  private SortedMap<Slot, List<Long>> restoredAt(List<EventRecord> arrivals, int cut)
      throws IOException {
    Heard heard = new Heard();
    Watermark watermark = new Watermark(LATENESS);
    FoldRunner<S> runner = new FoldRunner<>(fold(), HOURS, heard, NOBODY_LATE);
    feed(runner, watermark, arrivals.subList(0, cut), 1);
    byte[] snapshot = snapshot(runner);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    FoldRunner<S> next = FoldRunner.restore(fold(), HOURS, heard, NOBODY_LATE, in);
    assertArrayEquals(snapshot, snapshot(next), "a restored runner writes other bytes");
    feed(next, watermark, arrivals.subList(cut, arrivals.size()), 1);
    next.finish();
    return heard.measures;
  }

  private byte[] snapshot(FoldRunner<S> runner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    runner.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  final void inBulkEqualsOneByOne() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (long seed : seeds()) {
        // On either side of 1970, but within one epoch: to the bulk runner a log is one epoch.
        long start = seed % 2 == 0 ? -SeededEvents.SPAN_MILLIS : 0;
        EventColumns columns = SeededEvents.columns(seed, 2_000, start);
        Map<Long, List<Long>> expected = inOneEpoch(columns, seed);
        MeasureTable serial = ColumnRunner.run(columns, fold(), Tasks.SERIAL);
        assertEquals(expected, nonEmpty(serial), repeat(seed));
        for (int width = 2; width <= 3; width++) {
          MeasureTable parallel = ColumnRunner.run(columns, fold(), Tasks.on(threads, width));
          assertArrayEquals(serial.measures(), parallel.measures(), repeat(seed));
          assertArrayEquals(serial.events(), parallel.events(), repeat(seed));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The slow loop over a log that lies in one epoch, checked against the streaming runner. */
  private Map<Long, List<Long>> inOneEpoch(EventColumns columns, long seed) {
    List<EventRecord> events = SeededEvents.records(columns);
    SortedMap<Slot, List<Long>> slow = SlowFold.measures(fold(), DAYS, events);
    Heard heard = new Heard();
    FoldRunner<S> runner = new FoldRunner<>(fold(), DAYS, heard, NOBODY_LATE);
    feed(runner, new Watermark(LATENESS), SeededEvents.shuffled(events, LATENESS, seed), 1);
    runner.finish();
    SlowFold.assertSame(slow, heard.measures, repeat(seed));
    Map<Long, List<Long>> byKey = new TreeMap<>();
    slow.forEach((slot, measures) -> byKey.put(slot.key(), measures));
    return byKey;
  }

  private Map<Long, List<Long>> nonEmpty(MeasureTable table) {
    Map<Long, List<Long>> measures = new TreeMap<>();
    for (int key = 0; key < table.keys(); key++) {
      long[] measured = new long[table.names().size()];
      for (int measure = 0; measure < measured.length; measure++) {
        measured[measure] = table.measures()[measure][key];
      }
      if (table.events()[key] > 0) {
        measures.put((long) key, SlowFold.boxed(measured));
      } else {
        assertArrayEquals(new long[measured.length], measured, "a key without events");
      }
    }
    return measures;
  }
}
