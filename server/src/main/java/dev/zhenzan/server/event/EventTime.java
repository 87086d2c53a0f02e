package dev.zhenzan.server.event;

/**
 * Reads times as platforms write them: ISO-8601 with a zone, or a number since 1970.
 *
 * <p>Numbers are told apart by magnitude, as in a file: below 10¹¹ seconds, below 10¹⁴
 * milliseconds, below 10¹⁷ microseconds, else nanoseconds. A text that names no zone is refused, as
 * nobody is there to ask, and a wrong guess would move every like by hours.
 */
public final class EventTime {
  /** Not a time at all. */
  public static final long NOT_UNDERSTOOD = Long.MIN_VALUE;

  /** A date or time of day that does not say where on earth. */
  public static final long NO_ZONE = Long.MIN_VALUE + 1;

  /** 2100-01-01T00:00Z; what lies beyond is an error of whoever reports, whenever it comes. */
  public static final long END = 4_102_444_800_000L;

  /** How far a reporter's clock may be ahead of ours. */
  public static final long AHEAD_MILLIS_MAX = 5 * 60_000;

  private EventTime() {}

  /** Milliseconds of a whole number; below 0 for one before 1970. */
  public static long ofNumber(long n) {
    if (n < 0) {
      return -1;
    }
    if (n < 100_000_000_000L) {
      return n * 1000;
    }
    if (n < 100_000_000_000_000L) {
      return n;
    }
    return n < 100_000_000_000_000_000L ? n / 1000 : n / 1_000_000;
  }

  /** The same of a decimal number; a thousandth is added as 1700000000.123 has no exact double. */
  public static long ofNumber(double n) {
    if (Double.isNaN(n)) {
      return NOT_UNDERSTOOD;
    }
    if (n < 0) {
      return -1;
    }
    double millis = n < 1e11 ? n * 1000 : n < 1e14 ? n : n < 1e17 ? n / 1000 : n / 1_000_000;
    return millis > 9e15 ? END : (long) Math.floor(millis + 0.001);
  }

  /**
   * Milliseconds of a text.
   *
   * @param text without blanks around it
   * @return {@link #NOT_UNDERSTOOD} or {@link #NO_ZONE} where it is no time; below 0 before 1970
   */
  public static long ofText(String text) {
    int length = text.length();
    if (length >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      return iso(text, length);
    }
    return number(text);
  }

  private static long number(String text) {
    try {
      return text.indexOf('.') >= 0
          ? ofNumber(Double.parseDouble(text))
          : ofNumber(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return allDigits(text) ? END : NOT_UNDERSTOOD;
    }
  }

  /** {@code 2026-03-01T08:00:00.123+08:00}: seconds and fractions may be missing, T be a blank. */
  private static long iso(String text, int length) {
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) {
      return NOT_UNDERSTOOD;
    }
    if (length == 10) {
      return NO_ZONE;
    }
    char between = text.charAt(10);
    boolean separated = between == 'T' || between == 't' || between == ' ';
    if (!separated || length < 16 || text.charAt(13) != ':') {
      return NOT_UNDERSTOOD;
    }
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return NOT_UNDERSTOOD;
    }
    long minutes = (daysFromCivil(year, month, day) * 24 + hour) * 60 + minute;
    return seconds(text, length, minutes * 60_000);
  }

  private static long seconds(String text, int length, long millis) {
    int at = 16;
    long sum = millis;
    if (at < length && text.charAt(at) == ':') {
      int seconds = length >= at + 3 ? digits(text, at + 1, at + 3) : -1;
      if (seconds < 0 || seconds > 59) {
        return NOT_UNDERSTOOD;
      }
      sum += seconds * 1000L;
      at += 3;
      if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
        int from = ++at;
        int unit = 100;
        while (at < length && isDigit(text.charAt(at))) {
          sum += (text.charAt(at++) - '0') * (long) unit;
          unit /= 10;
        }
        if (at == from) {
          return NOT_UNDERSTOOD;
        }
      }
    }
    return zone(text, at, length, sum);
  }

  /** Z, +08, +0800 or +08:00; a blank may stand before it. */
  private static long zone(String text, int from, int length, long millis) {
    int at = from < length && text.charAt(from) == ' ' ? from + 1 : from;
    if (at == length) {
      return NO_ZONE;
    }
    char sign = text.charAt(at);
    if ((sign == 'Z' || sign == 'z') && at + 1 == length) {
      return millis;
    }
    if (sign != '+' && sign != '-' || length < at + 3) {
      return NOT_UNDERSTOOD;
    }
    int hours = digits(text, at + 1, at + 3);
    int rest = at + 3;
    boolean colon = rest < length && text.charAt(rest) == ':';
    if (colon) {
      rest++;
    }
    boolean hoursOnly = rest == length && !colon;
    int minutes = hoursOnly ? 0 : length == rest + 2 ? digits(text, rest, rest + 2) : -1;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NOT_UNDERSTOOD;
    }
    long offset = (hours * 60L + minutes) * 60_000;
    return sign == '+' ? millis - offset : millis + offset;
  }

  /** Days since 1970-01-01 in the Gregorian calendar, years counted from March. */
  private static long daysFromCivil(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int ofMarch = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * ofMarch + 2) / 5 + day - 1;
    long leaps = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
    return 365L * y + leaps + dayOfYear - 719_468;
  }

  private static int lastDay(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean allDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
  }

  private static int digits(String text, int from, int to) {
    int sum = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        return -1;
      }
      sum = sum * 10 + c - '0';
    }
    return sum;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
