package dev.zhenzan.core.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.flow.FoldContractTest;
import dev.zhenzan.core.flow.KeyedFold;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Beside the contract of every fold: proves over seeded logs that likes, views, other deeds and
 * likes without a view are counted as an obvious loop counts them, and that the typical dwell is
 * the geometric mean to within two thousandths. Cannot prove what happens beyond the remembered
 * targets.
 */
class BlindFoldTest extends FoldContractTest<BlindState> {

  /** Logarithms are kept in thousandths, and one millisecond is added before each. */
  private static final double DWELL_FACTOR = 1.002;

  @Override
  protected KeyedFold<BlindState> fold() {
    return new BlindFold();
  }

  @Test
  void countsAreThoseOfTheObviousLoop() {
    for (long seed : seeds()) {
      Collection<List<EventRecord>> groups = groups(seed);
      for (List<EventRecord> events : groups) {
        assertCounts(events, seed);
      }
    }
  }

  private void assertCounts(List<EventRecord> events, long seed) {
    long[] out = new long[fold().measures().size()];
    fold().measure(folded(events), out);
    Set<Long> seen = new HashSet<>();
    long unseen = 0;
    for (EventRecord event : events) {
      if (event.type() == EventType.VIEW) {
        seen.add(event.target());
      } else if (event.type() == EventType.LIKE
          && event.dwellMillis() < 0
          && !seen.contains(event.target())) {
        unseen++;
      }
    }
    String words = Seeds.repeat(getClass(), seed);
    long likes = count(events, EventType.LIKE);
    long views = count(events, EventType.VIEW);
    assertEquals(likes, value(out, "likes"), words);
    assertEquals(views, value(out, "views"), words);
    assertEquals(events.size() - likes - views, value(out, "others"), words);
    assertEquals(unseen, value(out, "without_view"), words);
    assertDwell(events, out, words);
  }

  private void assertDwell(List<EventRecord> events, long[] out, String words) {
    double[] dwells =
        events.stream()
            .filter(event -> event.type() == EventType.LIKE || event.type() == EventType.VIEW)
            .filter(event -> event.dwellMillis() >= 0)
            .mapToDouble(event -> Math.log(1.0 + event.dwellMillis()))
            .toArray();
    assertEquals(dwells.length, value(out, "dwells"), words);
    long typical = value(out, "typical_dwell_ms");
    if (dwells.length == 0) {
      assertEquals(-1, typical, words);
    } else {
      double mean = Math.exp(Arrays.stream(dwells).average().orElseThrow());
      assertTrue(
          typical <= mean * DWELL_FACTOR && (typical + 1) * DWELL_FACTOR >= mean,
          mean + " measured as " + typical + ", " + words);
    }
  }

  private long value(long[] out, String measure) {
    return out[fold().measures().indexOf(measure)];
  }

  private static long count(List<EventRecord> events, EventType type) {
    return events.stream().filter(event -> event.type() == type).count();
  }
}
