package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.condition.Checker;
import dev.zhenzan.server.policy.condition.Condition;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Fields;
import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one policy. */
final class PolicyFields {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,63}");
  private static final long DAY_MILLIS = 24 * 3_600_000L;
  private static final int ALL = 100;

  private final Function<On, Checker> checkers;
  private final FeatureRegistry registry;
  private final Collection<String> labels;
  private final Problems problems;
  private final Reading reading;

  PolicyFields(
      Function<On, Checker> checkers,
      FeatureRegistry registry,
      Collection<String> labels,
      Problems problems) {
    this.checkers = checkers;
    this.registry = registry;
    this.labels = labels;
    this.problems = problems;
    this.reading = new Reading(problems);
  }

  Optional<Policy> read(Value value) {
    if (!value.isFields()) {
      reading.wrong(
          value, "this is no policy", "这不是策略", new Words("it begins with id:", "应以 id: 开头"));
      return Optional.empty();
    }
    int before = problems.errors();
    Fields fields = value.fields(problems);
    String id = id(fields);
    double version =
        reading.number(
            fields.need("version", new Words("version: 1", "version: 1")),
            1,
            1e6,
            /* whole= */ true);
    Words title =
        reading.both(
            fields.need("title", new Words("title: {en: …, zh: …}", "title: {en: …, zh: …}")));
    On on = on(fields);
    Condition when = when(fields, on);
    List<Step> then = then(fields, on);
    Value because =
        fields.need(
            "because",
            new Words(
                "what the person concerned reads: {en: …, zh: …}", "当事人会读到的理由：{en: …, zh: …}"));
    Words reason = reading.both(because);
    Set<Feature> named = new LinkedHashSet<>();
    if (because != null && reason != null && on != null) {
      named.addAll(templates(because, on));
    }
    double budget = budget(fields);
    double rollout = optional(fields, "rollout", ALL);
    Value jittered = fields.find("jitter");
    long jitter = jittered == null ? 0 : reading.span(jittered, DAY_MILLIS);
    long expires = expires(fields);
    Value owner = fields.need("owner", new Words("who answers for it", "由谁负责"));
    fields.nothingElse();
    if (id == null || title == null || on == null || when == null || reason == null) {
      return Optional.empty();
    }
    if (problems.errors() > before || owner == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy(
            id,
            (int) version,
            title,
            on,
            when,
            then,
            reason,
            List.copyOf(named),
            budget,
            (int) rollout,
            jitter,
            expires,
            owner.text()));
  }

  private @Nullable String id(Fields fields) {
    Value value = fields.need("id", new Words("id: a-name-of-its-own", "id: 一个唯一的名称"));
    if (value != null && !ID.matcher(value.text()).matches()) {
      reading.wrong(
          value,
          "“" + value.text() + "” cannot be an id",
          "“" + value.text() + "” 不能用作 id",
          new Words("use small letters, digits and dashes", "请用小写字母、数字和短横线"));
      return null;
    }
    return value == null ? null : value.text();
  }

  private @Nullable On on(Fields fields) {
    List<String> words = Arrays.stream(On.values()).map(On::word).toList();
    Value value =
        fields.need("on", new Words("on: like, or on: closing", "on: like 或 on: closing"));
    String word = reading.word(value, words, new Words("place to look at", "判断时机"));
    return word == null ? null : On.values()[words.indexOf(word)];
  }

  private @Nullable Condition when(Fields fields, @Nullable On on) {
    Value value =
        fields.need(
            "when", new Words("for instance when: likes_1h > 600", "例如 when: likes_1h > 600"));
    if (value == null || on == null) {
      return null;
    }
    if (!value.isText() || value.text().isBlank()) {
      reading.wrong(
          value,
          "a condition is one text",
          "条件应为一段文本",
          new Words("put it into quotes, or after | on its own lines", "请加引号，或写在 | 之后"));
      return null;
    }
    return checkers.apply(on).check(value);
  }

  private List<Step> then(Fields fields, @Nullable On on) {
    Value value = fields.need("then", new Words("for instance then: observe", "例如 then: observe"));
    if (value == null || on == null) {
      return List.of();
    }
    List<Step> steps = new StepReader(problems, on, labels).read(value);
    return steps;
  }

  /** Every name between braces must be a feature that is known there. */
  private Set<Feature> templates(Value because, On on) {
    Set<Feature> named = new LinkedHashSet<>();
    Fields fields = because.fields(problems);
    for (String language : List.of("en", "zh")) {
      Value text = fields.find(language);
      if (text != null) {
        for (Template.Slot slot : Template.slots(text.text())) {
          Feature feature = registry.find(slot.name());
          if (feature == null || slot.end() < 0 || !feature.on().contains(on)) {
            unknown(text, slot, on);
          } else {
            named.add(feature);
          }
        }
      }
    }
    return named;
  }

  private void unknown(Value text, Template.Slot slot, On on) {
    int length = Math.max(1, slot.name().codePointCount(0, slot.name().length()));
    if (slot.end() < 0) {
      problems.error(
          text.part(slot.begin() - 1, 1),
          new Words("this brace is not closed", "此处的花括号没有闭合"),
          new Words("write } after the feature", "请在特征名后写 }"));
      return;
    }
    List<String> names = registry.on(on).stream().map(Feature::name).toList();
    String near = Nearest.to(slot.name(), names);
    problems.error(
        text.part(slot.begin(), length),
        new Words(
            "the reason names " + slot.name() + ", which is no feature on: " + on.word(),
            "理由引用了 " + slot.name() + "，on: " + on.word() + " 时没有该特征"),
        near == null
            ? new Words("see zhenzan policy features", "请看 zhenzan policy features")
            : new Words("did you mean " + near + "?", "是否想写 " + near + "？"));
  }

  private double budget(Fields fields) {
    Value value =
        fields.need(
            "budget",
            new Words(
                "how many of 10,000 genuine likers it may touch, such as 5",
                "每 10,000 个真实点赞者中最多可触及多少人，例如 5"));
    return reading.number(value, 0, 10_000, /* whole= */ false);
  }

  private double optional(Fields fields, String name, double otherwise) {
    Value value = fields.find(name);
    return value == null ? otherwise : reading.number(value, 0, ALL, /* whole= */ true);
  }

  private long expires(Fields fields) {
    Value value = fields.find("expires");
    if (value == null) {
      return Long.MAX_VALUE;
    }
    try {
      return LocalDate.parse(value.text()).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException none) {
      reading.wrong(
          value,
          value.text() + " is no day",
          value.text() + " 不是日期",
          new Words(
              "write it as 2027-03-31; it ends when that day begins in UTC",
              "请写成 2027-03-31（UTC 当日零点失效）"));
      return Long.MAX_VALUE;
    }
  }
}
