package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The first half of the contract of every fold: what it promises about its state. {@link
 * FoldContractTest}, which tests extend, adds what the runners make of it.
 *
 * <p>Proves, over seeded nasty logs, that the state holds everything, is written down and read back
 * whole, and is not changed by being measured. Cannot prove that the measures mean what their names
 * say: that is the job of the fold's own tests.
 *
 * @param <S> the fold's state
 */
abstract class FoldStateContractTest<S> {
  /** Where the seeded loops begin. */
  protected static final long SEED = Long.getLong("zhenzan.seed", 1);

  /** Time is cut like this wherever the contract needs more than one epoch. */
  protected static final Epochs HOURS = new Epochs(3_600_000);

  private static final int LOGS = 8;
  private static final int LOG_SIZE = 400;

  /** The fold under test; a new one or the same at each call. */
  protected abstract KeyedFold<S> fold();

  /** The command that repeats a failure. */
  protected final String repeat(long seed) {
    return "seed "
        + seed
        + "; repeat: mvn test -Dtest="
        + getClass().getSimpleName()
        + " -Dzhenzan.seed="
        + seed;
  }

  /** The seeds of the logs to try. */
  protected static long[] seeds() {
    return LongStream.range(SEED, SEED + LOGS).toArray();
  }

  /** A nasty log; a subclass may make one that its fold finds nastier. */
  protected List<EventRecord> log(long seed) {
    return SeededEvents.stream(seed, LOG_SIZE);
  }

  /** Each key's events of each hour of the log. */
  protected final Collection<List<EventRecord>> groups(long seed) {
    return SlowFold.groups(fold(), HOURS, log(seed)).values();
  }

  private List<List<EventRecord>> allGroups() {
    return LongStream.of(seeds()).boxed().flatMap(seed -> groups(seed).stream()).toList();
  }

  @Test
  final void nameAndMeasuresAreUsable() {
    KeyedFold<S> fold = fold();
    assertTrue(fold.name().matches("[a-z][a-z0-9_-]*"), fold.name());
    assertFalse(fold.measures().isEmpty());
    assertEquals(fold.measures().size(), new HashSet<>(fold.measures()).size(), "names repeat");
    assertTrue(fold.codec().version() >= 1 && fold.codec().version() <= 127);
  }

  @Test
  final void theLogsReachTheFold() {
    assertFalse(allGroups().isEmpty(), "the fold wants no event of any log; override log(seed)");
  }

  @Test
  final void replayEquals() {
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        assertArrayEquals(bytes(folded(events)), bytes(folded(events)), repeat(seed));
      }
    }
  }

  @Test
  final void cutAnywhereEquals() {
    KeyedFold<S> fold = fold();
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        byte[] whole = bytes(folded(events));
        for (int cut = 0; cut <= events.size(); cut++) {
          S state = copy(folded(events.subList(0, cut)));
          events.subList(cut, events.size()).forEach(event -> fold.fold(state, event));
          assertArrayEquals(whole, bytes(state), repeat(seed));
        }
      }
    }
  }

  @Test
  final void copiesAreIndependent() {
    KeyedFold<S> fold = fold();
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        int half = events.size() / 2;
        S original = folded(events.subList(0, half));
        byte[] before = bytes(original);
        S copy = copy(original);
        events.subList(half, events.size()).forEach(event -> fold.fold(copy, event));
        assertArrayEquals(before, bytes(original), repeat(seed));
      }
    }
  }

  @Test
  final void measuringLeavesTheStateAsItWas() {
    KeyedFold<S> fold = fold();
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        S measured = fold.open();
        for (EventRecord event : events) {
          List<Long> once = SlowFold.measure(fold, measured);
          assertEquals(once, SlowFold.measure(fold, measured), repeat(seed));
          fold.fold(measured, event);
        }
        assertArrayEquals(bytes(folded(events)), bytes(measured), repeat(seed));
      }
    }
  }

  @Test
  final void measuringFillsEveryPlaceAndNoMore() {
    KeyedFold<S> fold = fold();
    int measures = fold.measures().size();
    for (List<EventRecord> events : allGroups()) {
      long[] zeros = new long[measures + 1];
      long[] ones = new long[measures + 1];
      Arrays.fill(ones, 1);
      S state = folded(events);
      fold.measure(state, zeros);
      fold.measure(state, ones);
      assertEquals(0, zeros[measures], "written past the last measure");
      ones[measures] = 0;
      assertArrayEquals(zeros, ones, "a measure was left unwritten; " + repeat(SEED));
    }
  }

  @Test
  final void resetEqualsOpen() {
    KeyedFold<S> fold = fold();
    byte[] open = bytes(fold.open());
    S used = fold.open();
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        events.forEach(event -> fold.fold(used, event));
        assertArrayEquals(bytes(folded(events)), bytes(used), repeat(seed));
        fold.reset(used);
        assertArrayEquals(open, bytes(used), repeat(seed));
      }
    }
  }

  @Test
  final void unknownVersionIsRefused() {
    for (List<EventRecord> events : allGroups()) {
      byte[] bytes = bytes(folded(events));
      assertEquals(fold().codec().version(), bytes[0], "bytes must begin with the version");
      for (int version : new int[] {0, 127, 255}) {
        if (version != fold().codec().version()) {
          bytes[0] = (byte) version;
          assertThrows(
              IOException.class, () -> read(bytes), "version " + version + " was accepted");
        }
      }
    }
  }

  @Test
  final void truncatedBytesAreRefused() {
    for (List<EventRecord> events : allGroups()) {
      byte[] bytes = bytes(folded(events));
      for (int length = 0; length < bytes.length; length++) {
        byte[] truncated = Arrays.copyOf(bytes, length);
        assertThrows(IOException.class, () -> read(truncated), repeat(SEED));
      }
    }
  }

  @Test
  final void readingStopsWhereWritingStopped() throws IOException {
    for (List<EventRecord> events : allGroups()) {
      byte[] bytes = bytes(folded(events));
      DataInputStream in =
          new DataInputStream(
              new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + Long.BYTES)));
      fold().codec().read(in);
      assertEquals(Long.BYTES, in.available(), repeat(SEED));
    }
  }

  /** A fresh state with the events folded in. */
  protected final S folded(List<EventRecord> events) {
    KeyedFold<S> fold = fold();
    S state = fold.open();
    events.forEach(event -> fold.fold(state, event));
    return state;
  }

  /** The state as its codec writes it. */
  protected final byte[] bytes(S state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      fold().codec().write(state, new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private S read(byte[] bytes) throws IOException {
    return fold().codec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private S copy(S state) {
    try {
      return read(bytes(state));
    } catch (IOException failure) {
      throw new AssertionError("the codec cannot read what it wrote", failure);
    }
  }
}
