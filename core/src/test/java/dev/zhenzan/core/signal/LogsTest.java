package dev.zhenzan.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that the quick logarithm is within its stated error of the slow one and never falls, for
 * all small values and many large ones. Cannot prove it for every value there is.
 */
class LogsTest {

  @Test
  void withinAThousandthAndAHalf() {
    int before = 0;
    for (long value = 1; value < 200_000; value++) {
      int quick = Logs.millinats(value);
      assertEquals(1000 * StrictMath.log(value), quick, 1.5, "value " + value);
      assertTrue(quick >= before, "falls at " + value);
      before = quick;
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int times = 0; times < 100_000; times++) {
      long value = Math.max(1, random.nextLong() >>> 1 + random.nextInt(62));
      assertEquals(1000 * StrictMath.log(value), Logs.millinats(value), 1.5, "value " + value);
    }
    assertEquals(0, Logs.millinats(1));
  }
}
