package dev.zhenzan.server.look;

import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes looks down soon after, many at once: whoever looks does not wait for the disk. The same
 * look several times within a moment is one row that says how often.
 */
public final class LookLog implements AutoCloseable {
  // A refused write is tried again with what came since, so a database that was away loses none.
  // Bounded all the same: when ROOM different looks wait, newer ones are dropped and counted.

  private static final Logger LOG = LoggerFactory.getLogger(LookLog.class);
  private static final int ROOM = 1 << 17;
  private static final long GATHER_MILLIS = 1_000;
  private static final long CLOSE_SECONDS = 10;

  private final LookStore store;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Thread writer = new Thread(this::run, "looks");

  private Map<Look, Integer> waiting = new LinkedHashMap<>();
  private boolean writing;
  private boolean hurry;
  private boolean closed;

  public LookLog(LookStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    writer.setDaemon(true);
    writer.start();
  }

  /** Takes one to be written soon; returns at once. */
  public void add(Look look) {
    lock.lock();
    try {
      if (waiting.size() >= ROOM && !waiting.containsKey(look)) {
        dropped.incrementAndGet();
        return;
      }
      if (waiting.isEmpty()) {
        changed.signalAll();
      }
      waiting.merge(look, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** How many could not be kept since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** How many rows are on disk since the start. */
  public long written() {
    return written.get();
  }

  /** How many rows wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Looks at an account, newest first, with those that were taken before this was called. */
  public List<Looked> at(String account, long beforeSeq, int most) throws StoreException {
    settle();
    return store.at(account, beforeSeq, most);
  }

  /** Where the chain ends. */
  public LookStore.Head head() throws StoreException {
    return store.head();
  }

  /** Lets what waits be written now; gives up after a while if the database refuses. */
  private void settle() {
    lock.lock();
    try {
      hurry = true;
      changed.signalAll();
      long nanos = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
      while ((writing || !waiting.isEmpty()) && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean more = true;
    while (more) {
      try {
        more = round();
      } catch (InterruptedException stopping) {
        more = false;
      }
    }
  }

  /** Waits for looks, gathers more, and writes them; false at the end. */
  private boolean round() throws InterruptedException {
    Map<Look, Integer> batch;
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      long nanos = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
      while (!hurry && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      hurry = false;
      batch = waiting;
      waiting = new LinkedHashMap<>();
      writing = true;
    } finally {
      lock.unlock();
    }
    boolean kept = write(batch);
    lock.lock();
    try {
      writing = false;
      if (!kept) {
        putBack(batch);
      }
      changed.signalAll();
      if (!kept && !closed) {
        changed.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
      }
      return !closed || (kept && !waiting.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  private void putBack(Map<Look, Integer> batch) {
    Map<Look, Integer> after = waiting;
    waiting = batch;
    for (Map.Entry<Look, Integer> each : after.entrySet()) {
      if (waiting.size() < ROOM || waiting.containsKey(each.getKey())) {
        waiting.merge(each.getKey(), each.getValue(), Integer::sum);
      } else {
        dropped.addAndGet(each.getValue());
      }
    }
  }

  private boolean write(Map<Look, Integer> batch) {
    if (batch.isEmpty()) {
      return true;
    }
    try {
      store.append(clock.millis(), batch);
      written.addAndGet(batch.size());
      return true;
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("{} looks could not be kept yet: {}", batch.size(), refused.getMessage());
      return false;
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    if (waiting() > 0) {
      LOG.warn("{} looks were lost", waiting());
    }
  }
}
