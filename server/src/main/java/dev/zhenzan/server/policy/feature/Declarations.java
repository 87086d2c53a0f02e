package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.policy.text.Fields;
import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.TimeSpan;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part {@code features} of a file: {@code likes_1h: {count: like, by: actor, within:
 * 1h}}, {@code {distinct: target, of: like, by: actor, within: 1d}} or {@code {ratio: [a, b]}}.
 */
public final class Declarations {
  private static final long LEAST_MILLIS = 10_000;
  private static final long MOST_MILLIS = 30L * 24 * 3_600_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");
  private static final String ANY = "any";
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "bool",
          "break",
          "bytes",
          "const",
          "continue",
          "double",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "int",
          "let",
          "list",
          "loop",
          "map",
          "namespace",
          "null",
          "null_type",
          "package",
          "return",
          "string",
          "true",
          "type",
          "uint",
          "var",
          "void",
          "while");

  private final FeatureRegistry registry;
  private final Problems problems;

  /** Declares into a registry. */
  public Declarations(FeatureRegistry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /** Declares all that stand in the value, those that others rest on first. */
  public void read(Value features) {
    if (!features.isFields()) {
      problems.error(
          features.span(),
          new Words("features must be names with what they count", "features 应为名称及其计数方式"),
          new Words(
              "for instance likes_1h: {count: like, by: actor, within: 1h}",
              "例如 likes_1h: {count: like, by: actor, within: 1h}"));
      return;
    }
    Fields fields = features.fields(problems);
    for (String name : fields.names()) {
      Value value = fields.find(name);
      if (value != null && isName(fields, name)) {
        declare(fields, name, value);
      }
    }
  }

  private boolean isName(Fields fields, String name) {
    if (NAME.matcher(name).matches() && !RESERVED.contains(name)) {
      return true;
    }
    problems.error(
        fields.nameSpan(name),
        new Words(name + " cannot be a feature's name", name + " 不能用作特征名"),
        new Words(
            "use small letters, digits and _, a letter first, and no word of CEL itself",
            "请用小写字母、数字和 _，以字母开头，且不与 CEL 关键字相同"));
    return false;
  }

  private void declare(Fields names, String name, Value value) {
    Fields fields = value.fields(problems);
    Feature feature;
    if (fields.names().contains("ratio")) {
      feature = ratio(name, fields);
    } else if (fields.names().contains("distinct")) {
      feature = distinct(name, fields);
    } else if (fields.names().contains("count")) {
      feature = count(name, fields);
    } else {
      problems.error(
          names.nameSpan(name),
          new Words(name + " does not say what it counts", name + " 没有说明如何计数"),
          new Words("give it count, distinct or ratio", "请给出 count、distinct 或 ratio"));
      return;
    }
    fields.nothingElse();
    if (feature != null && registry.declare(feature) != null) {
      problems.error(
          names.nameSpan(name),
          new Words("another feature is called " + name + " already", "已有另一个特征名为 " + name),
          new Words("choose another name", "请换一个名称"));
    }
  }

  private @Nullable Feature count(String name, Fields fields) {
    Type of = type(fields.find("count"), fields);
    Side by = side(fields.need("by", new Words("by: actor, device …", "by: actor、device 等")));
    long within = within(fields);
    if (of == null || by == null || within < 0) {
      return null;
    }
    Words events = of.plural();
    Words by1 = by.words();
    Words span = TimeSpan.words(within);
    Words meaning =
        new Words(
            events.english() + " by the " + by1.english() + " within " + span.english(),
            "该" + by1.chinese() + " " + span.chinese() + "内的" + events.chinese() + "数");
    return new Feature(
        name,
        FeatureType.WHOLE,
        events,
        meaning,
        on(by),
        by1,
        SlidingCounts.COST,
        new Origin.Count(of.type, by, within),
        List.of());
  }

  private @Nullable Feature distinct(String name, Fields fields) {
    Side what = side(fields.find("distinct"));
    Value of = fields.find("of");
    Type type = of == null ? new Type(null) : type(of, fields);
    Side by = side(fields.need("by", new Words("by: actor, device …", "by: actor、device 等")));
    long within = within(fields);
    if (what == null || type == null || by == null || within < 0) {
      return null;
    }
    Words span = TimeSpan.words(within);
    String ending = what == Side.ADDRESS ? "es" : "s";
    String plural = what == Side.COMMUNITY ? "communities" : what.words().english() + ending;
    Words meaning =
        new Words(
            "different "
                + plural
                + " in "
                + type.plural().english()
                + " by the "
                + by.words().english()
                + " within "
                + span.english(),
            "该"
                + by.words().chinese()
                + " "
                + span.chinese()
                + "内"
                + type.plural().chinese()
                + "涉及的不同"
                + what.words().chinese()
                + "数");
    return new Feature(
        name,
        FeatureType.WHOLE,
        new Words(plural, "个" + what.words().chinese()),
        meaning,
        on(by),
        by.words(),
        SlidingDistinct.COST,
        new Origin.Distinct(what, type.type, by, within),
        List.of());
  }

  private @Nullable Feature ratio(String name, Fields fields) {
    Value value = fields.find("ratio");
    List<Value> parts = value == null ? List.of() : value.items();
    if (value == null || !value.isList() || parts.size() != 2) {
      problems.error(
          value == null ? fields.span() : value.span(),
          new Words("a ratio is of two features", "比值需要两个特征"),
          new Words("for instance ratio: [likes_1d, views_1d]", "例如 ratio: [likes_1d, views_1d]"));
      return null;
    }
    Feature over = part(parts.get(0));
    Feature under = part(parts.get(1));
    if (over == null || under == null) {
      return null;
    }
    Set<On> on = EnumSet.copyOf(over.on());
    on.retainAll(under.on());
    Words meaning =
        new Words(
            over.meaning().english() + ", per " + under.meaning().english(),
            over.meaning().chinese() + " ÷ " + under.meaning().chinese());
    return new Feature(
        name,
        FeatureType.REAL,
        Words.NONE,
        meaning,
        on,
        over.subject(),
        new Words("that of both parts", "两部分之和"),
        new Origin.Ratio(over, under),
        List.of());
  }

  private @Nullable Feature part(Value value) {
    Feature feature = registry.find(value.text());
    if (feature != null && feature.origin() instanceof Origin.Window) {
      return feature;
    }
    List<String> counted =
        registry.all().stream()
            .filter(each -> each.origin() instanceof Origin.Window)
            .map(Feature::name)
            .toList();
    problems.error(
        value.span(),
        new Words(
            "no feature that counts is called " + value.text(), "没有名为 " + value.text() + " 的计数特征"),
        counted.isEmpty()
            ? new Words("declare it above", "请先在上方声明")
            : Nearest.advice(value.text(), counted));
    return null;
  }

  /** At a closing only what is counted by account has a meaning. */
  private static Set<On> on(Side by) {
    return by == Side.ACTOR ? EnumSet.allOf(On.class) : EnumSet.of(On.LIKE);
  }

  private record Type(@Nullable EventType type) {
    Words plural() {
      return type == null ? new Words("events", "事件") : EventWord.plural(type);
    }
  }

  private @Nullable Type type(@Nullable Value value, Fields fields) {
    String word = value == null ? "" : value.text();
    if (word.equals(ANY)) {
      return new Type(null);
    }
    List<String> known = new ArrayList<>();
    for (EventType type : EventType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      if (name.equals(word)) {
        return new Type(type);
      }
      known.add(name);
    }
    known.add(ANY);
    problems.error(
        value == null ? fields.span() : value.span(),
        new Words("no event is called " + word, "没有名为 " + word + " 的事件"),
        Nearest.advice(word, known));
    return null;
  }

  private @Nullable Side side(@Nullable Value value) {
    if (value == null) {
      return null;
    }
    Side side = Side.of(value.text());
    if (side == null) {
      problems.error(
          value.span(),
          new Words(value.text() + " is no part of an event", "事件中没有 " + value.text()),
          Nearest.advice(value.text(), Side.known()));
    }
    return side;
  }

  private long within(Fields fields) {
    Value value = fields.need("within", TimeSpan.FORM);
    if (value == null) {
      return -1;
    }
    long millis = TimeSpan.millis(value.text());
    if (millis < 0) {
      problems.error(
          value.span(),
          new Words(value.text() + " is no length of time", value.text() + " 不是时长"),
          TimeSpan.FORM);
    } else if (millis < LEAST_MILLIS || millis > MOST_MILLIS) {
      problems.error(
          value.span(),
          new Words("a window is from 10s to 30d long", "窗口长度应在 10s 到 30d 之间"),
          Words.NONE);
      return -1;
    }
    return millis;
  }
}
