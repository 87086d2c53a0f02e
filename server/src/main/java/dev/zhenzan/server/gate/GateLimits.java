package dev.zhenzan.server.gate;

import dev.zhenzan.server.book.Book;
import org.jspecify.annotations.Nullable;

/**
 * How fast is too fast.
 *
 * @param minute likes within a minute
 * @param hour likes within an hour
 * @param day likes within a day
 * @param deviceAccounts accounts on one device within a day
 */
record GateLimits(int minute, int hour, int day, int deviceAccounts) {
  // Three times the pace that nearly nobody here goes beyond, as a gate must not stand in the way
  // of the keenest. While nothing is known of the population, and as a floor of a third of it where
  // the population is small or slow, a shipped prior, far above any crowd of the worlds on which
  // detection is tested.

  private static final GateLimits SHIPPED = new GateLimits(60, 600, 3_000, 20);
  private static final int ABOVE = 3;
  private static final int FLOOR = 3;

  /**
   * The limits for a population.
   *
   * @param usual the pace that nearly nobody goes beyond, {@code null} while it is not known
   */
  static GateLimits of(Book.@Nullable Pace usual) {
    if (usual == null) {
      return SHIPPED;
    }
    return new GateLimits(
        limit(usual.minute(), SHIPPED.minute),
        limit(usual.hour(), SHIPPED.hour),
        limit(usual.day(), SHIPPED.day),
        limit(usual.deviceAccounts(), SHIPPED.deviceAccounts));
  }

  private static int limit(int usual, int shipped) {
    return (int) Math.max(shipped / FLOOR, Math.min(Integer.MAX_VALUE, (long) ABOVE * usual));
  }
}
