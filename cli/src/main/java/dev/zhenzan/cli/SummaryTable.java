package dev.zhenzan.cli;

import dev.zhenzan.audit.AuditResult;
import dev.zhenzan.audit.write.AuditSummary;
import dev.zhenzan.core.ring.RingKind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an audit says to the terminal when it is done. */
final class SummaryTable {
  private final Language language;

  SummaryTable(Language language) {
    this.language = language;
  }

  void print(PrintWriter out, AuditResult result, Duration time) {
    AuditSummary summary = result.summary();
    Table table =
        Table.ofFacts()
            .row(language.of("events", "事件"), whole(summary.events()))
            .row(language.of("accounts", "账号"), whole(summary.accounts()))
            .row(language.of("targets", "内容"), whole(summary.targets()))
            .row(language.of("likes, raw", "原始点赞"), whole(summary.rawLikes()))
            .row(language.of("likes, genuine", "真实点赞"), genuine(summary))
            .row(language.of("rings", "团伙"), rings(summary))
            .row(language.of("groups not accused", "未定性群体"), whole(summary.groups()))
            .row(language.of("flagged accounts", "可疑账号"), flagged(summary))
            .row(language.of("rejected rows", "坏行"), rejected(summary))
            .row(language.of("time", "用时"), seconds(time));
    table.print(out);
    out.println();
    out.println(language.of("Open ", "请打开 ") + result.report());
  }

  private String genuine(AuditSummary summary) {
    return String.format(
        Locale.ROOT,
        language.of("%s  (%s %% withheld)", "%s（剔除 %s%%）"),
        whole(Math.round(summary.honestBasisPoints() / 10_000.0)),
        percent(summary.withheldBasisPoints()));
  }

  private String rings(AuditSummary summary) {
    String kinds =
        summary.rings().entrySet().stream()
            .filter(kind -> kind.getValue() > 0)
            .map(kind -> whole(kind.getValue()) + " " + name(kind))
            .collect(Collectors.joining(language.of(", ", "、")));
    if (kinds.isEmpty()) {
      return "0";
    }
    return language.of(
        whole(summary.ringCount()) + "  (" + kinds + ")",
        whole(summary.ringCount()) + "（" + kinds + "）");
  }

  private String name(Map.Entry<RingKind, Long> kind) {
    String english = kind.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return language.of(
        kind.getValue() == 1 ? english : english.replaceFirst("x$", "ce") + "s",
        switch (kind.getKey()) {
          case MUTUAL_GROUP -> "互赞群";
          case TASK_GROUP -> "任务群";
          case ALT_MATRIX -> "小号矩阵";
          case CLOUD_POOL -> "云端互刷池";
          case SCRIPT_FARM -> "脚本农场";
        });
  }

  private String flagged(AuditSummary summary) {
    if (summary.accounts() == 0) {
      return "0";
    }
    long share = Math.round(10_000.0 * summary.flagged() / summary.accounts());
    return String.format(
        Locale.ROOT,
        language.of("%s  (%s %%)", "%s（%s%%）"),
        whole(summary.flagged()),
        percent(share));
  }

  private String rejected(AuditSummary summary) {
    long rejected = summary.intake().rejected();
    String of = language.of(" of ", " / ") + whole(summary.intake().rows());
    return whole(rejected) + (rejected == 0 ? "" : of + "  → rejected.csv");
  }

  private String seconds(Duration time) {
    return String.format(Locale.ROOT, language.of("%.1f s", "%.1f 秒"), time.toMillis() / 1000.0);
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(long basisPoints) {
    return String.format(Locale.ROOT, "%.1f", basisPoints / 100.0);
  }
}
