package dev.zhenzan.sim.stage;

/**
 * The time that a world lasts.
 *
 * @param start its first millisecond since 1970-01-01T00:00Z, at midnight UTC
 * @param days how many days it lasts, 1…{@link #DAYS_MAX}
 */
public record Span(long start, int days) {
  /** The longest world: its milliseconds fit 32 bits. */
  public static final int DAYS_MAX = 45;

  /** How many bits of a {@code long} are left beside the milliseconds since the start. */
  public static final int REST_BITS = 31;

  /** One minute in milliseconds. */
  public static final long MINUTE = 60_000;

  /** One hour in milliseconds. */
  public static final long HOUR = 60 * MINUTE;

  /** One day in milliseconds. */
  public static final long DAY = 24 * HOUR;

  /** Checks the range. */
  public Span {
    if (days < 1 || days > DAYS_MAX) {
      throw new IllegalArgumentException("a world lasts 1 to 45 days, not " + days);
    }
  }

  /** The first millisecond that is no longer part of it. */
  public long end() {
    return start + days * DAY;
  }

  /** Midnight UTC of the given day, the first being 0. */
  public long day(int number) {
    return start + number * DAY;
  }

  /** Whether the time lies within. */
  public boolean contains(long time) {
    return time >= start && time < end();
  }
}
