package dev.zhenzan.server.desk;

import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.ladder.Strike;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of reasons: what was done, why and by which policy, until when, what comes next and
 * what leads back, and how to object. In both languages, for the person whom it concerns: it names
 * nobody else.
 */
public final class Notice {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Standing standing;
  private final Rungs rungs;
  private final long nowMillis;

  /**
   * @param nowMillis the moment that it is of
   */
  public Notice(Standing standing, Rungs rungs, long nowMillis) {
    this.standing = standing;
    this.rungs = rungs;
    this.nowMillis = nowMillis;
  }

  /** What to say about one measure. */
  public Because about(Measure measure) {
    List<String> english = new ArrayList<>();
    List<String> chinese = new ArrayList<>();
    english.add(
        "On %s we took this step: %s%s."
            .formatted(day(measure.beginMillis()), english(measure), untilEnglish(measure)));
    chinese.add(
        "我们于 %s（UTC）采取了以下措施：%s%s。"
            .formatted(day(measure.beginMillis()), chinese(measure), untilChinese(measure)));
    if (!measure.because().english().isEmpty()) {
      english.add("Why: " + ended(measure.because().english(), "."));
    }
    if (!measure.because().chinese().isEmpty()) {
      chinese.add("原因：" + ended(measure.because().chinese(), "。"));
    }
    String policy = measure.policy().isEmpty() ? "" : measure.policy();
    english.add(policy.isEmpty() ? "A person decided it." : "Policy: " + policy + ".");
    chinese.add(policy.isEmpty() ? "由人工决定。" : "依据规则：" + policy + "。");
    Because next = next();
    english.add(next.english());
    chinese.add(next.chinese());
    english.add("If you think that this is wrong, you can appeal; a person will look at it.");
    chinese.add("如果您认为处理有误，可以申诉，将由人工复核。");
    return new Because(String.join(" ", english), String.join("", chinese));
  }

  private static String ended(String sentence, String stop) {
    return sentence.matches(".*[.!?。！？]") ? sentence : sentence + stop;
  }

  /**
   * What to say to whoever the engine flagged, where nobody took a step: their likes weigh less.
   */
  public Because aboutVerdict(double suspicion) {
    return new Because(
        "Likes that you gave as part of a like-trading group do not count in full, because they fit"
            + " such a group with a probability of %d %%. %s You can appeal; a person will look at it."
                .formatted(Math.round(suspicion * 100), next().english()),
        "您在互赞行为中给出的点赞未能全额计入：系统判断其属于互赞的概率为 %d%%。%s如果您认为有误，可以申诉，将由人工复核。"
            .formatted(Math.round(suspicion * 100), next().chinese()));
  }

  private static String english(Measure measure) {
    return switch (measure.step()) {
      case OBSERVE -> "your likes are looked at more closely; nothing else changes";
      case WEIGH_LESS -> "your likes count for at most " + measure.weight() / 100 + " %";
      case LIMIT -> "likes from you are held back at the door";
      case CLEAN -> "the likes that you gave so far no longer count";
      case FREEZE -> "you cannot give likes";
      case BAN -> "you cannot give likes any more, and those you gave no longer count";
    };
  }

  private static String chinese(Measure measure) {
    return switch (measure.step()) {
      case OBSERVE -> "您的点赞将受到进一步观察，其他不变";
      case WEIGH_LESS -> "您的点赞最多按 " + measure.weight() / 100 + "% 计入";
      case LIMIT -> "您的点赞在入口处受到限制";
      case CLEAN -> "您此前的点赞不再计入";
      case FREEZE -> "您暂时不能点赞";
      case BAN -> "您不能再点赞，此前的点赞也不再计入";
    };
  }

  private static String untilEnglish(Measure measure) {
    boolean open = measure.endMillis() == Long.MAX_VALUE;
    return open ? "" : ", until " + day(measure.endMillis()) + " UTC";
  }

  private static String untilChinese(Measure measure) {
    boolean open = measure.endMillis() == Long.MAX_VALUE;
    return open ? "" : "，至 " + day(measure.endMillis()) + "（UTC）为止";
  }

  /** Where the next threshold is. */
  public Because next() {
    int sum = standing.strikeSum(nowMillis, rungs);
    Rungs.Rung next = rungs.next(sum);
    if (next == null) {
      return new Because(
          "You have %d strikes, and no further step follows.".formatted(sum),
          "您目前有 %d 次记录，不再有更高的处理。".formatted(sum));
    }
    return new Because(
        "You have %d strikes; at %d the next step follows: %s."
            .formatted(sum, next.strikes(), english(next.step())),
        "您目前有 %d 次记录；达到 %d 次时将进入下一步：%s。".formatted(sum, next.strikes(), chinese(next.step())));
  }

  /** The word for a step, for people. */
  public static String english(Step step) {
    return step.text().replace('_', ' ');
  }

  /** The same in Chinese. */
  public static String chinese(Step step) {
    return switch (step) {
      case OBSERVE -> "观察";
      case WEIGH_LESS -> "降权";
      case LIMIT -> "限制点赞";
      case CLEAN -> "清理点赞";
      case FREEZE -> "冻结";
      case BAN -> "封禁";
    };
  }

  /** One moment on the way back, and how many strikes are left then. */
  public record Back(long atMillis, int strikes, String what) {}

  /** What happens by itself, and when, if no new strike comes. */
  public List<Back> wayBack() {
    List<Back> steps = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (Strike strike : standing.strikes()) {
      boolean counts =
          !strike.undone()
              && strike.givenMillis() <= nowMillis
              && nowMillis < strike.lapsesMillis();
      if (counts) {
        last = Math.max(last, strike.givenMillis());
        steps.add(back(strike.lapsesMillis(), strike.id() + " lapses"));
      }
    }
    if (last != Long.MIN_VALUE && last + rungs.goodMillis() > nowMillis) {
      steps.add(back(last + rungs.goodMillis(), "strikes weigh half"));
    }
    for (Measure measure : standing.measures()) {
      if (measure.isStanding() && measure.endMillis() != Long.MAX_VALUE) {
        steps.add(back(measure.endMillis(), measure.id() + " ends"));
      }
    }
    steps.sort(java.util.Comparator.comparingLong(Back::atMillis).thenComparing(Back::what));
    return steps;
  }

  private Back back(long atMillis, String what) {
    return new Back(atMillis, standing.strikeSum(atMillis, rungs), what);
  }

  private static String day(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis));
  }
}
