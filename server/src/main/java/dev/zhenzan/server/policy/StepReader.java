package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Fields;
import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.TimeSpan;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code then}: one step, or a list of them. */
final class StepReader {
  private static final long YEAR_MILLIS = 366L * 24 * 3_600_000;
  private static final int WHOLE = 10_000;
  private static final int STRIKES_MAX = 10;
  private static final Set<On> BOTH = EnumSet.allOf(On.class);

  private static final Map<String, Set<On>> WORDS =
      Map.ofEntries(
          Map.entry("observe", BOTH),
          Map.entry("label", BOTH),
          Map.entry("strike", BOTH),
          Map.entry("weigh_less", BOTH),
          Map.entry("hold", EnumSet.of(On.LIKE)),
          Map.entry("limit", BOTH),
          Map.entry("reject", EnumSet.of(On.LIKE)),
          Map.entry("clean", EnumSet.of(On.CLOSING)),
          Map.entry("freeze", EnumSet.of(On.CLOSING)),
          Map.entry("ban", EnumSet.of(On.CLOSING)),
          Map.entry("review", BOTH));

  private final Problems problems;
  private final Reading reading;
  private final On on;
  private final Collection<String> labels;

  StepReader(Problems problems, On on, Collection<String> labels) {
    this.problems = problems;
    this.reading = new Reading(problems);
    this.on = on;
    this.labels = labels;
  }

  List<Step> read(Value then) {
    List<Step> steps = new ArrayList<>();
    for (Value item : then.items()) {
      if (item.isText()) {
        add(item, item.text(), null, steps);
      } else if (item.isFields()) {
        Fields fields = item.fields(problems);
        for (String word : fields.names()) {
          Value value = fields.find(word);
          add(item, word, value, steps);
        }
      } else {
        reading.wrong(item, "this is no step", "这不是处置", known());
      }
    }
    if (steps.stream().anyMatch(Step.Ban.class::isInstance)
        && steps.stream().noneMatch(Step.Review.class::isInstance)) {
      problems.warning(
          then.span(),
          new Words("a ban that nobody looks at", "封禁未经人工复核"),
          new Words("add review: {queue: bans}", "请加上 review: {queue: bans}"));
    }
    return List.copyOf(steps);
  }

  private static Words known() {
    String all = String.join(", ", new TreeSet<>(WORDS.keySet()));
    return new Words("there are: " + all, "可用的有：" + all);
  }

  private void add(Value at, String word, @Nullable Value value, List<Step> steps) {
    Set<On> allowed = WORDS.get(word);
    if (allowed == null) {
      reading.wrong(
          at,
          "there is no step " + word,
          "没有处置 " + word,
          Nearest.advice(word, new TreeSet<>(WORDS.keySet())));
      return;
    }
    if (!allowed.contains(on)) {
      reading.wrong(
          at,
          word + " cannot be done on: " + on.word(),
          "on: " + on.word() + " 时不能使用 " + word,
          on == On.LIKE
              ? new Words(
                  "a single like is too little for it: use on: closing",
                  "单个点赞不足以如此处置，请用 on: closing")
              : new Words(
                  "the like is taken already: use limit or weigh_less",
                  "点赞已被接受，请用 limit 或 weigh_less"));
      return;
    }
    Step step = step(at, word, value);
    if (step != null) {
      steps.add(step);
    }
  }

  private @Nullable Step step(Value at, String word, @Nullable Value value) {
    Fields fields = value == null || !value.isFields() ? null : value.fields(problems);
    Step step =
        switch (word) {
          case "observe" -> new Step.Observe();
          case "hold" -> new Step.Hold();
          case "reject" -> new Step.Reject();
          case "clean" -> new Step.Clean();
          case "label" -> label(at, fields);
          case "strike" -> strike(fields);
          case "weigh_less" -> weighLess(at, fields);
          case "limit" -> {
            long millis = reading.span(need(at, fields, "for", TimeSpan.FORM), YEAR_MILLIS);
            yield millis < 0 ? null : new Step.Limit(millis);
          }
          case "freeze" -> {
            long millis = reading.span(need(at, fields, "for", TimeSpan.FORM), YEAR_MILLIS);
            yield millis < 0 ? null : new Step.Freeze(millis);
          }
          case "ban" -> new Step.Ban(isTrue(fields));
          default -> {
            Value queue =
                need(
                    at,
                    fields,
                    "queue",
                    new Words("for instance review: {queue: rings}", "例如 review: {queue: rings}"));
            yield queue == null ? null : new Step.Review(queue.text());
          }
        };
    if (fields != null) {
      fields.nothingElse();
    }
    return step;
  }

  private @Nullable Value need(Value at, @Nullable Fields fields, String name, Words advice) {
    if (fields == null) {
      reading.wrong(at, name + " is missing", "缺少 " + name, advice);
      return null;
    }
    return fields.need(name, advice);
  }

  private @Nullable Step label(Value at, @Nullable Fields fields) {
    Words advice = new Words("label: {name: …, ttl: 30d}", "label: {name: …, ttl: 30d}");
    Value name = need(at, fields, "name", advice);
    Value ttl = fields == null ? null : fields.need("ttl", advice);
    String word = null;
    if (name != null && labels.isEmpty()) {
      reading.wrong(
          name,
          "no label " + name.text() + " is declared",
          "没有声明标签 " + name.text(),
          new Words("declare it under labels:", "请在 labels: 下声明"));
    } else {
      word = reading.word(name, labels, new Words("label", "标签"));
    }
    long millis = reading.span(ttl, YEAR_MILLIS);
    return word == null || millis < 0 ? null : new Step.Label(word, millis);
  }

  private @Nullable Step strike(@Nullable Fields fields) {
    Value weight = fields == null ? null : fields.find("weight");
    double number = weight == null ? 1 : reading.number(weight, 1, STRIKES_MAX, /* whole= */ true);
    return Double.isNaN(number) ? null : new Step.Strike((int) number);
  }

  /** {@code to} is in basis points, or in percent where it says so. */
  private @Nullable Step weighLess(Value at, @Nullable Fields fields) {
    Value to = need(at, fields, "to", new Words("weigh_less: {to: 25%}", "weigh_less: {to: 25%}"));
    if (to == null) {
      return null;
    }
    boolean percent = to.text().endsWith("%");
    double number = reading.number(to, 0, percent ? 100 : WHOLE, /* whole= */ true);
    return Double.isNaN(number)
        ? null
        : new Step.WeighLess((int) (percent ? 100 * number : number));
  }

  private boolean isTrue(@Nullable Fields fields) {
    Value value = fields == null ? null : fields.find("with_alternates");
    if (value == null) {
      return false;
    }
    return "true".equals(reading.word(value, List.of("true", "false"), new Words("truth", "真假值")));
  }
}
