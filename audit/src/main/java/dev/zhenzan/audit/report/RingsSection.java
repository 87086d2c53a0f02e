package dev.zhenzan.audit.report;

import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.Role;
import dev.zhenzan.core.signal.SignalKind;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rings: a card each with picture, members, times and targets; the rest as a table. */
final class RingsSection {
  private static final int MEMBERS_SHOWN = 24;
  private static final int TARGETS_SHOWN = 8;
  private static final int ROWS_MAX = 300;

  private final Html html;
  private final Context context;

  private RingsSection(Html html, Context context) {
    this.html = html;
    this.context = context;
  }

  static void write(Html html, Context context) {
    new RingsSection(html, context).write();
  }

  private void write() {
    List<Ring> rings = context.findings.rings();
    html.raw("<section id=\"rings\">\n").element("h2", "rings.title");
    if (rings.isEmpty()) {
      html.element("p", "rings.none").raw("</section>\n");
      return;
    }
    List<Ring> shown = context.selection.rings();
    long accused = rings.stream().filter(context.findings::isAccused).count();
    html.element("p", accused == 0 ? "rings.lead.none" : "rings.lead", accused);
    shown.stream().filter(context.findings::isAccused).forEach(this::card);
    if (accused < rings.size()) {
      html.raw("<h3 class=\"spared-title\">").say("groups.title").raw("</h3>\n");
      html.element("p", "groups.lead", rings.size() - accused);
      shown.stream().filter(ring -> !context.findings.isAccused(ring)).forEach(this::card);
    }
    int cards = context.selection.rings().size();
    if (rings.size() > cards) {
      table(rings.subList(cards, Math.min(rings.size(), cards + ROWS_MAX)));
      if (rings.size() > cards + ROWS_MAX) {
        html.raw("<p class=\"more\">").say("rings.more", rings.size() - cards - ROWS_MAX);
        html.raw("</p>\n");
      }
    }
    html.raw("</section>\n");
  }

  private void card(Ring ring) {
    String kind = "kind." + ring.kind();
    boolean accused = context.findings.isAccused(ring);
    html.raw(accused ? "<article class=\"ring\"" : "<article class=\"ring spared\"");
    html.raw(" id=\"ring-").raw(ring.number()).raw("\">\n<header><h3>");
    html.say(accused ? "ring.name" : "group.name", ring.number());
    html.raw(" <span class=\"kind\">").say(accused ? kind : "group.kind").raw("</span></h3>\n");
    if (accused) {
      html.element("p", kind + ".about");
    } else {
      spared(ring, kind);
    }
    html.raw("</header>\n");
    html.raw("<div class=\"ring-body\">\n<figure class=\"who\">\n");
    RingPicture picture = new RingPicture(ring);
    html.raw(picture.svg(context.names)).raw("<figcaption>");
    roles(ring);
    if (picture.drawn() < ring.members().length) {
      html.raw("<small>").say("ring.drawn", picture.drawn()).raw("</small>");
    }
    html.raw("</figcaption>\n</figure>\n<div class=\"what\">\n<dl class=\"facts\">");
    fact("ring.members", Figures.whole(ring.members().length));
    fact("ring.likes", Figures.whole(ring.likes()));
    fact("ring.targets", Figures.whole(ring.targets()));
    html.raw("<div class=\"wide\"><dt>").say("ring.chance").raw("</dt><dd>");
    html.say(Figures.rarity(html.texts(), ring.falseAlarmsMillinats())).raw("</dd></div></dl>\n");
    when(ring);
    together(ring);
    html.raw("</div>\n</div>\n");
    members(ring);
    html.raw("</article>\n");
  }

  /** What the group would be, and why it is left alone. */
  private void spared(Ring ring, String kind) {
    int members = context.findings.members(ring);
    html.raw("<p>");
    int flagged = context.findings.flaggedMembers(ring);
    String key = flagged == 0 ? "group.about.none" : "group.about";
    html.say(key, html.words(kind), flagged, members);
    int looking = 0;
    for (int at = 0; at < ring.members().length; at++) {
      looking += context.verdicts.contribution(SignalKind.BLIND, ring.members()[at]) < 0 ? 1 : 0;
    }
    if (2 * looking >= members) {
      html.raw(" ").say("group.looks");
    }
    html.raw("</p>\n");
  }

  private void fact(String key, String figure) {
    html.raw("<div><dt>").say(key).raw("</dt><dd>").raw(figure).raw("</dd></div>");
  }

  private void roles(Ring ring) {
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    ring.roles().forEach(role -> counts.merge(role, 1, Integer::sum));
    counts.forEach(
        (role, count) -> {
          html.raw("<span class=\"role ").raw(RingPicture.roleClass(role)).raw("\">");
          html.raw(RingPicture.isSpecial(role) ? KEY_SPECIAL : KEY_PLAIN);
          html.say("role." + role, count).raw("</span> ");
        });
  }

  private static final String KEY_PLAIN =
      "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><circle cx=\"6\" cy=\"6\" r=\"5\"/></svg>";
  private static final String KEY_SPECIAL =
      "<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path d=\"M6 0l6 6-6 6-6-6z\"/></svg>";

  private void when(Ring ring) {
    IntArrayList rows = context.rows.exchange(ring.number());
    if (rows.isEmpty()) {
      return;
    }
    RingRaster raster = new RingRaster(ring, rows, context.events);
    html.raw("<figure class=\"when\">").raw(raster.svg()).raw("<p class=\"axis\"><span>");
    html.raw(Figures.minute(ring.first())).raw("</span><span>").raw(Figures.minute(ring.last()));
    html.raw(" UTC</span></p><figcaption>");
    html.say("ring.when", raster.rows(), Figures.duration(html.texts(), raster.buckets().width()));
    html.raw("</figcaption></figure>\n");
  }

  private void together(Ring ring) {
    Int2IntOpenHashMap liked = new Int2IntOpenHashMap();
    for (int row : context.rows.exchange(ring.number())) {
      liked.addTo(context.events.target()[row], 1);
    }
    int[] targets = liked.keySet().toIntArray();
    IntArrays.mergeSort(
        targets,
        (a, b) -> {
          int order = Integer.compare(liked.get(b), liked.get(a));
          return order == 0 ? Integer.compare(a, b) : order;
        });
    List<Bilingual> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(TARGETS_SHOWN, targets.length); i++) {
      Bilingual likes = Bilingual.same(Figures.whole(liked.get(targets[i])));
      parts.add(html.words("ring.together.item", context.target(targets[i]), likes));
    }
    if (!parts.isEmpty()) {
      html.raw("<p class=\"together\">");
      html.say("ring.together", Bilingual.join(parts, ", ", "、")).raw("</p>\n");
    }
  }

  private void members(Ring ring) {
    int shown = Math.min(MEMBERS_SHOWN, ring.members().length);
    html.raw("<details class=\"members\"><summary>").say("ring.who", ring.members().length);
    html.raw("</summary>\n<ul>");
    for (int i = 0; i < shown; i++) {
      html.raw("<li class=\"").raw(RingPicture.roleClass(ring.roles().get(i))).raw("\">");
      html.say(context.account(ring.members()[i])).raw(" <small>");
      html.say("role.one." + ring.roles().get(i)).raw("</small></li>\n");
    }
    html.raw("</ul>");
    if (shown < ring.members().length) {
      html.raw("<p class=\"more\">").say("ring.who.more", ring.members().length - shown);
      html.raw("</p>");
    }
    html.raw("</details>\n");
  }

  private void table(List<Ring> rings) {
    html.raw("<h3 class=\"rest-title\">").say("rings.rest").raw("</h3>\n");
    html.raw("<div class=\"scroll\"><table class=\"rest\">\n<thead><tr>");
    for (String column :
        List.of("ring", "kind", "members", "flagged", "likes", "targets", "chance")) {
      html.raw("<th scope=\"col\">").say("rings.column." + column).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (Ring ring : rings) {
      html.raw("<tr><th scope=\"row\">").raw(ring.number()).raw("</th><td>");
      html.say("kind." + ring.kind()).raw("</td><td>").raw(Figures.whole(ring.members().length));
      html.raw("</td><td>").raw(Figures.whole(context.findings.flaggedMembers(ring)));
      html.raw("</td><td>").raw(Figures.whole(ring.likes())).raw("</td><td>");
      html.raw(Figures.whole(ring.targets())).raw("</td><td>");
      html.say(Figures.rarity(html.texts(), ring.falseAlarmsMillinats())).raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }
}
