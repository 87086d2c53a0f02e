package dev.zhenzan.sim;

import java.time.LocalDate;

/**
 * Writes times as {@code 2026-03-02T08:15:00.250Z} without an object a time: the date's text is
 * kept for as long as the day stays the same.
 */
final class IsoTime {
  private static final int DAY_MILLIS = 86_400_000;
  private long day = Long.MIN_VALUE;
  private String date = "";

  /** Appends the time, given in milliseconds since 1970-01-01T00:00Z. */
  void append(long time, StringBuilder out) {
    int rest = (int) Math.floorMod(time, (long) DAY_MILLIS);
    out.append(dateOf(time)).append('T');
    two(out, rest / 3_600_000).append(':');
    two(out, rest / 60_000 % 60).append(':');
    two(out, rest / 1_000 % 60).append('.');
    int millis = rest % 1_000;
    two(out, millis / 10).append((char) ('0' + millis % 10)).append('Z');
  }

  /** The date of the time, such as {@code 2026-03-02}. */
  String dateOf(long time) {
    long newDay = Math.floorDiv(time, (long) DAY_MILLIS);
    if (newDay != day) {
      day = newDay;
      date = LocalDate.ofEpochDay(newDay).toString();
    }
    return date;
  }

  private static StringBuilder two(StringBuilder out, int value) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
