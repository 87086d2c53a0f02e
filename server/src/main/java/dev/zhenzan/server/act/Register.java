package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one way to do something: what is to be done is decided, written down and taken into memory
 * without anything else being done in between. So whoever decides sees everything that was done
 * before, and nothing is done that is not written down.
 */
public final class Register {
  private final ActStore store;
  private final InstantSource clock;
  private final List<Fold> folds;
  private final List<Consumer<List<Act>>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock doing = new ReentrantLock();
  private volatile long lastSeq;
  private volatile long lastMillis = Long.MIN_VALUE;

  private Register(ActStore store, InstantSource clock, List<Fold> folds) {
    this.store = store;
    this.clock = clock;
    this.folds = List.copyOf(folds);
  }

  /**
   * Reads what was done before into the folds.
   *
   * @throws StoreException if acts cannot be read, or were tampered with
   */
  public static Register open(ActStore store, InstantSource clock, List<Fold> folds)
      throws StoreException {
    Register register = new Register(store, clock, folds);
    store.replay(register::take);
    return register;
  }

  /** Tells of acts from now on, after they are on disk and in the folds; it must be quick. */
  public void onDone(Consumer<List<Act>> listener) {
    listeners.add(listener);
  }

  /** Decides what is to be done, given all that was done before. */
  @FunctionalInterface
  public interface Decision<X extends Exception> {
    /** None for nothing. */
    List<ActDraft> drafts() throws X, StoreException;
  }

  /**
   * Does something.
   *
   * @param by who does it, see {@link Act#by}
   * @return as it was written down; when it throws, nothing was done
   */
  public <X extends Exception> List<Act> act(String by, Decision<X> decision)
      throws X, StoreException {
    doing.lock();
    try {
      List<ActDraft> drafts = decision.drafts();
      if (drafts.isEmpty()) {
        return List.of();
      }
      List<Act> acts = store.append(nowMillis(), by, drafts);
      acts.forEach(this::take);
      listeners.forEach(each -> each.accept(acts));
      return acts;
    } finally {
      doing.unlock();
    }
  }

  /**
   * Takes words out of acts that nobody needs any more, and says so in another act. What folds know
   * they know until the next start.
   */
  public void erase(String by, ActStore.Eraser eraser, ActStore.Saying saying)
      throws StoreException {
    doing.lock();
    try {
      store.erase(eraser, nowMillis(), by, saying).forEach(this::take);
    } finally {
      doing.unlock();
    }
  }

  /** The service's clock, which never goes back for acts. */
  public long nowMillis() {
    return Math.max(lastMillis, clock.millis());
  }

  /** The number that the next act will have; good while deciding. */
  public long nextSeq() {
    return lastSeq + 1;
  }

  /** The last act that the folds know of. */
  public long lastSeq() {
    return lastSeq;
  }

  private void take(Act act) {
    lastSeq = act.seq();
    lastMillis = Math.max(lastMillis, act.atMillis());
    if (!act.erased()) {
      folds.forEach(fold -> fold.take(act));
    }
  }

  /** Where acts are kept, for whoever only reads. */
  public ActStore store() {
    return store;
  }
}
