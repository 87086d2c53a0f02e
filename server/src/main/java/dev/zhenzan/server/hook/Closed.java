package dev.zhenzan.server.hook;

import dev.zhenzan.server.log.CountChange;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** What closings changed, as it is on disk. */
public interface Closed {
  /** The number of the last closing, 0 before the first. */
  long last() throws StoreException;

  /** One with its verdicts and rings; the ledger and counts are left out. */
  Settlement of(long closing) throws StoreException;

  /** The counts that one changed, by target. */
  List<CountChange> counts(long closing) throws StoreException;

  /** The rings that one saw. */
  List<RingRow> rings(long closing) throws StoreException;
}
