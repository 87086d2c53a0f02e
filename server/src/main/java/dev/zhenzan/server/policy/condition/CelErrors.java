package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelIssue;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.feature.FeatureType;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.Span;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dev.cel complains of, in the words of whoever writes policies, at its place in the file. */
final class CelErrors {
  private static final Pattern UNKNOWN =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern RESULT =
      Pattern.compile("expected type 'bool' but found '([^']*)'.*", Pattern.DOTALL);
  private static final Map<String, String> MEANT =
      Map.of("and", "&&", "or", "||", "not", "!", "=", "==", "&", "&&", "|", "||", "<>", "!=");

  private final FeatureRegistry registry;
  private final On on;
  private final Problems problems;

  CelErrors(FeatureRegistry registry, On on, Problems problems) {
    this.registry = registry;
    this.on = on;
    this.problems = problems;
  }

  /** All of them; of slips in the grammar only the first, as the others follow from it. */
  void report(List<CelIssue> issues, Value when) {
    for (CelIssue issue : issues) {
      int offset =
          offset(
              when.text(),
              issue.getSourceLocation().getLine(),
              issue.getSourceLocation().getColumn());
      if (!report(issue.getMessage(), offset, when)) {
        grammar(issue.getMessage(), offset, when);
        return;
      }
    }
  }

  private static int offset(String text, int line, int column) {
    int[] points = text.codePoints().toArray();
    int at = 0;
    for (int row = 1; row < line && at < points.length; at++) {
      row += points[at] == '\n' ? 1 : 0;
    }
    return Math.max(0, at + column);
  }

  private boolean report(String message, int offset, Value when) {
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      unknown(unknown.group(1), offset, when);
      return true;
    }
    Matcher overload = OVERLOAD.matcher(message);
    if (overload.matches()) {
      if (message.contains("*error*")) {
        return true; // follows from one that is said already
      }
      overload(overload.group(1), overload.group(2), offset, when);
      return true;
    }
    Matcher result = RESULT.matcher(message);
    if (result.matches()) {
      problems.error(
          when.span(),
          new Words(
              "a condition is true or false, and this is " + kind(result.group(1)).english(),
              "条件应为真或假，而这里是" + kind(result.group(1)).chinese()),
          new Words("compare it, for instance with > 10", "请作比较，例如 > 10"));
      return true;
    }
    return false;
  }

  private void unknown(String name, int offset, Value when) {
    int[] points = when.text().codePoints().toArray();
    if (offset < points.length && points[offset] == '(') {
      problems.error(
          when.part(offset - name.length(), name.length()),
          new Words("there is no function " + name, "没有函数 " + name),
          new Words(
              "functions of CEL are size, startsWith, endsWith, contains, matches, exists, all",
              "CEL 的函数有 size、startsWith、endsWith、contains、matches、exists、all"));
      return;
    }
    Span span = when.part(offset, name.length());
    Feature elsewhere = registry.find(name);
    if (elsewhere != null) {
      problems.error(
          span,
          new Words(
              name + " is not known on: " + on.word(), name + " 在 on: " + on.word() + " 时不可用"),
          new Words(
              "it belongs to single likes; use a count by: actor instead",
              "它属于单个点赞；请改用 by: actor 的计数"));
      return;
    }
    List<String> names = registry.on(on).stream().map(Feature::name).toList();
    String near = Nearest.to(name, names);
    problems.error(
        span,
        new Words("no feature is called " + name, "没有名为 " + name + " 的特征"),
        near == null
            ? new Words(
                "declare it under features:, or see zhenzan policy features",
                "请在 features: 下声明，或用 zhenzan policy features 查看")
            : new Words("did you mean " + near + "?", "是否想写 " + near + "？"));
  }

  private void overload(String function, String types, int offset, Value when) {
    String sign = function.replace("_", "").replace("@", "");
    String[] each = types.substring(1, types.length() - 1).split(", ");
    Words one = kind(each[0]);
    Words what;
    if (each.length == 2) {
      Words other = kind(each[1]);
      what =
          new Words(
              sign + " does not go between " + one.english() + " and " + other.english(),
              one.chinese() + "与" + other.chinese() + "之间不能用 " + sign);
    } else {
      what = new Words(sign + " does not go with " + one.english(), one.chinese() + "不能用 " + sign);
    }
    problems.error(when.part(offset, sign.length()), what, advice(sign, types));
  }

  private static Words advice(String sign, String types) {
    boolean numbers = types.contains("int") && types.contains("double");
    if (numbers && sign.matches("==|!=")) {
      return new Words("use >= and <= instead", "请用 >= 与 <=");
    }
    if (numbers) {
      return new Words("write double(…) around the whole number", "请把整数写成 double(…)");
    }
    if (sign.equals("!")) {
      return new Words("compare it with 0 instead", "请改为与 0 比较");
    }
    return new Words("both sides must be of one kind", "两边类型应一致");
  }

  private void grammar(String message, int offset, Value when) {
    int[] points = when.text().codePoints().toArray();
    String word = word(points, offset);
    String meant = MEANT.get(word);
    Span span = when.part(offset, Math.max(1, word.length()));
    if (meant != null) {
      problems.error(
          span,
          new Words("“" + word + "” is not CEL", "“" + word + "” 不是 CEL 写法"),
          new Words("write " + meant, "请写 " + meant));
    } else if (offset >= points.length) {
      problems.error(
          span,
          new Words("the condition breaks off here", "条件在此中断"),
          new Words("say what it is compared with", "请写明与什么比较"));
    } else {
      problems.error(
          span,
          new Words("this is no condition: " + plain(message), "不是合法的条件：" + plain(message)),
          new Words("such are: likes_1h > 100 && !has_view", "合法的例子：likes_1h > 100 && !has_view"));
    }
  }

  /** The word or run of signs at a place. */
  private static String word(int[] points, int offset) {
    int end = offset;
    boolean letters = offset < points.length && Character.isLetterOrDigit(points[offset]);
    while (end < points.length
        && !Character.isWhitespace(points[end])
        && Character.isLetterOrDigit(points[end]) == letters) {
      end++;
    }
    return offset >= points.length ? "" : new String(points, offset, end - offset);
  }

  /** Without the parser's list of all that could have stood there. */
  private static String plain(String message) {
    int list = message.indexOf(" expecting {");
    return (list < 0 ? message : message.substring(0, list)).strip().toLowerCase(Locale.ROOT);
  }

  private static Words kind(String type) {
    for (FeatureType known : FeatureType.values()) {
      if (known.word().equals(type)) {
        return switch (known) {
          case WHOLE -> new Words("a whole number (int)", "整数（int）");
          case REAL -> new Words("a number (double)", "小数（double）");
          case TRUTH -> new Words("true or false (bool)", "真假（bool）");
          case TEXT -> new Words("a text (string)", "文本（string）");
          case NAMES -> new Words("a list of texts", "文本列表");
        };
      }
    }
    return new Words(type, type);
  }
}
