package dev.zhenzan.audit.report;

/** The answer in one sentence and one large number, and how sure we are of it. */
final class HeadlineSection {
  private HeadlineSection() {}

  static void write(Html html, Context context) {
    Digest digest = context.digest;
    html.raw("<section class=\"hero\" id=\"answer\">\n<p class=\"eyebrow\">");
    html.say(Bilingual.name(context.input.title()));
    if (digest.raw > 0) {
      html.raw(" <span class=\"span\">").raw(Figures.day(digest.first)).raw(" – ");
      html.raw(Figures.day(digest.last)).raw("</span>");
    }
    html.raw("</p>\n<h1>");
    html.say(sentence(digest), digest.withheld, digest.raw);
    html.raw("</h1>\n<div class=\"balance\">\n<p class=\"figure\"><strong>");
    html.raw(Figures.whole(digest.honest)).raw("</strong> ");
    html.say("headline.of", digest.raw).raw("</p>\n");
    html.raw(Bars.share(digest.honest, digest.withheld, digest.raw));
    html.raw("<p class=\"legend\"><span class=\"key honest\"></span>");
    html.say("word.honest").raw("<span class=\"key withheld\"></span>").say("word.withheld");
    html.raw("</p>\n</div>\n<dl class=\"trio\">\n");
    trio(html, context);
    html.raw("</dl>\n</section>\n");
  }

  private static String sentence(Digest digest) {
    if (digest.raw == 0) {
      return "headline.empty";
    }
    double share = digest.withheld / (double) digest.raw;
    if (digest.withheld == 0) {
      return "headline.clean";
    }
    return share < 0.01 ? "headline.few" : share < 0.3 ? "headline.some" : "headline.many";
  }

  private static void trio(Html html, Context context) {
    Digest digest = context.digest;
    int flagged = context.verdicts.flagged();
    long rings = context.findings.rings().stream().filter(context.findings::isAccused).count();
    double share = digest.raw == 0 ? 0 : digest.withheld / (double) digest.raw;
    item(html, "trio.withheld", Figures.percent(share));
    html.say("trio.withheld.more", digest.withheld).raw("</dd></div>\n");
    item(html, "trio.flagged", Figures.whole(flagged));
    html.say("trio.flagged.more", rings).raw("</dd></div>\n");
    double wrong = context.verdicts.expectedFalseMillionths() / 1e6;
    item(html, "trio.sure", flagged == 0 ? "–" : Figures.percent(wrong));
    html.say(flagged == 0 ? "trio.sure.none" : "trio.sure.more", Method.asked(context));
    html.raw("</dd></div>\n");
  }

  private static void item(Html html, String key, String figure) {
    html.raw("<div><dt>").say(key).raw("</dt><dd><b>").text(figure).raw("</b> ");
  }
}
