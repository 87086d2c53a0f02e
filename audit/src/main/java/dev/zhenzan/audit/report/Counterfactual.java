package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What would change a verdict: evidence is a sum, so leaving a part out is a subtraction. */
final class Counterfactual {
  private static final int SHOWN = 3;

  private Counterfactual() {}

  static void write(Html html, Verdicts verdicts, int account) {
    List<SignalKind> against = against(verdicts, account);
    html.raw("<ul>");
    for (SignalKind kind : against.subList(0, Math.min(SHOWN, against.size()))) {
      int without = without(verdicts, account, EnumSet.of(kind));
      String key = without < verdicts.cutMillinats() ? "change.cleared" : "change.stands";
      html.raw("<li>");
      html.say(key, html.words("signal." + kind), evidence(without), cut(verdicts));
      html.raw("</li>\n");
    }
    needed(html, verdicts, account, against);
    for (SignalKind kind : SignalKind.values()) {
      int added = verdicts.contribution(kind, account);
      if (added < 0) {
        html.raw("<li>").say("change.excuses", html.words("signal." + kind), evidence(added));
        html.raw("</li>\n");
      }
    }
    html.raw("</ul>\n");
  }

  /** The sum when some kinds fall; circumstances may add half of what behaviour is left. */
  private static int without(Verdicts verdicts, int account, Set<SignalKind> fallen) {
    int behaviour = 0;
    int circumstance = 0;
    for (SignalKind kind : SignalKind.values()) {
      int added = fallen.contains(kind) ? 0 : verdicts.contribution(kind, account);
      behaviour += kind.isBehaviour() ? added : 0;
      circumstance += kind.isBehaviour() ? 0 : added;
    }
    int allowed = Math.max(0, behaviour / 2);
    return verdicts.priorMillinats() + behaviour + Math.min(circumstance, allowed);
  }

  /** How many of the strongest signals must fall before the account is no longer flagged. */
  private static void needed(Html html, Verdicts verdicts, int account, List<SignalKind> against) {
    int left = verdicts.millinats()[account];
    Set<SignalKind> gone = EnumSet.noneOf(SignalKind.class);
    List<Bilingual> fallen = new ArrayList<>();
    for (SignalKind kind : against) {
      if (left < verdicts.cutMillinats()) {
        break;
      }
      gone.add(kind);
      left = without(verdicts, account, gone);
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
