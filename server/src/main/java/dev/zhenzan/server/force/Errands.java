package dev.zhenzan.server.force;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what outlasts the like for which a policy asked for it, behind the back of whoever waits for
 * a decision. Once an occasion; bounded: what does not fit is not done, said and counted.
 */
public final class Errands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
  private static final int ROOM = 1 << 14;
  private static final int BATCH_MAX = 1_000;
  private static final long GATHER_MILLIS = 100;

  /** Of those that are dropped in a row, every so many are said. */
  private static final int SAID_EVERY = 1_000;

  private final Register register;
  private final Ladder ladder;
  private final Enforcer enforcer;
  private final Occasions occasions;
  private final BlockingQueue<Errand> queue;

  /** Policy and account of those that wait or are being done. */
  private final Set<String> under = ConcurrentHashMap.newKeySet();

  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Thread thread = new Thread(this::run, "zhenzan-errands");
  private volatile boolean closed;

  /**
   * @param reached fulfilled when everything before it is done; {@code null} for none
   */
  private record Errand(@Nullable Hit hit, String account, @Nullable CompletableFuture<?> reached) {
    String key() {
      return hit == null ? "" : Occasions.key(hit.policy(), account);
    }
  }

  public Errands(Register register, Ladder ladder, Enforcer enforcer, Occasions occasions) {
    this(register, ladder, enforcer, occasions, ROOM);
  }

  Errands(Register register, Ladder ladder, Enforcer enforcer, Occasions occasions, int room) {
    this.register = register;
    this.ladder = ladder;
    this.enforcer = enforcer;
    this.occasions = occasions;
    queue = new ArrayBlockingQueue<>(room);
    thread.setDaemon(true);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Takes what lasts of a hit to be done soon, unless it was done on this occasion. */
  void add(Hit hit, String account, long nowMillis) {
    if (hit.steps().stream().noneMatch(Occasion::lasts)
        || occasions.isOpen(hit.policy(), account, nowMillis, Occasion.millis(hit.steps()))) {
      return;
    }
    Errand errand = new Errand(hit, account, null);
    if (under.add(errand.key()) && !queue.offer(errand)) {
      under.remove(errand.key());
      drop(1, "too many wait");
    }
  }

  private void drop(int many, String why) {
    long before = dropped.getAndAdd(many);
    if (before == 0 || before / SAID_EVERY != (before + many) / SAID_EVERY) {
      LOG.warn("{} errands of policies at the gate were dropped so far: {}", before + many, why);
    }
  }

  /** How many could not be done since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** How many were done since the start. */
  public long done() {
    return done.get();
  }

  /** How many wait. */
  public int waiting() {
    return queue.size();
  }

  /** Fulfilled when everything that was taken before this is done or dropped. */
  public CompletableFuture<?> reached() throws InterruptedException {
    CompletableFuture<Boolean> reached = new CompletableFuture<>();
    queue.put(new Errand(null, "", reached));
    return reached;
  }

  private void run() {
    List<Errand> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        Errand first = queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          gather(batch);
          perform(batch);
          batch.clear();
        }
      } catch (InterruptedException stopping) {
        closed = true;
      }
    }
  }

  /** Each act is a flush to disk that likes wait for: better few and large ones. */
  private void gather(List<Errand> batch) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
    Errand next = batch.get(0);
    while (next != null && next.reached == null && batch.size() < BATCH_MAX && !closed) {
      next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next != null) {
        batch.add(next);
      }
    }
  }

  private void perform(List<Errand> batch) {
    Map<String, List<Errand>> byPolicy = new TreeMap<>();
    for (Errand errand : batch) {
      Hit hit = errand.hit;
      if (hit != null) {
        String name = Rulebook.Entry.name(hit.policy(), hit.version());
        byPolicy.computeIfAbsent(name, key -> new ArrayList<>()).add(errand);
      }
    }
    byPolicy.forEach(this::perform);
    batch.forEach(errand -> under.remove(errand.key()));
    try {
      enforcer.enforce();
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("what policies did could not be enforced yet: {}", refused.getMessage());
    }
    for (Errand errand : batch) {
      if (errand.reached != null) {
        errand.reached.complete(null);
      }
    }
  }

  private void perform(String policy, List<Errand> errands) {
    try {
      register.act("policy:" + policy, () -> drafts(errands));
      done.addAndGet(errands.size());
    } catch (StoreException | Ladder.NotDone | RuntimeException refused) {
      drop(errands.size(), String.valueOf(refused.getMessage()));
    }
  }

  /** Decided anew with everything that was done meanwhile. */
  private List<ActDraft> drafts(List<Errand> errands) throws Ladder.NotDone {
    Steps steps = new Steps(ladder);
    List<ActDraft> drafts = new ArrayList<>();
    long now = register.nowMillis();
    for (Errand errand : errands) {
      Hit hit = errand.hit;
      if (hit != null
          && !ladder.standings().of(errand.account).isGenuine()
          && !occasions.isOpen(hit.policy(), errand.account, now, Occasion.millis(hit.steps()))) {
        drafts.addAll(steps.lasting(hit, errand.account, now));
      }
    }
    return drafts;
  }

  /** Does what waits, and ends. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
