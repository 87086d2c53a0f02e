package dev.zhenzan.core.surge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.flow.FoldContractTest;
import dev.zhenzan.core.flow.KeyedFold;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Beside the contract of every fold: proves that likes and views are counted apart and that the
 * likes of an hour lie between half of the most and the most in any hour. Cannot prove more about
 * the window than its half-hour grain allows.
 */
class SurgeFoldTest extends FoldContractTest<long[]> {
  private static final long HOUR = 3_600_000;

  @Override
  protected KeyedFold<long[]> fold() {
    return new SurgeFold();
  }

  @Test
  void countsAreThoseOfTheObviousLoop() {
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        long[] out = new long[3];
        fold().measure(folded(events), out);
        long likes = events.stream().filter(e -> e.type() == EventType.LIKE).count();
        String words = Seeds.repeat(getClass(), seed);
        assertEquals(likes, out[0], words);
        assertEquals(events.size() - likes, out[1], words);
        long most = mostInAnHour(events);
        assertTrue(out[2] <= most && 2 * out[2] >= most, words);
      }
    }
  }

  private static long mostInAnHour(List<EventRecord> events) {
    List<Long> times =
        events.stream().filter(e -> e.type() == EventType.LIKE).map(EventRecord::time).toList();
    return times.stream()
        .mapToLong(from -> times.stream().filter(t -> t >= from && t < from + HOUR).count())
        .max()
        .orElse(0);
  }
}
