package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Verdicts;

/** The evidence against one account, from the prior through each contribution to the sum. */
final class Waterfall {
  private Waterfall() {}

  static void write(Html html, Verdicts verdicts, int account) {
    Scale scale = Scale.of(verdicts, account);
    html.raw("<table class=\"waterfall\">\n");
    int at = verdicts.priorMillinats();
    row(html, "waterfall.prior", at, scale.bar(at < 0 ? "against" : "speaks", 0, at));
    for (int ordinal = 0; ordinal < SignalKind.COUNT; ordinal++) {
      SignalKind kind = SignalKind.of(ordinal);
      int added = verdicts.contribution(kind, account);
      if (added != 0) {
        String bar = scale.bar(added < 0 ? "against" : "speaks", at, at + added);
        row(html, "signal." + kind, added, bar);
        at += added;
      }
    }
    int sum = verdicts.millinats()[account];
    row(html, "waterfall.sum", sum, scale.bar("sum", 0, sum));
    html.raw("</table>\n<p class=\"scale\">");
    html.say(
        "waterfall.scale",
        Bilingual.same(Figures.evidence(verdicts.cutMillinats())),
        Bilingual.same(Figures.suspicion(verdicts.suspicionMillionths()[account])));
    html.raw("</p>\n");
  }

  private static void row(Html html, String key, int millinats, String bar) {
    html.raw("<tr><th scope=\"row\">").say(key).raw("</th><td>").raw(bar).raw("</td><td>");
    html.raw(Figures.evidence(millinats)).raw("</td></tr>\n");
  }

  /** The span of log-odds that one account's steps need. */
  private record Scale(double low, double high, double cut) {
    static Scale of(Verdicts verdicts, int account) {
      int at = verdicts.priorMillinats();
      int low = Math.min(0, at);
      int high = Math.max(0, verdicts.cutMillinats());
      for (int ordinal = 0; ordinal < SignalKind.COUNT; ordinal++) {
        at += verdicts.contribution(SignalKind.of(ordinal), account);
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
      high = Math.max(high, verdicts.millinats()[account]);
      double margin = 0.02 * (high - low);
      return new Scale(low - margin, high + margin, verdicts.cutMillinats());
    }

    String bar(String kind, int from, int to) {
      return Bars.step(kind, from, to, low, high, cut);
    }
  }
}
