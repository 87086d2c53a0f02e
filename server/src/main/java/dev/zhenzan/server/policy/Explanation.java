package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.text.TimeSpan;
import dev.zhenzan.server.policy.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A policy as people read it: when, then, because. */
public final class Explanation {

  /**
   * One line of it.
   *
   * @param head such as {@code when}
   */
  public record Line(Words head, Words text) {}

  private Explanation() {}

  /** All lines, in reading order. */
  public static List<Line> of(Policy policy) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("on", "时机", policy.on().words()));
    lines.add(line("when", "条件", policy.when().words()));
    String text = policy.when().text().strip().replaceAll("\\s+", " ");
    lines.add(line("", "", new Words(text, text)));
    lines.add(line("then", "处置", steps(policy)));
    lines.add(line("because", "理由", policy.because()));
    lines.add(line("rests on", "依据", features(policy)));
    lines.add(line("limits", "限度", limits(policy)));
    lines.add(line("owner", "负责人", new Words(policy.owner(), policy.owner())));
    return lines;
  }

  private static Line line(String english, String chinese, Words text) {
    return new Line(new Words(english, chinese), text);
  }

  private static Words steps(Policy policy) {
    List<Words> steps = policy.then().stream().map(Step::words).toList();
    return new Words(
        String.join("; ", steps.stream().map(Words::english).toList()),
        String.join("；", steps.stream().map(Words::chinese).toList()));
  }

  private static Words features(Policy policy) {
    List<Feature> features = List.copyOf(policy.features());
    return new Words(
        String.join(", ", features.stream().map(Feature::name).toList())
            + "; what is not known decides nothing",
        String.join("、", features.stream().map(Feature::name).toList()) + "；未知的值不作判断");
  }

  private static Words limits(Policy policy) {
    String budget = String.format(Locale.ROOT, "%s", plain(policy.budget()));
    Words all =
        new Words(
            "at most " + budget + " of 10,000 genuine likers",
            "每 10,000 个真实点赞者至多触及 " + budget + " 人");
    if (policy.rolloutPercent() < 100) {
      all =
          all.then(
              new Words(
                  "; for " + policy.rolloutPercent() + " % of accounts",
                  "；仅对 " + policy.rolloutPercent() + "% 的账号生效"));
    }
    if (policy.jitterMillis() > 0) {
      Words time = TimeSpan.words(policy.jitterMillis());
      all = all.then(new Words("; up to " + time.english() + " later", "；至多延后 " + time.chinese()));
    }
    if (policy.expiresMillis() != Long.MAX_VALUE) {
      Instant until = Instant.ofEpochMilli(policy.expiresMillis());
      all = all.then(new Words("; until " + until, "；有效至 " + until));
    }
    return all;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
