package dev.zhenzan.cli;

import dev.zhenzan.sim.board.Figure;
import dev.zhenzan.sim.board.Goal;
import dev.zhenzan.sim.board.Scoreboard;
import dev.zhenzan.sim.board.Seeds;
import dev.zhenzan.sim.board.Spread;
import dev.zhenzan.sim.board.Summary;
import dev.zhenzan.sim.score.FlaggedShare;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A scoreboard as one HTML file that needs nothing beside it. Tables are plain markup; the script
 * draws the curves. Every word in it is this program's own.
 */
final class DetectionPage {
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  private static final List<Figure> COLUMNS =
      List.of(
          Figure.AUPRC,
          Figure.F1,
          Figure.PRECISION,
          Figure.RECALL,
          Figure.FALSE_FLAGS,
          Figure.LIKE_AUPRC,
          Figure.LIKE_F1,
          Figure.COUNT_ERROR);

  private final BoardWords words;
  private final List<Summary> summaries;
  private final StringBuilder main = new StringBuilder(1 << 14);

  private DetectionPage(BoardWords words, List<Summary> summaries) {
    this.words = words;
    this.summaries = summaries;
  }

  /** The page as text; the same scoreboard gives the same bytes. */
  static String of(Scoreboard board, Language first) throws IOException {
    BoardWords words = BoardWords.load();
    DetectionPage page = new DetectionPage(words, board.summaries());
    page.head(board);
    page.goals();
    page.methods();
    page.charts("curves", page.worlds(true));
    page.shares("attacks", Summary::attacks, "honest");
    page.shares("innocents", Summary::innocents, "withheld");
    page.charts("reliability", page.worlds(true));
    boolean chinese = first == Language.ZH;
    String echarts = BoardWords.text(ECHARTS);
    String script = BoardWords.text("scoreboard.js");
    String style = BoardWords.text("/dev/zhenzan/audit/report/report.css");
    return fill(
        BoardWords.text("scoreboard.html"),
        Map.of(
            "lang",
            chinese ? "zh-CN" : "en",
            "en",
            chinese ? "" : "checked",
            "zh",
            chinese ? "checked" : "",
            "policy",
            sha256(echarts) + " " + sha256(script),
            "style",
            style + BoardWords.text("scoreboard.css"),
            "main",
            page.main.toString(),
            "data",
            DetectionJson.of(board, words).replace("<", "\\u003c"),
            "echarts",
            echarts,
            "script",
            script));
  }

  private void head(Scoreboard board) {
    main.append("<section class=\"hero\"><h1>").append(words.both("title")).append("</h1>\n<p>");
    main.append(words.both("lead")).append("</p>\n<p>");
    main.append(String.format(Locale.ROOT, "%,d ", board.plan().accounts()));
    main.append(words.both("run")).append(' ').append(board.plan().seeds()).append("</p>\n");
    if (board.plan().use() == Seeds.TUNING) {
      main.append("<p class=\"missed\">").append(words.both("tuning")).append("</p>\n");
    }
    main.append("</section>\n");
  }

  private void section(String key) {
    main.append("<section><h2>").append(words.both(key)).append("</h2>\n");
  }

  private void goals() {
    section("targets");
    main.append("<div class=\"scroll\"><table class=\"board\"><tbody>\n");
    for (Summary summary : summaries) {
      if (summary.isEngine()) {
        for (Goal goal : Goal.of(summary)) {
          String bound = (goal.atLeast() ? "≥ " : "≤ ") + goal.bound();
          String mark = goal.isMet() ? "<td class=\"met\">✓" : "<td class=\"missed\">✗";
          main.append("<tr><th>").append(words.both(goal.world())).append("</th><td>");
          main.append(words.both(goal.what())).append("</td><td class=\"number\">");
          main.append(String.format(Locale.ROOT, "%.4f", goal.measured()));
          main.append("</td><td>").append(bound).append("</td>").append(mark);
          main.append("</td></tr>\n");
        }
      }
    }
    main.append("</tbody></table></div></section>\n");
  }

  private void methods() {
    section("methods");
    main.append("<p>").append(words.both("methods.note")).append("</p>\n");
    main.append("<div class=\"chart\" data-kind=\"bars\" data-of=\"auprc\"></div>\n");
    main.append("<div class=\"scroll\"><table class=\"board\"><thead><tr><th></th><th></th>");
    COLUMNS.forEach(each -> main.append("<th>").append(words.both(each.id())).append("</th>"));
    main.append("</tr></thead><tbody>\n");
    for (Summary summary : summaries) {
      main.append("<tr><th>").append(words.both(summary.world())).append("</th><td>");
      main.append(words.both(summary.method())).append("</td>");
      COLUMNS.forEach(each -> spread(summary.figure(each)));
      main.append("</tr>\n");
    }
    main.append("</tbody></table></div></section>\n");
  }

  private void spread(Spread spread) {
    main.append("<td>");
    if (!Double.isNaN(spread.mean())) {
      main.append(share(spread.mean()));
      if (spread.min() < spread.max()) {
        main.append("<small>").append(share(spread.min())).append("–");
        main.append(share(spread.max())).append("</small>");
      }
    }
    main.append("</td>");
  }

  private List<String> worlds(boolean attacked) {
    return summaries.stream()
        .filter(each -> each.isEngine() && (!attacked || !each.attacks().isEmpty()))
        .map(Summary::world)
        .toList();
  }

  private void charts(String kind, List<String> worlds) {
    section(kind);
    main.append("<div class=\"charts\">\n");
    for (String world : worlds) {
      main.append("<figure><figcaption>").append(words.both(world)).append("</figcaption>");
      main.append("<div class=\"chart\" data-kind=\"").append(kind).append("\" data-of=\"");
      main.append(world).append("\"></div></figure>\n");
    }
    main.append("</div></section>\n");
  }

  /** A heat map: a row a group, a column a method, one table a world. */
  private void shares(String key, Function<Summary, List<FlaggedShare>> groups, String tone) {
    section(key);
    for (String world : worlds(key.equals("attacks"))) {
      List<Summary> here = summaries.stream().filter(each -> each.world().equals(world)).toList();
      main.append("<h3>").append(words.both(world)).append("</h3>\n");
      main.append("<div class=\"scroll\"><table class=\"board heat\"><thead><tr><th></th>");
      here.forEach(each -> main.append("<td>").append(words.both(each.method())).append("</td>"));
      main.append("</tr></thead><tbody>\n");
      Map<String, StringBuilder> rows = new TreeMap<>();
      for (Summary summary : here) {
        for (FlaggedShare each : groups.apply(summary)) {
          rows.computeIfAbsent(each.group(), name -> new StringBuilder()).append(cell(each, tone));
        }
      }
      rows.forEach(
          (group, cells) ->
              main.append("<tr><th>")
                  .append(words.both(group))
                  .append("</th>")
                  .append(cells)
                  .append("</tr>\n"));
      main.append("</tbody></table></div>\n");
    }
    main.append("</section>\n");
  }

  private static String cell(FlaggedShare share, String tone) {
    return String.format(
        Locale.ROOT,
        "<td title=\"%d / %d\" style=\"background: color-mix(in srgb, var(--%s) %d%%,"
            + " transparent)\">%s</td>",
        share.flagged(),
        share.accounts(),
        tone,
        Math.round(70 * share.share()),
        share(share.share()));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Puts each part in its place; a part's own text is never searched for places. */
  private static String fill(String template, Map<String, String> parts) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int open;
    while ((open = template.indexOf("${", from)) >= 0) {
      int close = template.indexOf('}', open);
      out.append(template, from, open).append(parts.get(template.substring(open + 2, close)));
      from = close + 1;
    }
    return out.append(template, from, template.length()).toString();
  }

  private static String sha256(String script) {
    try {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
