package dev.zhenzan.audit.read;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The plain way: records that we framed ourselves go into a DuckDB table batch by batch, and
 * through the same SQL as everything else; each row knows its line and its beginning.
 */
final class PlainRows {
  private static final int BATCH_ROWS = 20_000;
  private static final int BATCH_BYTES = 16 << 20;
  private static final int SHOWN_BYTES = 800;

  private final DuckSession session;
  private final int columns;
  private long[] lines = new long[256];
  private byte[][] shown = new byte[256][];
  private int size;
  private long bytes;
  private @Nullable DuckDBAppender appender;

  PlainRows(DuckSession session, int columns) throws SQLException {
    this.session = session;
    this.columns = columns;
    StringBuilder names = new StringBuilder("n INTEGER");
    for (int i = 0; i < columns; i++) {
      names.append(", c").append(i).append(" VARCHAR");
    }
    session.execute("CREATE OR REPLACE TEMP TABLE plain (" + names + ")");
  }

  boolean isFull() {
    return size >= BATCH_ROWS || bytes >= BATCH_BYTES;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Records record, @Nullable String[] cells) throws SQLException {
    if (size == lines.length) {
      lines = Arrays.copyOf(lines, size * 2);
      shown = Arrays.copyOf(shown, size * 2);
    }
    lines[size] = record.line;
    int shownEnd = Math.min(record.end, record.start + SHOWN_BYTES);
    shown[size] = Arrays.copyOfRange(record.buffer, record.start, shownEnd);
    DuckDBAppender rows = appender;
    if (rows == null) {
      rows = session.connection().createAppender("plain");
      appender = rows;
    }
    rows.beginRow();
    rows.append(size);
    for (int i = 0; i < columns; i++) {
      rows.append(cells[i]);
    }
    rows.endRow();
    size++;
    bytes += record.end - record.start + 64;
  }

  /** Makes the rows of the batch visible to queries. */
  void ready() throws SQLException {
    DuckDBAppender rows = appender;
    if (rows != null) {
      appender = null;
      rows.close();
    }
  }

  void clear() throws SQLException {
    size = 0;
    bytes = 0;
    session.execute("TRUNCATE plain");
  }

  long line(long row) {
    return lines[(int) row];
  }

  String shown(long row) {
    return new String(shown[(int) row], StandardCharsets.UTF_8);
  }
}
