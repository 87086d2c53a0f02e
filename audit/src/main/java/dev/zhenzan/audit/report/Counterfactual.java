package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What would change a verdict: evidence is a sum, so leaving a part out is a subtraction. */
final class Counterfactual {
  private static final int SHOWN = 3;

  private Counterfactual() {}

  static void write(Html html, Verdicts verdicts, int account) {
    List<SignalKind> against = against(verdicts, account);
    int sum = verdicts.millinats()[account];
    html.raw("<ul>");
    for (SignalKind kind : against.subList(0, Math.min(SHOWN, against.size()))) {
      int without = sum - verdicts.contribution(kind, account);
      String key = without < verdicts.cutMillinats() ? "change.cleared" : "change.stands";
      html.raw("<li>");
      html.say(key, html.words("signal." + kind), evidence(without), cut(verdicts));
      html.raw("</li>\n");
    }
    needed(html, verdicts, account, against);
    html.raw("</ul>\n");
  }

  /** How many of the strongest signals must fall before the account is no longer flagged. */
  private static void needed(Html html, Verdicts verdicts, int account, List<SignalKind> against) {
    int left = verdicts.millinats()[account];
    List<Bilingual> fallen = new ArrayList<>();
    for (SignalKind kind : against) {
      if (left < verdicts.cutMillinats()) {
        break;
      }
      left -= verdicts.contribution(kind, account);
      fallen.add(html.words("signal." + kind));
    }
    if (fallen.size() > 1 && left < verdicts.cutMillinats()) {
      html.raw("<li>").say("change.needed", Bilingual.join(fallen, " + ", " + "), evidence(left));
      html.raw("</li>\n");
    }
  }

  private static List<SignalKind> against(Verdicts verdicts, int account) {
    List<SignalKind> kinds = new ArrayList<>();
    for (int ordinal = 0; ordinal < SignalKind.COUNT; ordinal++) {
      if (verdicts.contribution(SignalKind.of(ordinal), account) > 0) {
        kinds.add(SignalKind.of(ordinal));
      }
    }
    kinds.sort(
        Comparator.<SignalKind>comparingInt(kind -> verdicts.contribution(kind, account))
            .reversed());
    return kinds;
  }

  private static Bilingual evidence(int millinats) {
    return Bilingual.same(Figures.evidence(millinats));
  }

  private static Bilingual cut(Verdicts verdicts) {
    return evidence(verdicts.cutMillinats());
  }
}
