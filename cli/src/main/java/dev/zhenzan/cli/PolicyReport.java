package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.policy.backtest.BacktestResult;
import dev.zhenzan.server.policy.backtest.Difference;
import dev.zhenzan.server.policy.backtest.PolicyResult;
import dev.zhenzan.server.policy.life.GenuineTouched;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backtest as people and programs read it. */
final class PolicyReport {
  private final BacktestResult result;
  private final String[] names;
  private final @Nullable PolicyTruth truth;
  private final Language language;
  private final BitSet likers = new BitSet();

  PolicyReport(
      BacktestResult result,
      EventColumns events,
      String[] names,
      @Nullable PolicyTruth truth,
      Language language) {
    this.result = result;
    this.names = names;
    this.truth = truth;
    this.language = language;
    for (int row = 0; row < events.size(); row++) {
      if (events.type()[row] == EventType.LIKE.ordinal()) {
        likers.set(events.actor()[row]);
      }
    }
  }

  /** Tables. */
  void print(PrintWriter out, boolean byDay) {
    out.println(
        language.of(
            whole(result.likes())
                + " likes of "
                + whole(result.likers())
                + " accounts, "
                + whole(Math.round(result.genuineLikers()))
                + " of them genuine as expected; "
                + result.closings()
                + " closings",
            whole(result.likers())
                + " 个账号的 "
                + whole(result.likes())
                + " 个赞，预计其中 "
                + whole(Math.round(result.genuineLikers()))
                + " 个账号真实；判定 "
                + result.closings()
                + " 期"));
    out.println();
    policies(out);
    if (!result.against().isEmpty()) {
      out.println();
      differences(out);
    }
    if (truth != null) {
      truth(truth, out);
    }
    if (byDay) {
      result.here().forEach(each -> days(each, out));
    }
  }

  private void policies(PrintWriter out) {
    Table table = Table.ofNumbers();
    table.row(
        "",
        language.of("hits", "命中"),
        language.of("undecided", "未定"),
        language.of("accounts", "账号"),
        language.of("likes", "点赞"),
        language.of("genuine", "真实"),
        language.of("of 10,000", "每万人"),
        language.of("at most", "上界"),
        language.of("budget", "预算"),
        language.of("may go live", "可上线"));
    for (PolicyResult each : result.here()) {
      GenuineTouched genuine = each.genuine();
      table.row(
          each.policy().id(),
          whole(each.hits()),
          whole(each.undecided()),
          whole(each.accounts().cardinality()),
          whole(each.likes().cardinality()),
          tenth(genuine.touched()),
          tenth(genuine.perTenThousand()),
          tenth(genuine.upperPerTenThousand()),
          tenth(genuine.budget()),
          verdict(genuine));
    }
    table.print(out);
  }

  /** A log that is too short to prove a budget is not a policy that breaks it. */
  private String verdict(GenuineTouched genuine) {
    if (genuine.isWithinBudget()) {
      return language.of("yes", "是");
    }
    if (genuine.perTenThousand() > genuine.budget()) {
      return language.of("no: over budget", "否：超预算");
    }
    return Double.isInfinite(genuine.likersNeeded())
        ? language.of("no: nothing proves 0", "否：预算 0 无法证明")
        : language.of(
            "no: needs a log of " + whole((long) Math.ceil(genuine.likersNeeded())) + " likers",
            "否：需要 " + whole((long) Math.ceil(genuine.likersNeeded())) + " 个点赞者的日志");
  }

  private void differences(PrintWriter out) {
    Table table = Table.ofNumbers();
    table.row(
        language.of("accounts touched", "触及账号"),
        language.of("only here", "仅此"),
        language.of("only there", "仅彼"),
        language.of("both", "两者"));
    for (PolicyResult each : result.here()) {
      difference(table, each.policy().id(), result.accounts(each));
    }
    difference(table, language.of("all policies", "全部策略"), result.accounts());
    difference(table, language.of("likes, all policies", "点赞，全部策略"), result.likesTouched());
    table.print(out);
  }

  private static void difference(Table table, String name, Difference difference) {
    table.row(
        name,
        whole(difference.onlyHere()),
        whole(difference.onlyThere()),
        whole(difference.both()));
  }

  private void truth(PolicyTruth known, PrintWriter out) {
    for (PolicyResult each : result.here()) {
      PolicyTruth.Score score = known.score(each, names, likers);
      out.println();
      out.println(
          each.policy().id()
              + language.of(
                  ": "
                      + score.guilty()
                      + " of "
                      + score.touched()
                      + " touched are guilty"
                      + precision(score),
                  "：触及 "
                      + score.touched()
                      + " 人，其中 "
                      + score.guilty()
                      + " 人确实刷赞"
                      + precision(score)));
      Table table = Table.ofNumbers();
      shares(table, score.attacks(), /* all= */ true);
      shares(table, score.innocents(), /* all= */ false);
      table.print(out);
    }
  }

  private String precision(PolicyTruth.Score score) {
    return score.touched() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            language.of(" (precision %.4f)", "（精确率 %.4f）"),
            score.guilty() / (double) score.touched());
  }

  /** Every attack; of the innocents only crowds that were touched. */
  private void shares(Table table, Map<String, PolicyTruth.Share> shares, boolean all) {
    shares.forEach(
        (group, share) -> {
          if (all || share.touched() > 0) {
            table.row(
                (all ? language.of("recall ", "召回 ") : language.of("innocent ", "无辜 ")) + group,
                whole(share.touched()),
                "/ " + whole(share.all()),
                String.format(Locale.ROOT, "%.4f", share.touched() / (double) share.all()));
          }
        });
  }

  private void days(PolicyResult each, PrintWriter out) {
    out.println();
    Table table = Table.ofNumbers();
    table.row(each.policy().id(), language.of("hits", "命中"), language.of("new accounts", "新账号"));
    each.byDay()
        .forEach(
            (day, count) ->
                table.row(
                    LocalDate.ofEpochDay(day).toString(),
                    whole(count.hits()),
                    whole(count.accounts())));
    table.print(out);
  }

  /** The same as JSON. */
  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("likes", result.likes());
      json.writeNumberField("likers", result.likers());
      json.writeNumberField("genuine_likers", result.genuineLikers());
      json.writeNumberField("closings", result.closings());
      json.writeArrayFieldStart("policies");
      for (PolicyResult each : result.here()) {
        write(each, json);
      }
      json.writeEndArray();
      if (!result.against().isEmpty()) {
        json.writeObjectFieldStart("difference");
        write("accounts", result.accounts(), json);
        write("likes", result.likesTouched(), json);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void write(PolicyResult each, JsonGenerator json) throws IOException {
    GenuineTouched genuine = each.genuine();
    json.writeStartObject();
    json.writeStringField("id", each.policy().id());
    json.writeNumberField("version", each.policy().version());
    json.writeStringField("fingerprint", each.policy().fingerprint());
    json.writeNumberField("hits", each.hits());
    json.writeNumberField("undecided", each.undecided());
    json.writeNumberField("accounts", each.accounts().cardinality());
    json.writeNumberField("likes", each.likes().cardinality());
    json.writeNumberField("genuine_touched", genuine.touched());
    json.writeNumberField("per_ten_thousand", genuine.perTenThousand());
    json.writeNumberField("upper_per_ten_thousand", genuine.upperPerTenThousand());
    json.writeNumberField("budget", genuine.budget());
    json.writeBooleanField("within_budget", genuine.isWithinBudget());
    json.writeObjectFieldStart("days");
    for (Map.Entry<Long, PolicyResult.Day> day : each.byDay().entrySet()) {
      json.writeObjectFieldStart(LocalDate.ofEpochDay(day.getKey()).toString());
      json.writeNumberField("hits", day.getValue().hits());
      json.writeNumberField("new_accounts", day.getValue().accounts());
      json.writeEndObject();
    }
    json.writeEndObject();
    if (!result.against().isEmpty()) {
      write("accounts_against", result.accounts(each), json);
    }
    if (truth != null) {
      truth(truth.score(each, names, likers), json);
    }
    json.writeEndObject();
  }

  private static void truth(PolicyTruth.Score score, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("truth");
    json.writeNumberField("touched", score.touched());
    json.writeNumberField("guilty", score.guilty());
    shares("attacks", score.attacks(), json);
    shares("innocents", score.innocents(), json);
    json.writeEndObject();
  }

  private static void shares(String name, Map<String, PolicyTruth.Share> shares, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, PolicyTruth.Share> share : shares.entrySet()) {
      json.writeObjectFieldStart(share.getKey());
      json.writeNumberField("touched", share.getValue().touched());
      json.writeNumberField("of", share.getValue().all());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(String name, Difference difference, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("only_here", difference.onlyHere());
    json.writeNumberField("only_there", difference.onlyThere());
    json.writeNumberField("both", difference.both());
    json.writeEndObject();
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String tenth(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }
}
