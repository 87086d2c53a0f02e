package dev.zhenzan.audit.write;

import java.time.Instant;
import java.util.Locale;

/** Numbers, times and names as the files spell them; the same in every locale. */
final class Decimals {
  private Decimals() {}

  /** {@code value / 10^scale} as plain digits without trailing zeros, such as {@code 0.25}. */
  static String plain(long value, int scale) {
    long unit = 1;
    for (int i = 0; i < scale; i++) {
      unit *= 10;
    }
    String sign = value < 0 ? "-" : "";
    long whole = Math.abs(value / unit);
    long rest = Math.abs(value % unit);
    if (rest == 0) {
      return whole == 0 ? "0" : sign + whole;
    }
    String digits = Long.toString(unit + rest).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return sign + whole + '.' + digits.substring(0, end);
  }

  /** Log-odds in millinats with their sign and one digit, such as {@code +9.2}. */
  static String signed(int millinats) {
    long tenths = (Math.abs((long) millinats) + 50) / 100;
    return (millinats < 0 ? "-" : "+") + tenths / 10 + '.' + tenths % 10;
  }

  /** Milliseconds since 1970 as ISO-8601 in UTC. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** A constant's name as the files spell it: lower snake case. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
