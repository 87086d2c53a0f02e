package dev.zhenzan.server.hook;

import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.CountChange;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that lays messages down and sees what is due, and for each hook with something due a
 * lane of its own: one message at a time, so that whoever is slow delays only itself.
 */
final class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final long LOOK_MILLIS = 500;
  private static final long PRUNE_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long DELIVERED_KEPT_MILLIS = TimeUnit.DAYS.toMillis(7);
  private static final long DEAD_KEPT_MILLIS = TimeUnit.DAYS.toMillis(30);

  /** Whoever lets so many messages wait is not sent to any more. */
  private static final int WAITING_MAX = 10_000;

  private final HookStore store;
  private final DeliveryStore deliveries;
  private final Closed closings;
  private final InstantSource clock;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "webhooks-watch"));
  private final ExecutorService lanes =
      Executors.newCachedThreadPool(task -> daemon(task, "webhook"));
  private final Thread looker = daemon(this::run, "webhooks");
  private final Post post;
  private final Courier courier;
  private final Semaphore kicks = new Semaphore(0);
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Map<Long, Settlement> fresh = new ConcurrentHashMap<>();
  private volatile List<Hook> known = List.of();
  private volatile boolean stale = true;
  private volatile boolean closed;
  private long prunedMillis;

  Lanes(
      HookStore store,
      DeliveryStore deliveries,
      Closed closings,
      SecretBox box,
      Destinations destinations,
      InstantSource clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.closings = closings;
    this.clock = clock;
    post = new Post(destinations, watch);
    courier = new Courier(store, deliveries, box, post, clock, () -> closed);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    looker.start();
  }

  Courier courier() {
    return courier;
  }

  void kick() {
    kicks.release();
  }

  /** Hooks have changed. */
  void refresh() {
    stale = true;
    kick();
  }

  void closed(Settlement settlement) {
    if (!known.isEmpty() || stale) {
      fresh.put(
          settlement.closing().number(),
          new Settlement(
              settlement.closing(),
              List.of(),
              settlement.verdicts(),
              settlement.rings(),
              List.of()));
    }
    kick();
  }

  private void run() {
    while (!closed) {
      try {
        kicks.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        kicks.drainPermits();
        look();
      } catch (StoreException refused) {
        LOG.warn("webhooks wait: {}", refused.getMessage());
        pause();
      } catch (RuntimeException fault) {
        LOG.error("webhooks wait", fault);
        pause();
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  /** The database is asked again after a while, not at once. */
  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(closed ? 0 : 10 * LOOK_MILLIS);
    } catch (InterruptedException stopping) {
      closed = true;
    }
  }

  private void look() throws StoreException {
    if (stale) {
      stale = false;
      known = store.all();
    }
    if (known.isEmpty()) {
      fresh.clear();
      return;
    }
    layDown();
    for (String hook : deliveries.hooksDue(clock.millis())) {
      if (!closed && busy.add(hook)) {
        lanes.execute(() -> lane(hook));
      }
    }
    if (clock.millis() - prunedMillis > PRUNE_EVERY_MILLIS) {
      prunedMillis = clock.millis();
      deliveries.prune(Delivery.State.DELIVERED, prunedMillis - DELIVERED_KEPT_MILLIS);
      deliveries.prune(Delivery.State.DEAD, prunedMillis - DEAD_KEPT_MILLIS);
    }
  }

  private void layDown() throws StoreException {
    long last = closings.last();
    boolean told = false;
    for (Hook hook : known) {
      for (long closing = hook.told() + 1; closing <= last; closing++) {
        layDown(hook, closing);
        told = true;
      }
    }
    if (told) {
      known = store.all();
    }
    fresh.keySet().removeIf(closing -> closing <= last);
  }

  private void layDown(Hook hook, long closing) throws StoreException {
    if (hook.state() == Hook.State.DISABLED) {
      deliveries.add(hook.id(), List.of(), closing);
      return;
    }
    Settlement settlement = fresh.get(closing);
    if (settlement == null) {
      settlement = closings.of(closing);
    }
    List<RingRow> before =
        hook.events().contains(HookEvent.RING_FOUND) ? closings.rings(closing - 1) : List.of();
    List<CountChange> counts =
        hook.events().contains(HookEvent.COUNT_CHANGED) ? closings.counts(closing) : List.of();
    List<Delivery> messages = Messages.of(hook, settlement, counts, before, clock.millis());
    if (deliveries.waiting(hook.id()) + messages.size() > WAITING_MAX) {
      store.disable(hook.id(), "too many messages waited");
      messages = List.of();
    }
    deliveries.add(hook.id(), messages, closing);
  }

  private void lane(String id) {
    boolean more = true;
    try {
      while (more && !closed) {
        Hook hook = store.find(id);
        Delivery due = hook == null ? null : deliveries.due(id, clock.millis());
        more =
            hook != null
                && due != null
                && hook.state() == Hook.State.ACTIVE
                && courier.carry(hook, due);
      }
    } catch (StoreException refused) {
      LOG.warn("webhook {} waits: {}", id, refused.getMessage());
      pause();
    } catch (RuntimeException fault) {
      LOG.error("webhook {} waits", id, fault);
      pause();
    } finally {
      busy.remove(id);
      refresh();
    }
  }

  @Override
  public void close() {
    closed = true;
    kick();
    lanes.shutdown();
    post.close();
    try {
      looker.join(TimeUnit.SECONDS.toMillis(10));
      lanes.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    watch.shutdownNow();
  }
}
