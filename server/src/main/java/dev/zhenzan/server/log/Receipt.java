package dev.zhenzan.server.log;

/**
 * What became of a batch that is now on disk.
 *
 * @param rows for each report in its order the row of the log that it became, or {@code -1 - row}
 *     of the earlier row whose id it repeats: a duplicate, which changes nothing
 * @param head how many rows the log has with this batch
 */
public record Receipt(long[] rows, long head) {

  /** Whether the report was a second delivery of an earlier one. */
  public boolean isDuplicate(int report) {
    return rows[report] < 0;
  }

  /** The row of the log that the report became, or repeats. */
  public long row(int report) {
    return rows[report] < 0 ? -1 - rows[report] : rows[report];
  }
}
