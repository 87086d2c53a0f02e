package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.NullModel.Parameter;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the numbers were made, how sure they are, what they cannot say, and how to contest them. */
final class Method {
  private static final List<String> LAWS =
      List.of("honest", "behaviour", "rates", "explained", "missing", "reversible");
  private static final List<String> LIMITS =
      List.of("log", "friends", "rate", "buyers", "single", "names");

  private Method() {}

  static void write(Html html, Context context) {
    html.raw("<section id=\"method\">\n").element("h2", "method.title");
    html.raw("<div class=\"columns\">\n<div>\n");
    list(html, "law", LAWS);
    list(html, "limit", LIMITS);
    html.raw("</div>\n<div>\n");
    run(html, context);
    columns(html, context);
    html.raw("</div>\n</div>\n");
    nulls(html, context.findings.nulls());
    html.element("h3", "contest.title").element("p", "contest.text").raw("</section>\n");
  }

  /** The share of wrong flags that was asked for, as the run states it. */
  static Bilingual asked(Context context) {
    String stated = context.input.facts().getOrDefault("fdr", "");
    return Bilingual.same(share(stated));
  }

  private static String share(String stated) {
    try {
      return Figures.percent(Double.parseDouble(stated));
    } catch (NumberFormatException notANumber) {
      return stated.isEmpty() ? "–" : stated;
    }
  }

  private static void list(Html html, String name, List<String> items) {
    html.element("h3", name + ".title").raw("<ul>");
    items.forEach(item -> html.raw("<li>").say(name + "." + item).raw("</li>\n"));
    html.raw("</ul>\n");
  }

  private static void run(Html html, Context context) {
    html.element("h3", "run.title").raw("<table class=\"facts\">\n");
    for (Map.Entry<String, String> fact : context.input.facts().entrySet()) {
      String key = "run." + fact.getKey();
      html.raw("<tr><th scope=\"row\">");
      if (html.texts().has(key)) {
        html.say(key);
      } else {
        html.text(fact.getKey().replace('_', ' '));
      }
      String value = fact.getKey().equals("fdr") ? share(fact.getValue()) : grouped(fact);
      html.raw("</th><td>").say(Bilingual.name(value.isEmpty() ? "–" : value)).raw("</td></tr>\n");
    }
    row(html, "run.repeats", context.digest.repeats);
    row(html, "run.taken_back", context.digest.takenBack);
    html.raw("</table>\n");
  }

  private static void row(Html html, String key, long value) {
    html.raw("<tr><th scope=\"row\">").say(key).raw("</th><td>").raw(Figures.whole(value));
    html.raw("</td></tr>\n");
  }

  private static String grouped(Map.Entry<String, String> fact) {
    String value = fact.getValue();
    return value.matches("\\d{4,18}") ? Figures.whole(Long.parseLong(value)) : value;
  }

  /** Which detectors had something to work on, by what the log holds. */
  private static void columns(Html html, Context context) {
    html.element("h3", "detectors.title").element("p", "detectors.lead");
    html.raw("<ul class=\"detectors\">");
    for (SignalKind kind : SignalKind.values()) {
      List<Bilingual> lacking = Lacking.of(kind, context, html.texts());
      html.raw(lacking.isEmpty() ? "<li class=\"worked\">" : "<li class=\"aside\">");
      html.raw("<b>").say("signal." + kind).raw("</b> ").say("signal." + kind + ".about");
      if (!lacking.isEmpty()) {
        html.raw(" <em>").say("detectors.aside", Bilingual.join(lacking, ", ", "、")).raw("</em>");
      }
      html.raw("</li>\n");
    }
    html.raw("</ul>\n");
  }

  private static void nulls(Html html, List<NullModel> nulls) {
    if (nulls.isEmpty()) {
      return;
    }
    html.raw("<details class=\"nulls\"><summary>").say("nulls.title").raw("</summary>\n");
    html.element("p", "nulls.lead").raw("<div class=\"scroll\"><table>\n<tr><th scope=\"col\">");
    html.say("nulls.name").raw("</th><th scope=\"col\">").say("nulls.keys");
    html.raw("</th><th scope=\"col\">").say("nulls.parameters").raw("</th></tr>\n");
    for (NullModel model : nulls) {
      List<String> parameters = new ArrayList<>();
      for (Parameter parameter : model.parameters()) {
        parameters.add(parameter.name() + " = " + Figures.plain(parameter.value()));
      }
      html.raw("<tr><th scope=\"row\"><code>").text(model.name()).raw("</code></th><td>");
      html.raw(Figures.whole(model.keys())).raw("</td><td>");
      html.text(String.join(", ", parameters)).raw("</td></tr>\n");
    }
    html.raw("</table></div></details>\n");
  }
}
