package dev.zhenzan.server.app;

import dev.zhenzan.server.hook.Closed;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.CountChange;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** What closings changed, read from the log's database. */
record StoredClosings(LogStore store) implements Closed {
  @Override
  public long last() throws StoreException {
    Closing last = store.lastClosing();
    return last == null ? 0 : last.number();
  }

  @Override
  public Settlement of(long closing) throws StoreException {
    Closing found = store.closings().get((int) closing - 1);
    return new Settlement(
        found, List.of(), store.verdictsBy(closing), store.rings(closing), List.of());
  }

  @Override
  public List<CountChange> counts(long closing) throws StoreException {
    return store.countsBy(closing);
  }

  @Override
  public List<RingRow> rings(long closing) throws StoreException {
    return store.rings(closing);
  }
}
