package dev.zhenzan.server.book;

import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.log.VerdictRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the memory at start: the log from its blocks, what has settled from the last closing and
 * the sums of the ledger, the verdicts from their last rows.
 */
final class Loading {
  /** More wait for the same memory. */
  private static final int THREADS_MAX = 8;

  /** Stands before the first closing. */
  private static final Closing NONE =
      new Closing(0, 0, Long.MIN_VALUE, 0, "{}", /* isOfEpoch= */ false, 0);

  private final Memory memory;
  private final LogStore store;

  private Loading(Memory memory, LogStore store) {
    this.memory = memory;
    this.store = store;
  }

  static void into(Memory memory, Appending appending, LogStore store, @Nullable FoldReader fold)
      throws StoreException, IOException {
    Noting.all(memory, appending, store, fold);
    new Loading(memory, store).fold();
  }

  private void fold() throws StoreException {
    List<VerdictRow> verdicts = new ArrayList<>();
    store.verdicts(verdicts::add);
    verdicts.forEach(memory::weigh);
    List<Closing> closings = store.closings();
    Closing epoch = lastEpoch(closings);
    if (epoch != null) {
      memory.rings = store.rings(epoch.number());
      memory.judged = Judged.NOTHING.after(epoch, verdicts, memory.rings);
    }
    Closing last = closings.isEmpty() ? NONE : closings.get(closings.size() - 1);
    memory.closing = last.number();
    memory.settledMillis = last.endMillis();
    memory.act = last.act();
    Folding.all(memory, (int) last.head(), last.endMillis(), shares());
    times(last);
    countLate(closings);
  }

  /** As many as there are processors, and enough that one array holds what each needs. */
  private int shares() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(1 + (memory.log.size() >>> 28), Math.min(THREADS_MAX, processors));
  }

  private void times(Closing last) {
    for (int row = 0; row < memory.log.size(); row++) {
      long time = memory.log.time(row);
      memory.newestMillis = Math.max(memory.newestMillis, time);
      if (row >= last.head() || time > last.endMillis()) {
        memory.waitingMillis = Math.min(memory.waitingMillis, time);
      }
    }
  }

  private static @Nullable Closing lastEpoch(List<Closing> closings) {
    Closing last = null;
    for (Closing closing : closings) {
      last = closing.isOfEpoch() ? closing : last;
    }
    return last;
  }

  /** A row is late if a closing that did not see it had ended already at its time. */
  private void countLate(List<Closing> closings) {
    memory.late = 0;
    for (int at = 0; at < closings.size(); at++) {
      Closing closing = closings.get(at);
      boolean isLast = at + 1 == closings.size();
      long until = isLast ? memory.log.size() : closings.get(at + 1).head();
      for (int row = (int) closing.head(); row < until; row++) {
        memory.late += memory.log.time(row) <= closing.endMillis() ? 1 : 0;
      }
    }
  }
}
