package dev.zhenzan.server.log;

/**
 * How much a database holds.
 *
 * @param rows of the log
 * @param closings how many epochs were closed
 */
record Extent(long rows, long closings) {
  static final Extent NONE = new Extent(0, 0);

  /** Whether it is less than another in either way: something has been lost. */
  boolean isShortOf(Extent other) {
    return rows < other.rows || closings < other.closings;
  }
}
