package dev.zhenzan.audit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * Writes the report: one file that needs nothing beside it and no network. The same input gives the
 * same bytes.
 *
 * <p>The page forbids itself everything but its own script, named by hash, and its own style; so a
 * name from the log that should ever escape the escaping still could not run or load anything. All
 * words, tables and ring pictures are plain markup; the script only draws the time charts and
 * remembers the language.
 */
public final class Report {
  private Report() {}

  /**
   * Writes the page.
   *
   * @param input what to report
   * @param html the file to write; replaced if it exists
   * @throws IOException if the file cannot be written
   */
  public static void write(ReportInput input, Path html) throws IOException {
    Files.writeString(html, page(input), StandardCharsets.UTF_8);
  }

  /** The page as text. */
  static String page(ReportInput input) throws IOException {
    Texts texts = Texts.load();
    Context context = new Context(input);
    Focus focus = input.focus();
    FocusDigest focused = focus == null ? null : new FocusDigest(context, focus);
    Html main = new Html(texts);
    if (focus != null && focused != null) {
      FocusSection.write(main, context, focus, focused);
    }
    sections(main, context);
    boolean chinese = input.firstLanguage().equals("zh");
    String echarts = Resources.echarts();
    String script = Resources.text("report.js");
    return fill(
        Resources.text("report.html"),
        Map.of(
            "lang",
            chinese ? "zh-CN" : "en",
            "title",
            Html.escape(Bilingual.shorten(input.title())),
            "policy",
            sha256(echarts) + " " + sha256(script),
            "style",
            Resources.text("report.css"),
            "en",
            chinese ? "" : "checked",
            "zh",
            chinese ? "checked" : "",
            "main",
            main.toString(),
            "data",
            PageData.json(context, focused, texts),
            "echarts",
            echarts,
            "script",
            script));
  }

  private static void sections(Html main, Context context) {
    HeadlineSection.write(main, context);
    TimeSection.write(main, context);
    TargetsSection.write(main, context);
    RingsSection.write(main, context);
    AccountsSection.write(main, context);
    Method.write(main, context);
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
