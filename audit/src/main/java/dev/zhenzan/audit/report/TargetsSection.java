package dev.zhenzan.audit.report;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.verdict.LikeVerdicts;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The most inflated targets: raw, honest, withheld, and by which rings. */
final class TargetsSection {
  private static final int RINGS_SHOWN = 4;

  private final Html html;
  private final Context context;
  private final Counts counts;
  private final int[] owners;

  private TargetsSection(Html html, Context context) {
    this.html = html;
    this.context = context;
    this.counts = context.findings.counts();
    this.owners = context.owners;
  }

  static void write(Html html, Context context) {
    if (context.selection.inflated() > 0) {
      new TargetsSection(html, context).write();
    }
  }

  private void write() {
    int[] targets = context.selection.targets();
    int largest = 0;
    for (int target : targets) {
      largest = Math.max(largest, counts.raw(target));
    }
    html.raw("<section id=\"targets\">\n").element("h2", "targets.title");
    html.element("p", "targets.lead", context.selection.inflated());
    html.raw("<table class=\"ranking\">\n<thead><tr>");
    for (String column : List.of("target", "likes", "raw", "honest", "withheld", "by")) {
      html.raw("<th scope=\"col\" class=\"" + column + "\">").say("targets.column." + column);
      html.raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (int target : targets) {
      row(target, largest);
    }
    html.raw("</tbody></table>\n");
    if (context.selection.inflated() > targets.length) {
      int left = context.selection.inflated() - targets.length;
      html.raw("<p class=\"more\">").say("targets.more", left).raw("</p>\n");
    }
    html.raw("</section>\n");
  }

  private void row(int target, int largest) {
    int raw = counts.raw(target);
    long honest = counts.honest(target);
    html.raw("<tr><th scope=\"row\">").say(context.target(target));
    if (owners[target] >= 0) {
      html.raw("<small>").say("targets.owner", context.account(owners[target])).raw("</small>");
    }
    signals(html, context, target);
    html.raw("</th><td class=\"likes\">").raw(Bars.target(honest, raw, largest));
    html.raw("</td><td class=\"raw\">").raw(Figures.whole(raw)).raw("</td><td class=\"honest\">");
    html.raw(Figures.whole(Math.round(honest / (double) LikeVerdicts.WHOLE)));
    html.raw("</td><td class=\"withheld\">");
    double share = Selection.withheldBp(counts, target) / ((double) LikeVerdicts.WHOLE * raw);
    html.raw(Html.escape(Figures.percent(share))).raw("</td><td class=\"by\">");
    rings(html, context.rows.withheld(target), context.selection.rings().size());
    html.raw("</td></tr>\n");
  }

  /** What speaks of the target itself, such as a surge. */
  static void signals(Html html, Context context, int target) {
    for (Signal signal : context.signals.ofTarget(target)) {
      html.raw("<small>").say("signal." + signal.kind()).raw(" · ");
      html.say(new FactWords(html.texts()).say(signal)).raw("</small>");
    }
  }

  /** The rings that a target's withheld likes come from, largest share first. */
  static void rings(Html html, Int2LongOpenHashMap withheldBp, int cards) {
    List<Int2LongMap.Entry> parts = new ArrayList<>(withheldBp.int2LongEntrySet());
    parts.sort(
        Comparator.comparingLong(Int2LongMap.Entry::getLongValue)
            .reversed()
            .thenComparingInt(Int2LongMap.Entry::getIntKey));
    for (Int2LongMap.Entry part : parts.subList(0, Math.min(RINGS_SHOWN, parts.size()))) {
      chip(html, part.getIntKey(), cards);
      html.raw(" <small>");
      html.raw(Figures.whole(Math.round(part.getLongValue() / (double) LikeVerdicts.WHOLE)));
      html.raw("</small> ");
    }
    if (parts.size() > RINGS_SHOWN) {
      html.raw("<small>").say("targets.rings.more", parts.size() - RINGS_SHOWN).raw("</small>");
    }
  }

  /** A ring's name, linked to its card where it has one. */
  static void chip(Html html, int ring, int cards) {
    if (ring == 0) {
      html.raw("<span class=\"chip none\">").say("ring.none").raw("</span>");
    } else if (ring <= cards) {
      html.raw("<a class=\"chip\" href=\"#ring-").raw(ring).raw("\">").say("ring.name", ring);
      html.raw("</a>");
    } else {
      html.raw("<span class=\"chip\">").say("ring.name", ring).raw("</span>");
    }
  }
}
