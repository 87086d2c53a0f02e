package dev.zhenzan.server.hook;

import java.util.concurrent.TimeUnit;

/**
 * When to try again: after the times that the Standard Webhooks specification suggests, each
 * lengthened by up to a tenth, so that many messages that failed together do not come back
 * together. The same message waits the same times.
 */
final class RetryPlan {
  private static final long[] AFTER_SECONDS = {
    5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600
  };

  private RetryPlan() {}

  /**
   * How long to wait after a failed try.
   *
   * @param failed how many tries have failed, from 1
   * @return milliseconds, or -1 to give up
   */
  static long waitMillis(String message, int failed) {
    if (failed > AFTER_SECONDS.length) {
      return -1;
    }
    long millis = TimeUnit.SECONDS.toMillis(AFTER_SECONDS[failed - 1]);
    return millis + Math.floorMod(mixed(message.hashCode() * 31L + failed), millis / 10 + 1);
  }

  /** How often is tried at all. */
  static int triesMax() {
    return AFTER_SECONDS.length + 1;
  }

  private static long mixed(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
