package dev.zhenzan.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Policies on likes to measure a gate with: the patterns of the shipped ones and of what operators
 * would write beside them, over windows by account, device, address and post, each with thresholds
 * of its own. Few likes meet any.
 */
final class BenchPolicies {
  private static final int FILE_POLICIES = 10;
  private static final List<String> SPANS = List.of("1m", "10m", "1h", "6h", "1d", "7d");
  private static final List<String> SIDES = List.of("actor", "device", "address", "target");

  private static final List<String> STEPS =
      List.of(
          "{weigh_less: {to: 50%}}",
          "hold",
          "{limit: {for: 1h}}",
          "[{label: {name: watched, ttl: 1d}}, observe]",
          "reject",
          "observe",
          "[{weigh_less: {to: 10%}}, {review: {queue: bench}}]");

  private BenchPolicies() {}

  /** Files with so many policies in all. */
  static List<String> files(int policies) {
    List<String> files = new ArrayList<>();
    for (int from = 0; from < policies; from += FILE_POLICIES) {
      StringBuilder file = new StringBuilder(head());
      for (int at = from; at < Math.min(policies, from + FILE_POLICIES); at++) {
        file.append(policy(at));
      }
      files.add(file.toString());
    }
    return files;
  }

  static String id(int number) {
    return "bench-" + number;
  }

  private static String head() {
    StringBuilder head = new StringBuilder("features:\n");
    for (String side : SIDES) {
      for (String span : SPANS) {
        head.append("  %s_%s: {count: like, by: %1$s, within: %2$s}%n".formatted(side, span));
      }
    }
    return head
        + """
          views_1d: {count: view, by: actor, within: 1d}
          targets_1h: {distinct: target, of: like, by: actor, within: 1h}
          targets_1d: {distinct: target, of: like, by: actor, within: 1d}
          device_accounts_1d: {distinct: actor, of: like, by: device, within: 1d}
          address_accounts_1d: {distinct: actor, of: like, by: address, within: 1d}
          likes_per_target: {ratio: [actor_1d, targets_1d]}
        labels:
          watched: {en: watched, zh: 关注中}
        policies:
        """;
  }

  private static String policy(int number) {
    return """
      - id: %s
        version: 1
        title: {en: bench %d, zh: 测试 %2$d}
        on: like
        when: '%s'
        then: %s
        because: {en: "{actor_1h} likes within an hour, {actor_1d} within a day", zh: "一小时 {actor_1h} 次，一天 {actor_1d} 次"}
        budget: 10000
        owner: bench
    """
        .formatted(id(number), number, condition(number), STEPS.get(number % STEPS.size()));
  }

  private static String condition(int number) {
    int more = number / 10;
    return switch (number % 10) {
      case 0 -> "(actor_1m > %d || actor_1h > %d) && !allowed".formatted(4 + more, 25 + more);
      case 1 -> "action == \"clean\" && actor_6h > %d && !allowed".formatted(more);
      case 2 -> "action == \"weigh_less\" && strikes >= %d && !has_view".formatted(1 + more / 4);
      case 3 ->
          "device_accounts_1d >= %d && suspicion > 0.%d && !grey".formatted(3 + more, 2 + more % 7);
      case 4 -> "target_10m > %d && account_age_days < %d.5".formatted(12 + more, 1 + more);
      case 5 ->
          "session_likes > %d && session_minutes > %d.0 && hours_active_24 >= 12"
              .formatted(5 + more, 10 + more);
      case 6 -> "likes_per_target > %d.5 && actor_1d > %d".formatted(1 + more / 8, 20 + more);
      case 7 -> "targets_1h > %d && !(\"watched\" in labels)".formatted(14 + more);
      case 8 ->
          "address_1d > %d && address_accounts_1d >= %d && device_7d > %d"
              .formatted(200 + more, 100 + more, more);
      default ->
          "dwell_ms < %d && actor_10m > %d && target_1h * 2 > target_1d"
              .formatted(300 + 10 * more, 6 + more % 5);
    };
  }
}
