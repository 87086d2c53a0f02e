package dev.zhenzan.audit.read;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells that are written in the commonest way, straight from their bytes. Whatever is written
 * otherwise is {@link #UNSURE}: it may still be right, and SQL decides.
 */
final class PlainCells {
  /** Not one of the common ways to write the value. */
  static final int UNSURE = -2;

  private static final int DAYS_TO_1970 = 719_468;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private PlainCells() {}

  /**
   * Milliseconds since 1970 of {@code 2026-03-02T00:00:03.042Z}, with a blank instead of the T,
   * with up to six decimals or none, in the years from 1970 to 2099; of ten digits (seconds) and of
   * thirteen (milliseconds).
   *
   * @param zoneless whether a time without Z is in UTC
   */
  static long time(byte[] text, int from, int to, boolean zoneless) {
    int length = to - from;
    if (length == 10 || length == 13) {
      long number = digits(text, from, to);
      if (number >= 0) {
        long millis = length == 10 ? number * 1000 : number;
        return text[from] != '0' && millis < TimeSql.END ? millis : UNSURE;
      }
    }
    boolean hasZone = length > 0 && text[to - 1] == 'Z';
    int end = hasZone ? to - 1 : to;
    if (!hasZone && !zoneless || end - from < 19 || !isMarked(text, from)) {
      return UNSURE;
    }
    long day = day(text, from);
    long hour = digits(text, from + 11, from + 13);
    long minute = digits(text, from + 14, from + 16);
    long second = digits(text, from + 17, from + 19);
    long fraction = fraction(text, from + 19, end);
    if (day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return UNSURE;
    }
    if (second < 0 || second > 59 || fraction < 0) {
      return UNSURE;
    }
    return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction;
  }

  private static boolean isMarked(byte[] text, int from) {
    return text[from + 4] == '-'
        && text[from + 7] == '-'
        && (text[from + 10] == 'T' || text[from + 10] == ' ')
        && text[from + 13] == ':'
        && text[from + 16] == ':';
  }

  /** Days since 1970 (Howard Hinnant's civil calendar), or {@link #UNSURE}. */
  private static long day(byte[] text, int from) {
    long year = digits(text, from, from + 4);
    long month = digits(text, from + 5, from + 7);
    long day = digits(text, from + 8, from + 10);
    if (year < 1970 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) {
      return UNSURE;
    }
    boolean leap = year % 4 == 0 && year != 2100;
    boolean isShort = month == 4 || month == 6 || month == 9 || month == 11;
    if (day > (month == 2 ? (leap ? 29 : 28) : isShort ? 30 : 31)) {
      return UNSURE;
    }
    long shifted = month <= 2 ? year - 1 : year;
    long era = shifted / 400;
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - DAYS_TO_1970;
  }

  /** Milliseconds of nothing or of a point and up to six digits. */
  private static long fraction(byte[] text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int digits = to - from - 1;
    if (text[from] != '.' || digits < 1 || digits > 6) {
      return UNSURE;
    }
    long value = digits(text, from + 1, to);
    for (int i = digits; i < 6; i++) {
      value *= 10;
    }
    return value < 0 ? UNSURE : value / 1000;
  }

  /** A number of 1 to 9 digits, -1 for none. */
  static int whole(byte[] text, int from, int to) {
    if (from == to) {
      return -1;
    }
    return to - from > 9 ? UNSURE : (int) digits(text, from, to);
  }

  /** Basis points of {@code 0}, {@code 1} and {@code 0.1234}, -1 for nothing. */
  static int share(byte[] text, int from, int to) {
    if (from == to) {
      return -1;
    }
    long whole = text[from] - '0';
    int decimals = to - from - 2;
    if (whole != 0 && whole != 1 || decimals > 14) {
      return UNSURE;
    }
    if (to - from == 1) {
      return (int) whole * 10_000;
    }
    long rest = text[from + 1] == '.' ? digits(text, from + 2, to) : UNSURE;
    if (rest < 0 || whole == 1 && rest > 0) {
      return UNSURE;
    }
    // Two exact doubles divided: the same rounding as that of a parser.
    return (int) Math.round((whole * POWERS[decimals] + rest) / POWERS[decimals] * 10_000);
  }

  /** A number of at least one digit and nothing else, or {@link #UNSURE}. */
  private static long digits(byte[] text, int from, int to) {
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return UNSURE;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Whether {@link String#strip} would take the character away. */
  static boolean isBlank(byte b) {
    return b == ' ' || b >= 9 && b <= 13 || b >= 28 && b <= 31;
  }

  /** Whether the bytes are UTF-8 with no blank at an end but those of ASCII. */
  static boolean isCleanText(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] < 0) {
        @Nullable String decoded = Records.utf8(text, from, to);
        return decoded != null && decoded.strip().length() == decoded.length();
      }
    }
    return true;
  }

  /** A cell as text, for messages and words. */
  static String text(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
