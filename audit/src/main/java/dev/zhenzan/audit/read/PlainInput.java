package dev.zhenzan.audit.read;

import dev.zhenzan.core.gather.EventIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the records of one file through {@link PlainRows} and keeps account of each. */
final class PlainInput implements Intaker.Origin {
  private final Reading reading;
  private final Path file;
  private final PlainRows rows;
  private @Nullable EventSql sql;
  private @Nullable String invalid;

  /** The 1-based number over all inputs of each row of the batch. */
  private long[] numbers = new long[256];

  private int batch;
  private long bytes;
  private long records;
  private final long bytesExpected;

  PlainInput(Reading reading, Path file, int columns) throws SQLException, ReadException {
    this.reading = reading;
    this.file = file;
    this.bytesExpected = bytesExpected(file);
    this.rows = new PlainRows(reading.session(), columns);
    reading.session().inOrder(false);
  }

  /** About how long the file is unpacked, for telling how far it was read. */
  private static long bytesExpected(Path file) throws ReadException {
    try {
      long size = Math.max(1, Files.size(file));
      return Bytes.packing(file) == Bytes.Packing.NONE ? size : 8 * size;
    } catch (IOException e) {
      throw Bytes.failure(file, e);
    }
  }

  /** Says how rows of the table become events. */
  void query(String source, Map<Field, EventSql.Column> columns, EventIds.Shape idShape) {
    sql = new EventSql(source, columns, "n", idShape);
  }

  /** Rows that this query yields (their number and a reason) are rejected before the rest. */
  void rejectFirst(String query) {
    invalid = query;
  }

  void take(Records record, @Nullable String[] cells, @Nullable String fault)
      throws ReadException, SQLException {
    records++;
    take(record, cells, fault, records);
  }

  /** The same for a record whose 1-based number in the file is known. */
  void take(Records record, @Nullable String[] cells, @Nullable String fault, long number)
      throws ReadException, SQLException {
    bytes += record.end - record.start + 1;
    if (fault != null) {
      reading.reject(file, record.line, fault, record.shown());
      return;
    }
    if (batch == numbers.length) {
      numbers = java.util.Arrays.copyOf(numbers, batch * 2);
    }
    numbers[batch++] = reading.rowsBefore() + number;
    rows.add(record, cells);
    if (rows.isFull()) {
      flush();
    }
  }

  void flush() throws ReadException, SQLException {
    EventSql query = sql;
    if (rows.isEmpty() || query == null) {
      return;
    }
    rows.ready();
    String first = invalid;
    if (first != null) {
      reading.session().stream(
          first,
          chunk -> {
            for (int i = 0; i < chunk.rowCount(); i++) {
              int row = chunk.vector(0).getInt(i);
              String reason = chunk.vector(1).getString(i);
              reading.reject(file, rows.line(row), reason, rows.shown(row));
            }
          });
    }
    reading.session().stream(query.query(), chunk -> reading.intaker().take(chunk, query, 0, this));
    rows.clear();
    reading.progressOfFile((double) bytes / bytesExpected);
    batch = 0;
  }

  @Override
  public void reject(long row, String reason, String shown) throws ReadException {
    reading.rejects().add(file.toString(), rows.line(row), reason, rows.shown(row));
  }

  @Override
  public long number(long row) {
    return numbers[(int) row];
  }
}
