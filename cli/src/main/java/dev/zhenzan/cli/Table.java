package dev.zhenzan.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A small table for the terminal. Widths are counted in terminal columns: a Chinese character takes
 * two.
 */
final class Table {
  private static final int GAP = 2;

  private final boolean rightAligned;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(boolean rightAligned) {
    this.rightAligned = rightAligned;
  }

  /** Names on the left, what is said of them beside. */
  static Table ofFacts() {
    return new Table(/* rightAligned= */ false);
  }

  /** Names on the left, numbers set flush right beside. */
  static Table ofNumbers() {
    return new Table(/* rightAligned= */ true);
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintWriter out) {
    int[] widths = widths();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        cell(line, row.get(i), widths[i], i);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private void cell(StringBuilder line, String text, int width, int column) {
    String padding = " ".repeat(width - width(text));
    line.append(" ".repeat(GAP));
    if (rightAligned && column > 0) {
      line.append(padding).append(text);
    } else {
      line.append(text).append(padding);
    }
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  /** How many terminal columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0x1F300 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }
}
