package dev.zhenzan.core.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.ColumnRunner;
import dev.zhenzan.core.flow.FoldContractTest;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.Tasks;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Beside the contract of every fold: proves over seeded times, many before 1970, that the counts
 * are exactly the most likes in any two neighbouring halves, hence never more than the most in any
 * window of the width, never fewer than the most in any half window, and never fewer than half of
 * the most. Cannot prove that two halves are a good enough window.
 */
class BurstFoldTest extends FoldContractTest<long[]> {
  private static final String[] NAMES = {
    "likes_in_10_s", "likes_in_60_s", "likes_in_1_h", "likes_in_1_d"
  };
  private static final long[] WIDTHS = {10_000, 60_000, 3_600_000, 86_400_000};

  @Override
  protected KeyedFold<long[]> fold() {
    return new BurstFold();
  }

  @Test
  void countsAreTheMostInTwoNeighbouringHalves() {
    for (long seed : Seeds.first(60)) {
      SplittableRandom random = new SplittableRandom(seed);
      long spread = WIDTHS[random.nextInt(4)] * (1 + random.nextInt(4));
      long[] times =
          LongStream.generate(() -> random.nextLong(-spread, spread))
              .limit(1 + random.nextInt(80))
              .sorted()
              .toArray();
      assertWindows(times, seed);
    }
  }

  private static void assertWindows(long[] times, long seed) {
    SmallLog log = new SmallLog();
    for (int at = 0; at < times.length; at++) {
      log.like(times[at], 0, at);
    }
    EventColumns columns = log.columns();
    MeasureTable table = ColumnRunner.run(columns, new BurstFold(), Tasks.SERIAL);
    assertEquals(times.length, table.column("likes")[0]);
    for (int width = 0; width < WIDTHS.length; width++) {
      String words = NAMES[width] + ", " + Seeds.repeat(BurstFoldTest.class, seed);
      long counted = table.column(NAMES[width])[0];
      long half = WIDTHS[width] / 2;
      assertEquals(mostAligned(times, half), counted, words);
      long most = most(times, WIDTHS[width]);
      assertTrue(counted <= most && 2 * counted >= most, words);
      assertTrue(counted >= most(times, half), words);
    }
  }

  /** The most in any {@code [k · half, (k + 2) · half)}. */
  private static long mostAligned(long[] times, long half) {
    long most = 0;
    for (long time : times) {
      for (long from = Math.floorDiv(time, half) - 1; from <= Math.floorDiv(time, half); from++) {
        most = Math.max(most, within(times, from * half, (from + 2) * half));
      }
    }
    return most;
  }

  private static long most(long[] times, long width) {
    return LongStream.of(times).map(time -> within(times, time, time + width)).max().orElse(0);
  }

  private static long within(long[] times, long from, long end) {
    return LongStream.of(times).filter(time -> time >= from && time < end).count();
  }
}
