package dev.zhenzan.server.policy.text;

/**
 * One thing that is wrong with a file.
 *
 * @param line 1-based
 * @param column 1-based, in code points
 * @param width how many columns of the line are meant, at least 1
 * @param lineText the line as it stands in the file
 * @param what is wrong
 * @param advice what to do about it; may be empty
 */
public record Problem(
    Severity severity,
    String file,
    int line,
    int column,
    int width,
    String lineText,
    Words what,
    Words advice) {

  /** How bad it is. */
  public enum Severity {
    /** The file cannot be taken. */
    ERROR(new Words("error", "错误")),
    /** It can, and probably should not. */
    WARNING(new Words("warning", "警告"));

    private final Words words;

    Severity(Words words) {
      this.words = words;
    }
  }

  static Problem at(Severity severity, Span span, Words what, Words advice) {
    Source source = span.source();
    int line = source.line(span.begin());
    int end = Math.min(span.end(), source.lineEnd(line));
    return new Problem(
        severity,
        source.file(),
        line,
        source.column(span.begin()),
        Math.max(1, end - span.begin()),
        source.lineText(line),
        what,
        advice);
  }

  /** Several lines: where and what, the line with a caret beneath, what to do. */
  public String show(boolean inChinese) {
    String colon = inChinese ? "：" : ": ";
    StringBuilder text = new StringBuilder();
    text.append(file).append(':').append(line).append(':').append(column).append(colon);
    text.append(severity.words.in(inChinese)).append(colon).append(what.in(inChinese)).append('\n');
    String number = String.format("%4d", line);
    String blank = " ".repeat(number.length());
    text.append(number).append(" | ").append(lineText).append('\n');
    text.append(blank).append(" | ").append(under()).append('\n');
    if (!advice.in(inChinese).isEmpty()) {
      text.append(blank).append(" = ").append(advice.in(inChinese)).append('\n');
    }
    return text.toString();
  }

  /** Carets under what is meant; tabs are kept, and wide characters get two columns. */
  private String under() {
    int[] points = lineText.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < column - 1 && at < points.length; at++) {
      text.append(points[at] == '\t' ? "\t" : " ".repeat(columns(points[at])));
    }
    for (int at = column - 1; at < column - 1 + width; at++) {
      text.append("^".repeat(at < points.length ? columns(points[at]) : 1));
    }
    return text.toString();
  }

  /** Chinese, Japanese, Korean and full-width signs take two columns of a terminal. */
  private static int columns(int point) {
    boolean wide =
        point >= 0x1100 && point <= 0x115F
            || point >= 0x2E80 && point <= 0xA4CF
            || point >= 0xAC00 && point <= 0xD7A3
            || point >= 0xF900 && point <= 0xFAFF
            || point >= 0xFE30 && point <= 0xFE6F
            || point >= 0xFF00 && point <= 0xFF60
            || point >= 0x1F300 && point <= 0x1FAFF
            || point >= 0x20000 && point <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
