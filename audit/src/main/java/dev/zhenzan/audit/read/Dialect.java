package dev.zhenzan.audit.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How delimited text is written.
 *
 * @param delimiter between cells
 * @param quote around cells that hold delimiters or line ends
 * @param escape before a quote inside a quoted cell: the quote itself, or a backslash
 */
record Dialect(byte delimiter, byte quote, byte escape) {
  private static final byte[] DELIMITERS = {',', '\t', ';', '|', 1, '^', '~'};
  private static final int SAMPLE_RECORDS = 200;

  /** The dialect in which the beginning of a file has the most even rows of several cells. */
  static Dialect sniff(byte[] head, boolean whole) throws IOException, ReadException {
    byte quote = quote(head);
    byte escape = contains(head, (byte) '\\', quote) ? (byte) '\\' : quote;
    Dialect best = new Dialect((byte) ',', quote, escape);
    double bestScore = -1;
    for (byte delimiter : DELIMITERS) {
      Dialect dialect = new Dialect(delimiter, quote, escape);
      double score = score(dialect, head, whole);
      if (score > bestScore + 1e-9) {
        best = dialect;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(Dialect dialect, byte[] head, boolean whole)
      throws IOException, ReadException {
    try (CsvRecords records = new CsvRecords(new ByteArrayInputStream(head), dialect, 0)) {
      int first = 0;
      int seen = 0;
      int even = 0;
      while (seen < SAMPLE_RECORDS && records.next()) {
        if (seen == 0) {
          first = records.cells();
        }
        seen++;
        even += records.fault == null && records.cells() == first ? 1 : 0;
      }
      if (!whole && seen > 1 && seen < SAMPLE_RECORDS) {
        seen--;
      }
      return first < 2 ? 0 : (double) even / seen + Math.min(first, 50) / 1000.0;
    }
  }

  private static byte quote(byte[] head) {
    int doubles = 0;
    int singles = 0;
    for (int i = 0; i < head.length; i++) {
      boolean atStart = i == 0 || head[i - 1] == '\n' || isDelimiter(head[i - 1]);
      doubles += head[i] == '"' ? 1 : 0;
      singles += head[i] == '\'' && atStart ? 1 : 0;
    }
    return (byte) (doubles == 0 && singles > 0 ? '\'' : '"');
  }

  private static boolean isDelimiter(byte b) {
    for (byte delimiter : DELIMITERS) {
      if (b == delimiter) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] head, byte first, byte second) {
    for (int i = 1; i < head.length; i++) {
      if (head[i - 1] == first && head[i] == second) {
        return true;
      }
    }
    return false;
  }

  /** The options that make DuckDB read just this dialect and guess nothing. */
  String duckOptions() {
    return "delim="
        + EventSql.literal(text(delimiter))
        + ", quote="
        + EventSql.literal(text(quote))
        + ", escape="
        + EventSql.literal(text(escape));
  }

  private static String text(byte b) {
    return String.valueOf((char) b);
  }
}
