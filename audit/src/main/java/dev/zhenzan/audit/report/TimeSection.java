package dev.zhenzan.audit.report;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.verdict.LikeVerdicts;

/** Raw against honest over time, and how the withheld likes are spread over the targets. */
final class TimeSection {
  /** Upper ends of the shares withheld, in per cent; then everything. */
  private static final int[] STEPS = {0, 10, 25, 50, 75, 99};

  private TimeSection() {}

  static void write(Html html, Context context) {
    if (context.digest.raw == 0) {
      return;
    }
    html.raw("<section id=\"time\">\n").element("h2", "time.title").element("p", "time.lead");
    html.raw("<div class=\"pair\">\n<figure>\n").element("figcaption", "time.caption");
    html.raw("<div class=\"chart\" id=\"chart-time\"></div>\n");
    timeTable(html, context.digest);
    html.raw("</figure>\n<figure>\n").element("figcaption", "spread.caption");
    html.raw("<div class=\"chart\" id=\"chart-spread\"></div>\n");
    spreadTable(html, spread(context.findings.counts()));
    html.raw("</figure>\n</div>\n</section>\n");
  }

  private static void timeTable(Html html, Digest digest) {
    html.raw("<details class=\"numbers\"><summary>").say("word.numbers").raw("</summary>\n");
    html.raw("<div class=\"scroll\"><table>\n<tr><th scope=\"col\">").say("word.from_utc");
    html.raw("</th><th scope=\"col\">").say("word.raw").raw("</th><th scope=\"col\">");
    html.say("word.honest").raw("</th></tr>\n");
    for (int i = 0; i < digest.buckets.count(); i++) {
      html.raw("<tr><td>").raw(Figures.minute(digest.buckets.time(i))).raw("</td><td>");
      html.raw(Figures.whole(digest.rawByBucket[i])).raw("</td><td>");
      html.raw(Figures.whole(honest(digest, i))).raw("</td></tr>\n");
    }
    html.raw("</table></div></details>\n");
  }

  private static void spreadTable(Html html, long[] spread) {
    html.raw("<details class=\"numbers\"><summary>").say("word.numbers").raw("</summary>\n");
    html.raw("<table>\n<tr><th scope=\"col\">").say("spread.share");
    html.raw("</th><th scope=\"col\">").say("word.targets").raw("</th></tr>\n");
    for (int i = 0; i < spread.length; i++) {
      html.raw("<tr><td>").say("spread.step." + i).raw("</td><td>");
      html.raw(Figures.whole(spread[i])).raw("</td></tr>\n");
    }
    html.raw("</table></details>\n");
  }

  /** Honest likes of a bucket, never more than were counted. */
  static long honest(Digest digest, int bucket) {
    long honest = Math.round(digest.honestBpByBucket[bucket] / (double) LikeVerdicts.WHOLE);
    return Math.min(digest.rawByBucket[bucket], honest);
  }

  /** How many liked targets lose nothing, up to a tenth, and so on, up to everything. */
  static long[] spread(Counts counts) {
    long[] spread = new long[STEPS.length + 1];
    for (int target = 0; target < counts.targets(); target++) {
      if (counts.raw(target) > 0) {
        double whole = (double) LikeVerdicts.WHOLE * counts.raw(target);
        spread[step(100 * Selection.withheldBp(counts, target) / whole)]++;
      }
    }
    return spread;
  }

  private static int step(double percent) {
    int step = 0;
    while (step < STEPS.length && percent > STEPS[step]) {
      step++;
    }
    return step;
  }
}
