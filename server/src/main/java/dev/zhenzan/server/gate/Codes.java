package dev.zhenzan.server.gate;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.policy.Hit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reasons that the shipped rules give, in both languages, with their numbers. */
final class Codes {
  static final String GATE_FAILED = "gate_failed";

  private Codes() {}

  static Reason nothingAgainst() {
    return new Reason("nothing_against", "Nothing speaks against it.", "没有可疑之处。", Map.of());
  }

  static Reason cleaned(Book.Verdict verdict) {
    return new Reason(
        "verdict_clean",
        "The account's likes count for nothing: it brushes, as sure as " + percent(verdict) + " %.",
        "该账号的点赞不计数：判定刷赞，把握 " + percent(verdict) + "%。",
        numbers(verdict));
  }

  static Reason weighedLess(Book.Verdict verdict) {
    return new Reason(
        "verdict_weigh_less",
        "The account trades likes, as sure as " + percent(verdict) + " %.",
        "该账号参与互赞，把握 " + percent(verdict) + "%。",
        numbers(verdict));
  }

  /** What was decided about the account, in the words of whoever decided it. */
  static Reason measure(Measure measure) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("measure", measure.seq());
    if (measure.endMillis() != Long.MAX_VALUE) {
      numbers.put("until_millis", measure.endMillis());
    }
    return new Reason(
        "measure_" + measure.step().text(),
        measure.because().english(),
        measure.because().chinese(),
        numbers);
  }

  static Reason tooFast(String window, String windowChinese, int likes, int limit) {
    return new Reason(
        "too_fast",
        likes + " likes within a " + window + "; people stay below " + limit + ".",
        windowChinese + "内点赞 " + likes + " 次；正常人少于 " + limit + " 次。",
        Map.of(window, likes, "limit", limit));
  }

  static Reason crowdedDevice(int accounts, int limit) {
    return new Reason(
        "crowded_device",
        accounts + " accounts on this device within a day; usual are fewer than " + limit + ".",
        "一天内该设备上有 " + accounts + " 个账号；通常少于 " + limit + " 个。",
        Map.of("device_accounts", accounts, "limit", limit));
  }

  /** What a policy says, in its own words, with the numbers that it rests on. */
  static Reason policy(Hit hit) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    hit.restedOn()
        .forEach(
            (feature, value) -> {
              if (value instanceof Number number) {
                numbers.put(feature, number);
              }
            });
    return new Reason(
        "policy",
        hit.reason().english(),
        hit.reason().chinese(),
        numbers,
        hit.policy() + "@" + hit.version());
  }

  private static long percent(Book.Verdict verdict) {
    return Math.round(verdict.suspicionMillionths() / 1e4);
  }

  private static Map<String, Number> numbers(Book.Verdict verdict) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("suspicion", verdict.suspicionMillionths() / 1e6);
    numbers.put("nats", verdict.millinats() / 1e3);
    numbers.put("ring", verdict.ring());
    return numbers;
  }
}
