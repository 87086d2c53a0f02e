package dev.zhenzan.server.policy.text;

import java.util.Arrays;

/** One file's text by code points, so that places in it are what an editor shows. */
public final class Source {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final String file;
  private final String text;
  private final int[] points;
  private final int[] lineStarts;

  private Source(String file, String text) {
    this.file = file;
    this.text = text;
    points = text.codePoints().toArray();
    int[] starts = new int[points.length + 1];
    int lines = 1;
    for (int at = 0; at < points.length; at++) {
      if (points[at] == '\n') {
        starts[lines++] = at + 1;
      }
    }
    lineStarts = Arrays.copyOf(starts, lines);
  }

  /**
   * A file's text; a byte order mark is dropped, and lines end in line feeds.
   *
   * @param file what messages call it
   */
  public static Source of(String file, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Source(file, (marked ? text.substring(1) : text).replace("\r\n", "\n"));
  }

  /** What messages call it. */
  public String file() {
    return file;
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** How many code points it has. */
  public int size() {
    return points.length;
  }

  int point(int index) {
    return points[index];
  }

  /** The index of a 0-based line and column, held within the text. */
  int index(int line, int column) {
    int row = Math.max(0, Math.min(line, lineStarts.length - 1));
    return Math.min(points.length, lineStarts[row] + Math.max(0, column));
  }

  /** The 1-based line of an index. */
  int line(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The 1-based column of an index. */
  int column(int index) {
    return index - lineStarts[line(index) - 1] + 1;
  }

  /** The index after the last code point of a 1-based line, its line feed left out. */
  int lineEnd(int line) {
    int end = line < lineStarts.length ? lineStarts[line] - 1 : points.length;
    return Math.max(lineStarts[line - 1], end);
  }

  /** A 1-based line without its end. */
  String lineText(int line) {
    int begin = lineStarts[line - 1];
    return new String(points, begin, lineEnd(line) - begin);
  }
}
