package dev.zhenzan.server.gate;

import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes decisions down behind the back of those who wait for them. Bounded: when the database is
 * slower than the decisions, the newest are dropped and counted.
 */
public final class DecisionLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
  private static final int ROOM = 1 << 16;
  private static final int BATCH_MAX = 10_000;
  private static final long GATHER_MILLIS = 250;

  private final DecisionStore store;
  private final BlockingQueue<DecisionStore.Kept> queue = new ArrayBlockingQueue<>(ROOM);

  /** Those that were taken and are not on disk yet, by number: waiting, or being written. */
  private final Map<Long, DecisionStore.Kept> pending = new ConcurrentHashMap<>();

  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Thread writer = new Thread(this::run, "decisions");
  private volatile boolean closed;

  public DecisionLog(DecisionStore store) {
    this.store = store;
    writer.setDaemon(true);
    writer.start();
  }

  /** Takes one to be written soon; returns at once. */
  public void add(DecisionStore.Kept decision) {
    pending.put(decision.number(), decision);
    if (!queue.offer(decision)) {
      pending.remove(decision.number());
      dropped.incrementAndGet();
    }
  }

  /** How many could not be kept since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** How many wait to be written. */
  public int waiting() {
    return queue.size();
  }

  /** How many are on disk since the start. */
  public long written() {
    return written.get();
  }

  /** One that was given before, or {@code null}. */
  public DecisionStore.@Nullable Kept find(long number) throws StoreException {
    DecisionStore.Kept kept = pending.get(number);
    return kept == null ? store.find(number) : kept;
  }

  private void run() {
    List<DecisionStore.Kept> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        DecisionStore.Kept first = queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          // Each write costs a flush to disk and keeps likes waiting: better few and large.
          Thread.sleep(closed ? 0 : GATHER_MILLIS);
          queue.drainTo(batch, BATCH_MAX - 1);
          write(batch);
          batch.clear();
        }
      } catch (InterruptedException stopping) {
        closed = true;
      }
    }
  }

  private void write(List<DecisionStore.Kept> batch) {
    try {
      store.append(batch);
      written.addAndGet(batch.size());
    } catch (StoreException | RuntimeException refused) {
      dropped.addAndGet(batch.size());
      LOG.warn("{} decisions could not be kept: {}", batch.size(), refused.getMessage());
    }
    batch.forEach(kept -> pending.remove(kept.number()));
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
