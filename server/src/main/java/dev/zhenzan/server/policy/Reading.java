package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.TimeSpan;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Single values of a policy file. */
final class Reading {
  private static final double NONE = Double.NaN;

  private final Problems problems;

  Reading(Problems problems) {
    this.problems = problems;
  }

  void wrong(Value value, String english, String chinese, Words advice) {
    problems.error(value.span(), new Words(english, chinese), advice);
  }

  /** A number from least to most, or NaN and an error. */
  double number(@Nullable Value value, double least, double most, boolean whole) {
    if (value == null) {
      return NONE;
    }
    String text = value.text().replaceFirst("%$", "");
    try {
      double number = Double.parseDouble(text);
      boolean fits = number >= least && number <= most;
      if (fits && (!whole || number == Math.rint(number))) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    String kind = whole ? "a whole number" : "a number";
    wrong(
        value,
        value.text() + " is not " + kind + " from " + shown(least) + " to " + shown(most),
        value.text() + " 不是 " + shown(least) + " 到 " + shown(most) + " 之间的" + (whole ? "整数" : "数"),
        Words.NONE);
    return NONE;
  }

  private static String shown(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** Milliseconds, or -1 and an error. */
  long span(@Nullable Value value, long most) {
    if (value == null) {
      return -1;
    }
    long millis = TimeSpan.millis(value.text());
    if (millis < 0) {
      wrong(value, value.text() + " is no length of time", value.text() + " 不是时长", TimeSpan.FORM);
    } else if (millis > most) {
      Words longest = TimeSpan.words(most);
      wrong(
          value,
          value.text() + " is longer than " + longest.english(),
          value.text() + " 超过 " + longest.chinese(),
          Words.NONE);
      return -1;
    }
    return millis;
  }

  /** One of the known words, or {@code null} and an error. */
  @Nullable String word(@Nullable Value value, Collection<String> known, Words what) {
    if (value == null || known.contains(value.text())) {
      return value == null ? null : value.text();
    }
    wrong(
        value,
        "“" + value.text() + "” is no " + what.english(),
        "“" + value.text() + "” 不是" + what.chinese(),
        known.isEmpty() ? Words.NONE : Nearest.advice(value.text(), known));
    return null;
  }

  /** A text in both languages, or {@code null} and errors. */
  @Nullable Words both(@Nullable Value value) {
    if (value == null) {
      return null;
    }
    Words advice = new Words("write {en: …, zh: …}", "请写 {en: …, zh: …}");
    if (!value.isFields()) {
      wrong(value, "both languages are needed", "需要中英两种文字", advice);
      return null;
    }
    var fields = value.fields(problems);
    Value english = fields.need("en", advice);
    Value chinese = fields.need("zh", advice);
    fields.nothingElse(
        new Words(
            "there are en and zh; a text with a comma in it needs quotes",
            "只有 en 与 zh；含逗号的文字需加引号"));
    return english == null || chinese == null ? null : new Words(english.text(), chinese.text());
  }
}
