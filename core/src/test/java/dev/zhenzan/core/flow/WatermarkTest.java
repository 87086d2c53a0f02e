package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Proves the arithmetic of watermarks and epochs, at the ends of time too. */
class WatermarkTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  @Test
  void staysTheLatenessBehindTheNewestEvent() {
    Watermark watermark = new Watermark(100);
    assertEquals(Watermark.NONE, watermark.time());
    assertEquals(899, watermark.observe(1_000));
    assertEquals(899, watermark.observe(950), "an older event must not lower it");
    assertEquals(900, watermark.observe(1_001));
    assertEquals(Watermark.END, watermark.end());
    assertEquals(Watermark.END, watermark.observe(5_000));
  }

  @Test
  void neverFalls() {
    SplittableRandom random = new SplittableRandom(SEED);
    Watermark watermark = new Watermark(random.nextLong(Long.MAX_VALUE));
    long before = watermark.time();
    for (int event = 0; event < 10_000; event++) {
      long now = watermark.observe(random.nextLong());
      assertTrue(now >= before, "seed " + SEED);
      before = now;
    }
  }

  @Test
  void theBeginningOfTimeDoesNotWrapAround() {
    Watermark watermark = new Watermark(Long.MAX_VALUE);
    assertEquals(Watermark.NONE, watermark.observe(Long.MIN_VALUE));
    assertEquals(Watermark.NONE, watermark.observe(-1));
    assertEquals(-1, watermark.observe(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> new Watermark(-1));
  }

  @Test
  void epochsCoverTimeWithoutGap() {
    for (long millis : new long[] {1, 7, 3_600_000, Long.MAX_VALUE}) {
      Epochs epochs = new Epochs(millis);
      for (long time : new long[] {-1, 0, 1, -millis, millis - 1, -8, 1_420_070_400_000L}) {
        long epoch = epochs.of(time);
        assertTrue(time <= epochs.last(epoch));
        assertEquals(epoch, epochs.of(epochs.last(epoch)));
        assertTrue(epochs.last(epoch) == Long.MAX_VALUE || time > epochs.last(epoch) - millis);
      }
    }
    assertEquals(Long.MAX_VALUE, new Epochs(1_000).last(new Epochs(1_000).of(Long.MAX_VALUE)));
    assertThrows(IllegalArgumentException.class, () -> new Epochs(0));
  }
}
