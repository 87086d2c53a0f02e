package dev.zhenzan.audit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers are written: the same in both languages, whatever the machine's locale. */
final class Figures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** 1,234,567. */
  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace("-", "−");
  }

  /** A share as a percentage with as many digits as it deserves; never a false 0 % or 100 %. */
  static String percent(double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? "0%" : "100%";
    }
    if (share < 0.0001) {
      return "<0.01%";
    }
    if (share > 0.9999) {
      return ">99.99%";
    }
    boolean extreme = share < 0.01 || share > 0.99;
    String digits = String.format(Locale.ROOT, extreme ? "%.2f" : "%.1f", share * 100);
    return new BigDecimal(digits).stripTrailingZeros().toPlainString() + "%";
  }

  /** A probability in millionths; never a certainty, whichever way it was rounded. */
  static String suspicion(int millionths) {
    return percent(Math.max(1, Math.min(999_999, millionths)) / 1e6);
  }

  /** Evidence in thousandths of a natural logarithm: +4.2. */
  static String evidence(long millinats) {
    return String.format(Locale.ROOT, "%+.1f", millinats / 1000.0).replace('-', '−');
  }

  /** A small or large plain number, three significant digits, no exponent down to a millionth. */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
    boolean readable = value == 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e12);
    if (!readable) {
      return rounded.toString().replace("E", "e");
    }
    if (Math.abs(value) >= 1000) {
      return whole(Math.round(value));
    }
    return rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }

  /** A moment to the minute, UTC. */
  static String minute(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis));
  }

  /** A day, UTC. */
  static String day(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis));
  }

  /** The length of a time; the unit's words are in the texts. */
  static Bilingual duration(Texts texts, long millis) {
    long size = Math.abs(millis);
    if (size < 10_000) {
      return texts.say("unit.s", Bilingual.same(plain(size / 1000.0)));
    }
    if (size < 120_000) {
      return texts.say("unit.s", Math.round(size / 1e3));
    }
    if (size < 7_200_000) {
      return texts.say("unit.min", Math.round(size / 6e4));
    }
    if (size < 172_800_000) {
      return texts.say("unit.h", Math.round(size / 3.6e6));
    }
    return texts.say("unit.d", Math.round(size / 8.64e7));
  }

  /**
   * How rare something is: {@code 1 in 250}, {@code 1 in 10^12}.
   *
   * @param millinats the natural log of the expected number, thousandths
   */
  static Bilingual rarity(Texts texts, long millinats) {
    if (millinats >= 0) {
      return texts.say("rarity.common");
    }
    double tens = -millinats / 1000.0 / Math.log(10);
    if (tens < 6) {
      return texts.say("rarity.one_in", Math.round(StrictMath.pow(10, tens)));
    }
    String power = "10<sup>" + whole((long) Math.floor(tens)) + "</sup>";
    return texts.say("rarity.one_in", new Bilingual(power, power));
  }
}
