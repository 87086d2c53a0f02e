package dev.zhenzan.server.space;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.book.Masking;
import dev.zhenzan.server.book.Replay;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings into the ledger what closings and acts change, one at a time: on disk first, then into the
 * book. An analysis takes long and goes on outside; acts come in between, and it is settled with
 * the masks that hold when it is done.
 */
final class Settler implements Enforcement {
  private final LogStore store;
  private final LiveBook book;
  private final InstantSource clock;
  private final List<Consumer<Settlement>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock settling = new ReentrantLock();
  private @Nullable Closing last;
  private long act;

  Settler(LogStore store, LiveBook book, InstantSource clock) {
    this.store = store;
    this.book = book;
    this.clock = clock;
    act = book.act();
  }

  /** Works out what changes; nothing else settles meanwhile. */
  @FunctionalInterface
  interface Change {
    LiveBook.Outcome outcome(@Nullable Closing last) throws StoreException;
  }

  void onSettled(Consumer<Settlement> listener) {
    listeners.add(listener);
  }

  /** The last act that masks know of; asked while settling. */
  long act() {
    return act;
  }

  /** The last closing, {@code null} before the first. */
  @Nullable Closing last() throws StoreException {
    settling.lock();
    try {
      Closing known = last;
      return known == null ? store.lastClosing() : known;
    } finally {
      settling.unlock();
    }
  }

  Closing settle(Change change) throws StoreException {
    settling.lock();
    try {
      return write(change.outcome(last()));
    } finally {
      settling.unlock();
    }
  }

  private Closing write(LiveBook.Outcome outcome) throws StoreException {
    Settlement settlement = outcome.settlement();
    try {
      store.settle(settlement);
    } catch (StoreException refused) {
      book.letGo();
      throw refused;
    }
    book.settle(outcome);
    last = settlement.closing();
    listeners.forEach(each -> each.accept(settlement));
    return settlement.closing();
  }

  @Override
  public void enforce(Masking masks, long upToAct) throws StoreException {
    settling.lock();
    try {
      for (String account : masks.accounts()) {
        book.lay(account, masks.of(account));
      }
      act = Math.max(act, upToAct);
      LiveBook.Outcome outcome = book.reweigh(last(), masks, clock.millis(), act, store);
      if (!outcome.settlement().ledger().isEmpty()) {
        write(outcome);
      }
    } finally {
      settling.unlock();
    }
  }

  @Override
  public List<LedgerRow> tryOut(Masking masks) throws StoreException {
    settling.lock();
    try {
      return book.tryOut(last(), masks);
    } finally {
      settling.unlock();
    }
  }

  @Override
  public Replay replay(Tasks tasks) {
    return book.replay(tasks);
  }

  @Override
  public long enforced() {
    return book.act();
  }
}
