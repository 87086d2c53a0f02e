package dev.zhenzan.server.book;

import dev.zhenzan.server.log.Settlement;

/** What is to be written to disk first and taken into memory afterwards, in slices. */
interface Change {

  /** Everything that is written to disk; asked once. */
  Settlement settlement();

  /** How many rows {@link #apply} must be told of. */
  int rows();

  /** Takes a range of the rows into memory; the ranges are applied in order. */
  void apply(int from, int to);

  /** Takes the rest into memory, after all ranges. */
  void finish(Settlement settlement);
}
