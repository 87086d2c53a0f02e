package dev.zhenzan.audit.report;

/**
 * Equal stretches of time, of a length that people think in, aligned to UTC.
 *
 * @param start when the first begins, milliseconds since 1970
 * @param width how long each is, milliseconds
 * @param count how many there are, at least 1
 */
record TimeBuckets(long start, long width, int count) {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] WIDTHS = {
    SECOND,
    5 * SECOND,
    15 * SECOND,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    91 * DAY,
    365 * DAY
  };

  /** The finest buckets that cover both moments with at most so many. */
  static TimeBuckets spanning(long first, long last, int most) {
    for (long width : WIDTHS) {
      TimeBuckets buckets = aligned(first, last, width);
      if (buckets.count <= most) {
        return buckets;
      }
    }
    long years = WIDTHS[WIDTHS.length - 1];
    long needed = (last / most - first / most) / years + 2;
    return aligned(first, last, Math.multiplyExact(needed, years));
  }

  private static TimeBuckets aligned(long first, long last, long width) {
    long from = Math.floorDiv(first, width);
    long to = Math.floorDiv(last, width);
    long count = Math.min(to - from + 1, Integer.MAX_VALUE);
    return new TimeBuckets(from * width, width, (int) count);
  }

  /** Which bucket a moment falls into; moments outside go to the nearest. */
  int index(long time) {
    long index = Math.floorDiv(time - start, width);
    return (int) Math.max(0, Math.min(count - 1, index));
  }

  /** When a bucket begins. */
  long time(int index) {
    return start + index * width;
  }
}
