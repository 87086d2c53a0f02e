package dev.zhenzan.server.policy.text;

/** Lengths of time as people write them: {@code 90s}, {@code 15m}, {@code 6h}, {@code 30d}. */
public final class TimeSpan {
  private static final long SECOND_MILLIS = 1_000;
  private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final int DIGITS_MAX = 6;

  /** How it is to be written, for messages. */
  public static final Words FORM =
      new Words(
          "write a number and s, m, h or d, such as 90s, 15m, 6h or 30d",
          "请写数字加 s、m、h 或 d，例如 90s、15m、6h、30d");

  private TimeSpan() {}

  /** Milliseconds, or -1 if it is none. */
  public static long millis(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > DIGITS_MAX || digits != text.length() - 1) {
      return -1;
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.charAt(digits)) {
      case 's' -> number * SECOND_MILLIS;
      case 'm' -> number * MINUTE_MILLIS;
      case 'h' -> number * HOUR_MILLIS;
      case 'd' -> number * DAY_MILLIS;
      default -> -1;
    };
  }

  /** The same in words, in the greatest unit that it is a whole number of. */
  public static Words words(long millis) {
    if (millis % DAY_MILLIS == 0) {
      return words(millis / DAY_MILLIS, "day", "天");
    }
    if (millis % HOUR_MILLIS == 0) {
      return words(millis / HOUR_MILLIS, "hour", "小时");
    }
    if (millis % MINUTE_MILLIS == 0) {
      return words(millis / MINUTE_MILLIS, "minute", "分钟");
    }
    return words(millis / SECOND_MILLIS, "second", "秒");
  }

  private static Words words(long number, String unit, String chinese) {
    return new Words(number + " " + unit + (number == 1 ? "" : "s"), number + " " + chinese);
  }
}
