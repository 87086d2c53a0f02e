package dev.zhenzan.audit.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text, strictly by its {@link Dialect}, with a way back: where quotes do not work out
 * (never closed, text behind a closing quote, too many lines inside), only the first physical line
 * is faulty and reading goes on with the next. Without a dialect every physical line is a record.
 *
 * <p>Lines end in LF, CRLF or a lone CR. A quoted cell may hold {@value #QUOTED_LINES_MAX} line
 * ends; the bound keeps a file of nothing but open quotes linear.
 */
final class CsvRecords extends Records {
  static final int QUOTED_LINES_MAX = 100;

  private final InputStream in;
  private final @Nullable Dialect dialect;
  private final int cellsExpected;

  private int filled;
  private boolean atEnd;
  private int nextStart;
  private long nextLine = 1;

  private int cells;
  private int[] cellStart = new int[16];
  private int[] cellEnd = new int[16];
  private boolean[] cellQuoted = new boolean[16];

  /**
   * Starts before the first record.
   *
   * @param cellsExpected how many cells a record must have, 0 for any number
   */
  CsvRecords(InputStream in, @Nullable Dialect dialect, int cellsExpected) throws IOException {
    this.in = in;
    this.dialect = dialect;
    this.cellsExpected = cellsExpected;
    buffer = new byte[1 << 14];
    fill();
    if (filled >= 3
        && (buffer[0] & 0xFF) == 0xEF
        && (buffer[1] & 0xFF) == 0xBB
        && (buffer[2] & 0xFF) == 0xBF) {
      nextStart = 3;
    }
  }

  /** One physical line of a larger text, in which there is no byte order mark. */
  static CsvRecords ofLine(byte[] text, long number, Dialect dialect, int cellsExpected)
      throws IOException {
    CsvRecords records = new CsvRecords(new ByteArrayInputStream(text), dialect, cellsExpected);
    records.nextStart = 0;
    records.nextLine = number;
    return records;
  }

  /** How many cells the current record has; 1 without a dialect. */
  int cells() {
    return cells;
  }

  @Override
  boolean next() throws IOException {
    do {
      start = nextStart;
      line = nextLine;
      fault = null;
      if (start == filled && !more()) {
        return false;
      }
      frame();
    } while (isBlank());
    return true;
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Makes more bytes of the current record visible; false at the end of the file. */
  private boolean more() throws IOException {
    if (atEnd) {
      return false;
    }
    if (start > 0) {
      int shift = start;
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= shift;
      start = 0;
      nextStart -= shift;
      for (int i = 0; i < cells && i < cellStart.length; i++) {
        cellStart[i] -= shift;
        cellEnd[i] -= shift;
      }
      moved += shift;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return fill();
  }

  /** How far bytes moved down since the frame began; the scan corrects its own places by it. */
  private int moved;

  private boolean fill() throws IOException {
    int before = filled;
    while (filled < buffer.length) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        atEnd = true;
        break;
      }
      filled += read;
      if (filled - before >= 1 << 13) {
        break;
      }
    }
    return filled > before;
  }

  private void frame() throws IOException {
    cells = 0;
    boolean nul = false;
    boolean quoted = false;
    boolean closed = false;
    boolean stray = false;
    int quotedLines = 0;
    int at = start;
    int cell = at;
    boolean cellWasQuoted = false;
    Dialect d = dialect;
    while (true) {
      if (at >= filled || (at + 1 >= filled && !atEnd)) {
        moved = 0;
        boolean grew = more();
        at -= moved;
        cell -= moved;
        if (at >= filled && !grew) {
          if (quoted) {
            retreat("quote never closed");
            return;
          }
          finish(cell, at, cellWasQuoted, at, 0);
          break;
        }
        if (at >= filled || (at + 1 >= filled && !atEnd)) {
          continue;
        }
      }
      if (at - start > RECORD_BYTES_MAX) {
        tooLong(quoted);
        return;
      }
      byte b = buffer[at];
      nul |= b == 0;
      if (quoted) {
        if (d != null && b == d.escape() && d.escape() != d.quote()) {
          quotedLines += at + 1 < filled && buffer[at + 1] == '\n' ? 1 : 0;
          at += 2;
        } else if (d != null && b == d.quote()) {
          if (at + 1 < filled && buffer[at + 1] == d.quote() && d.escape() == d.quote()) {
            at += 2;
          } else {
            quoted = false;
            closed = true;
            at++;
          }
        } else {
          if (b == '\n' && ++quotedLines > QUOTED_LINES_MAX) {
            retreat("quote never closed");
            return;
          }
          at++;
        }
        continue;
      }
      if (b == '\n' || b == '\r') {
        int width = b == '\r' && at + 1 < filled && buffer[at + 1] == '\n' ? 2 : 1;
        finish(cell, at, cellWasQuoted, at, width);
        break;
      }
      if (d != null && b == d.delimiter()) {
        cell(cell, at, cellWasQuoted);
        cell = at + 1;
        closed = false;
        cellWasQuoted = false;
      } else if (d != null && b == d.quote() && at == cell) {
        quoted = true;
        cellWasQuoted = true;
      } else if (closed && b != ' ') {
        stray = true;
      }
      at++;
    }
    judge(nul, stray, quotedLines);
  }

  private void judge(boolean nul, boolean stray, int quotedLines) {
    if (stray) {
      fault = "text after a closing quote";
    } else if (cellsExpected > 0 && cells != cellsExpected) {
      fault = cells + " cells where the header has " + cellsExpected;
    } else if (nul) {
      fault = "NUL byte";
    }
    nextLine = line + 1 + quotedLines;
    if (quotedLines > 0 && fault != null) {
      retreat(fault);
    }
  }

  private void finish(int cellFrom, int at, boolean quoted, int recordEnd, int width) {
    cell(cellFrom, at, quoted);
    end = recordEnd;
    nextStart = recordEnd + width;
  }

  private void cell(int from, int to, boolean quoted) {
    if (cells == cellStart.length) {
      cellStart = Arrays.copyOf(cellStart, cells * 2);
      cellEnd = Arrays.copyOf(cellEnd, cells * 2);
      cellQuoted = Arrays.copyOf(cellQuoted, cells * 2);
    }
    cellStart[cells] = from;
    cellEnd[cells] = to;
    cellQuoted[cells++] = quoted;
  }

  /** Gives up on the record and makes its first physical line the faulty one. */
  private void retreat(String why) {
    int at = start;
    while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    end = at;
    boolean pair = at + 1 < filled && buffer[at] == '\r' && buffer[at + 1] == '\n';
    nextStart = Math.min(filled, at + (pair ? 2 : 1));
    nextLine = line + 1;
    fault = why;
  }

  private void tooLong(boolean quoted) throws IOException {
    if (quoted) {
      for (int at = start; at < filled; at++) {
        if (buffer[at] == '\n') {
          retreat("quote never closed");
          return;
        }
      }
    }
    end = start + RECORD_BYTES_MAX;
    int at = end;
    byte[] kept = Arrays.copyOfRange(buffer, start, start + 1024);
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      if (at < filled || atEnd) {
        break;
      }
      filled = 0;
      at = 0;
      start = 0;
      fill();
    }
    nextStart = Math.min(filled, at + 1);
    nextLine = line + 1;
    // The head of the record is gone from the buffer by now; what people will see is put back.
    if (nextStart >= kept.length) {
      start = 0;
      System.arraycopy(kept, 0, buffer, 0, kept.length);
      end = kept.length;
    } else {
      byte[] joined = Arrays.copyOf(kept, kept.length + Math.max(buffer.length, 1 << 14));
      System.arraycopy(buffer, nextStart, joined, kept.length, filled - nextStart);
      filled = kept.length + filled - nextStart;
      buffer = joined;
      start = 0;
      end = kept.length;
      nextStart = kept.length;
    }
    fault = "record longer than 1 MB";
  }

  /** A cell as text without its quotes, or null where it is not UTF-8. */
  @Nullable String cell(int index) {
    if (!cellQuoted[index] || dialect == null) {
      return utf8(buffer, cellStart[index], cellEnd[index]);
    }
    byte[] plain = new byte[cellEnd[index] - cellStart[index]];
    int length = 0;
    int to = cellEnd[index];
    while (to > cellStart[index] + 1 && buffer[to - 1] != dialect.quote()) {
      to--;
    }
    for (int i = cellStart[index] + 1; i < to - 1; i++) {
      boolean escapes = buffer[i] == dialect.escape() && i + 1 < to - 1;
      plain[length++] = buffer[escapes ? ++i : i];
    }
    return utf8(plain, 0, length);
  }

  /** The whole record as text, or null where it is not UTF-8. */
  @Nullable String text() {
    return utf8(buffer, start, end);
  }

  @Override
  String shown() {
    int shownEnd = Math.min(end, start + 800);
    return new String(buffer, start, Math.max(0, shownEnd - start), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
