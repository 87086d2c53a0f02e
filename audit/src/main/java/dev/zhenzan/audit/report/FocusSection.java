package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.LikeVerdicts;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The due-diligence page of one post or one profile; the page opens with it. */
final class FocusSection {
  private static final int RINGS_SAID = 3;
  private static final int ACCOUNTS_SHOWN = 40;
  private static final int TARGETS_SHOWN = 25;

  private final Html html;
  private final Context context;
  private final Focus focus;
  private final FocusDigest digest;

  private FocusSection(Html html, Context context, Focus focus, FocusDigest digest) {
    this.html = html;
    this.context = context;
    this.focus = focus;
    this.digest = digest;
  }

  static void write(Html html, Context context, Focus focus, FocusDigest digest) {
    new FocusSection(html, context, focus, digest).write();
  }

  private void write() {
    html.raw("<section class=\"focus\" id=\"focus\">\n<p class=\"eyebrow\">");
    if (focus instanceof Focus.Target target) {
      html.say("focus.target").raw("</p>\n<h2>").say(context.target(target.id()));
    } else if (focus instanceof Focus.Owner owner) {
      html.say("focus.owner", digest.targetCount).raw("</p>\n<h2>");
      html.say(context.account(owner.id()));
    }
    html.raw("</h2>\n<p class=\"verdict\">").say(sentence()).raw("</p>\n");
    html.raw(Bars.share(digest.honest, digest.raw - digest.honest, digest.raw));
    html.element("p class=\"caution\"", "focus.caution");
    if (focus instanceof Focus.Target target) {
      TargetsSection.signals(html, context, target.id());
    }
    if (digest.raw > 0) {
      html.raw("<figure>").element("figcaption", "time.caption");
      html.raw("<div class=\"chart\" id=\"chart-focus\"></div></figure>\n");
    }
    html.raw("<div class=\"columns\">\n");
    byRing();
    byReason();
    html.raw("</div>\n");
    posts();
    who();
    html.raw("</section>\n");
  }

  /** 1,000 likes: 200 genuine, 800 from ring 7. */
  private Bilingual sentence() {
    if (digest.raw == 0) {
      return html.words("focus.no_likes");
    }
    List<Bilingual> parts = new ArrayList<>();
    parts.add(html.words("focus.genuine", digest.honest));
    long rest = digest.raw - digest.honest;
    List<Int2LongMap.Entry> rings = rings();
    for (Int2LongMap.Entry ring : rings.subList(0, Math.min(RINGS_SAID, rings.size()))) {
      long likes = Math.min(rest, likes(ring.getLongValue()));
      if (ring.getIntKey() > 0 && likes > 0) {
        parts.add(html.words("focus.from_ring", likes, ring.getIntKey()));
        rest -= likes;
      }
    }
    if (rest > 0) {
      parts.add(html.words("focus.from_others", rest));
    }
    return html.words("focus.sentence", digest.raw, Bilingual.join(parts, ", ", "，"));
  }

  private List<Int2LongMap.Entry> rings() {
    List<Int2LongMap.Entry> rings = new ArrayList<>(digest.withheldBpByRing.int2LongEntrySet());
    rings.sort(
        Comparator.comparingLong(Int2LongMap.Entry::getLongValue)
            .reversed()
            .thenComparingInt(Int2LongMap.Entry::getIntKey));
    return rings;
  }

  private void byRing() {
    html.raw("<div>").element("h3", "focus.by_ring").raw("<table class=\"facts\">\n");
    line("word.genuine", digest.honest);
    for (Int2LongMap.Entry ring : rings()) {
      html.raw("<tr><th scope=\"row\">");
      int number = ring.getIntKey();
      TargetsSection.chip(html, number, context.selection.rings().size());
      if (number > 0) {
        html.raw(" ").say("kind." + context.findings.rings().get(number - 1).kind());
      }
      html.raw("</th><td>").raw(Figures.whole(likes(ring.getLongValue()))).raw("</td></tr>\n");
    }
    html.raw("</table></div>\n");
  }

  private void byReason() {
    html.raw("<div>").element("h3", "focus.by_reason").raw("<table class=\"facts\">\n");
    for (SignalKind kind : SignalKind.values()) {
      long withheld = digest.withheldBpByReason[kind.ordinal()];
      if (withheld > 0) {
        line("signal." + kind, likes(withheld));
      }
    }
    html.raw("</table></div>\n");
  }

  private void line(String key, long likes) {
    html.raw("<tr><th scope=\"row\">").say(key).raw("</th><td>").raw(Figures.whole(likes));
    html.raw("</td></tr>\n");
  }

  private void posts() {
    if (digest.targetCount < 2) {
      return;
    }
    int[] order = new int[digest.targetCount];
    int at = 0;
    for (int target = 0; target < digest.targets.length; target++) {
      if (digest.targets[target]) {
        order[at++] = target;
      }
    }
    IntArrays.stableSort(order, (a, b) -> Long.compare(withheldBp(b), withheldBp(a)));
    html.element("h3", "focus.posts").raw("<table class=\"facts\">\n");
    for (int target : IntArrays.trim(order, Math.min(TARGETS_SHOWN, order.length))) {
      int raw = context.findings.counts().raw(target);
      html.raw("<tr><th scope=\"row\">").say(context.target(target)).raw("</th><td>");
      long honest = Math.min(raw, likes(context.findings.counts().honest(target)));
      html.say("focus.post", raw, honest).raw("</td></tr>\n");
    }
    html.raw("</table>\n");
    left(order.length - TARGETS_SHOWN);
  }

  private long withheldBp(int target) {
    return Selection.withheldBp(context.findings.counts(), target);
  }

  private void who() {
    int[] accounts = digest.likesByWithheld.keySet().toIntArray();
    if (accounts.length == 0) {
      return;
    }
    IntArrays.stableSort(accounts);
    IntArrays.stableSort(
        accounts,
        (a, b) -> Integer.compare(digest.likesByWithheld.get(b), digest.likesByWithheld.get(a)));
    html.element("h3", "focus.who").raw("<ul class=\"likers\">\n");
    for (int account : IntArrays.trim(accounts, Math.min(ACCOUNTS_SHOWN, accounts.length))) {
      html.raw("<li><span>").say(context.account(account)).raw(" ");
      TargetsSection.chip(html, context.verdicts.ring()[account], context.selection.rings().size());
      html.raw("</span><span>");
      html.say("focus.likes", digest.likesByWithheld.get(account)).raw(" · ");
      html.text(Figures.suspicion(context.verdicts.suspicionMillionths()[account]))
          .raw("</span></li>\n");
    }
    html.raw("</ul>\n");
    left(accounts.length - ACCOUNTS_SHOWN);
  }

  private void left(int count) {
    if (count > 0) {
      html.raw("<p class=\"more\">").say("focus.more", count).raw("</p>\n");
    }
  }

  private static long likes(long basisPoints) {
    return Math.round(basisPoints / (double) LikeVerdicts.WHOLE);
  }
}
