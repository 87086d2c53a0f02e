package dev.zhenzan.server.policy.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Can prove, against counting everything anew, that a sliding count never counts what is older than
 * its window and leaves out at most its oldest 32nd; that a distinct count is exact up to its most;
 * that neither depends on the order of events once all have come; and that eviction changes no
 * answer from the watermark on. Cannot prove the memory a key takes.
 */
final class SlidingWindowsTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final long WINDOW = 3_600_000;
  private static final long LONG_WINDOW = 72 * WINDOW;
  private static final int EVENTS = 4_000;
  private static final int KEYS = 5;

  private record Seen(long key, long value, long time) {}

  private final Random random = new Random(SEED);

  private List<Seen> events(int values) {
    List<Seen> events = new ArrayList<>();
    long time = 1_700_000_000_000L;
    for (int at = 0; at < EVENTS; at++) {
      time += random.nextInt(20) == 0 ? random.nextInt((int) WINDOW) : random.nextInt(20_000);
      events.add(new Seen(random.nextInt(KEYS), random.nextInt(values), time));
    }
    return events;
  }

  @Test
  void aCountIsBetweenTheWindowAndTheWindowWithoutItsOldestPart() {
    SlidingCounts counts = new SlidingCounts(WINDOW);
    List<Seen> events = events(9);
    for (int at = 0; at < events.size(); at++) {
      Seen now = events.get(at);
      counts.add(now.key(), now.time());
      long most = 0;
      long least = 0;
      for (Seen before : events.subList(0, at + 1)) {
        boolean same = before.key() == now.key();
        most += same && before.time() > now.time() - WINDOW ? 1 : 0;
        least += same && before.time() > now.time() - WINDOW * 31 / 32 ? 1 : 0;
      }
      long said = counts.count(now.key(), now.time());
      assertTrue(least <= said && said <= most, said + " of " + least + "…" + most + at());
    }
  }

  @Test
  void aDistinctCountIsExactUpToItsMost() {
    for (int values : new int[] {30, 2_000}) {
      SlidingDistinct distinct = new SlidingDistinct(LONG_WINDOW);
      List<Seen> events = events(values);
      boolean full = false;
      for (int at = 0; at < events.size(); at++) {
        Seen now = events.get(at);
        assertEquals(
            truth(events.subList(0, at + 1), now),
            distinct.countWith(now.key(), now.value(), now.time()),
            "as if it had come" + at());
        distinct.add(now.key(), now.value(), now.time());
        long said = distinct.count(now.key(), now.time());
        assertEquals(truth(events.subList(0, at + 1), now), said, at());
        full |= said == SlidingDistinct.MOST;
      }
      assertEquals(values > 1_000, full, "the most is met with many values only");
    }
  }

  private static long truth(List<Seen> events, Seen now) {
    Set<Long> values = new HashSet<>();
    for (Seen before : events) {
      if (before.key() == now.key() && before.time() > now.time() - LONG_WINDOW) {
        values.add(before.value());
      }
    }
    return Math.min(SlidingDistinct.MOST, values.size());
  }

  @Test
  void theOrderOfEventsDoesNotMatterAndEvictionTakesOnlyWhatIsOver() {
    List<Seen> events = events(400);
    long end = events.get(events.size() - 1).time();
    List<Seen> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    SlidingCounts one = new SlidingCounts(WINDOW);
    SlidingCounts other = new SlidingCounts(WINDOW);
    SlidingDistinct oneDistinct = new SlidingDistinct(LONG_WINDOW);
    SlidingDistinct otherDistinct = new SlidingDistinct(LONG_WINDOW);
    for (int at = 0; at < events.size(); at++) {
      one.add(events.get(at).key(), events.get(at).time());
      oneDistinct.add(events.get(at).key(), events.get(at).value(), events.get(at).time());
      one.evict(events.get(at).time());
      oneDistinct.evict(events.get(at).time());
      other.add(shuffled.get(at).key(), shuffled.get(at).time());
      otherDistinct.add(shuffled.get(at).key(), shuffled.get(at).value(), shuffled.get(at).time());
    }
    for (long key = 0; key < KEYS; key++) {
      assertEquals(one.count(key, end), other.count(key, end), at());
      assertEquals(oneDistinct.count(key, end), otherDistinct.count(key, end), at());
    }
    one.evict(end + 3 * WINDOW);
    oneDistinct.evict(end + 4 * LONG_WINDOW);
    assertEquals(0, one.keys());
    assertEquals(0, oneDistinct.keys());
  }

  @Test
  void aVisitEndsWithThirtyQuietMinutes() {
    Sessions sessions = new Sessions();
    long minute = 60_000;
    sessions.add(7, 0, /* like= */ true);
    sessions.add(7, 20 * minute, /* like= */ false);
    sessions.add(7, 45 * minute, /* like= */ true);
    assertEquals(45.0, sessions.at(7, 45 * minute).minutes());
    assertEquals(2, sessions.at(7, 45 * minute).likes());
    assertEquals(0.0, sessions.at(7, 76 * minute).minutes(), "over");
    sessions.add(7, 120 * minute, /* like= */ true);
    assertEquals(1, sessions.at(7, 121 * minute).likes());
    assertEquals(2, sessions.at(7, 121 * minute).hoursActive(), "the hours 0 and 2");
    assertEquals(1, sessions.at(7, (24 * 60 + 30) * minute).hoursActive(), "hour 0 is a day ago");
  }

  private static String at() {
    return "; repeat with -Dtest=SlidingWindowsTest -Dzhenzan.seed=" + SEED;
  }
}
