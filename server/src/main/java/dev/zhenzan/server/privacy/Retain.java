package dev.zhenzan.server.privacy;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long what is kept, in milliseconds; {@link #FOR_GOOD} for what is never dropped. Events,
 * what they weigh, verdicts and acts are not here: counts that are paid for rest on them.
 */
public record Retain(Map<Kind, Long> millis) {
  /** As long as the database. */
  public static final long FOR_GOOD = Long.MAX_VALUE;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final Pattern SPAN = Pattern.compile("([a-z]+)=(\\d{1,5})(h|d)");
  private static final Pattern GOOD = Pattern.compile("([a-z]+)=ever");

  /** What is dropped after a time. */
  public enum Kind {
    /** What was asked and answered at the door. */
    DECISIONS(90),
    /** Answers kept for whoever repeats a request. */
    ANSWERS(1),
    /** Webhooks' messages that were delivered or given up. */
    DELIVERIES(30),
    /** That somebody looked at a person's data. */
    LOOKS(365),
    /** Devices and addresses of events. */
    DEVICES(180),
    /** What people wrote about cases that are decided. */
    CASES(365);

    private final long days;

    Kind(long days) {
      this.days = days;
    }

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What holds when nothing else is asked for. */
  public static final Retain DEFAULTS = defaults();

  private static Retain defaults() {
    Map<Kind, Long> millis = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      millis.put(kind, kind.days * DAY_MILLIS);
    }
    return new Retain(Map.copyOf(millis));
  }

  /** For how long one kind is kept. */
  public long millis(Kind kind) {
    return millis.getOrDefault(kind, FOR_GOOD);
  }

  /**
   * Those named, such as {@code decisions=90d,answers=36h,devices=ever}; the others as usual.
   *
   * @throws IllegalArgumentException if it is not so written; says what is wrong
   */
  public static Retain of(String text) {
    Map<Kind, Long> millis = new EnumMap<>(DEFAULTS.millis());
    for (String each : text.split(",", -1)) {
      Matcher span = SPAN.matcher(each.strip());
      Matcher good = GOOD.matcher(each.strip());
      if (good.matches()) {
        millis.put(kind(good.group(1)), FOR_GOOD);
      } else if (span.matches()) {
        long unit = span.group(3).equals("h") ? DAY_MILLIS / 24 : DAY_MILLIS;
        millis.put(kind(span.group(1)), Long.parseLong(span.group(2)) * unit);
      } else {
        throw new IllegalArgumentException(
            "'" + each + "' is not such as decisions=90d, answers=36h or devices=ever");
      }
    }
    if (millis.getOrDefault(Kind.ANSWERS, 0L) < DAY_MILLIS) {
      throw new IllegalArgumentException(
          "answers are kept for a day at least: within it a repeated request is known again");
    }
    return new Retain(Map.copyOf(millis));
  }

  private static Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is not kept by time; decisions, answers, deliveries, looks, devices and"
            + " cases are");
  }
}
