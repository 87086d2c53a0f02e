package dev.zhenzan.server.api;

import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Hands what closings changed to whoever listens, and remembers the last of them. */
public final class Changes implements AutoCloseable {
  // The closer's thread only lays the news down; one thread of its own hands them out, in order, so
  // that a slow listener holds up other listeners and never a closing. Listeners that were away
  // are given what they missed as long as it is remembered, and told of a gap otherwise.

  private static final int REMEMBERED = 100;
  private static final int LISTENERS_MAX = 200;
  private static final int LISTED_MAX = 1_000;
  private static final long BEAT_SECONDS = 15;

  /** What one closing changed, as it is sent. */
  record News(long closing, String body) {}

  /** Somebody who listens. */
  interface Listener {
    /** False if it is gone. */
    boolean tell(News news);

    /** A word so that nobody in between takes the line for dead; false if it is gone. */
    boolean beat();

    /** There will be no more. */
    void end();
  }

  private final Deque<News> remembered = new ArrayDeque<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService messenger =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "changes");
            thread.setDaemon(true);
            return thread;
          });

  public Changes() {
    messenger.scheduleWithFixedDelay(
        () -> listeners.removeIf(listener -> !listener.beat()),
        BEAT_SECONDS,
        BEAT_SECONDS,
        TimeUnit.SECONDS);
  }

  /** A closing is on disk and in the book; returns at once. */
  public void closed(Settlement settlement) {
    messenger.execute(() -> publish(news(settlement)));
  }

  private void publish(News news) {
    remembered.addLast(news);
    if (remembered.size() > REMEMBERED) {
      remembered.removeFirst();
    }
    listeners.removeIf(listener -> !listener.tell(news));
  }

  /** Whether one more may listen. */
  boolean hasRoom() {
    return listeners.size() < LISTENERS_MAX;
  }

  /**
   * Begins to tell.
   *
   * @param after the last closing that it knows, -1 for none: then only what comes is told
   */
  void join(Listener listener, long after) {
    messenger.execute(
        () -> {
          boolean here = true;
          for (News news : remembered) {
            here = here && (after < 0 || news.closing() <= after || listener.tell(news));
          }
          if (here) {
            listeners.add(listener);
          }
        });
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  private static News news(Settlement settlement) {
    List<Doc> targets = new ArrayList<>();
    for (CountRow row : first(settlement.counts())) {
      targets.add(
          new Doc()
              .put("target", row.target())
              .put("settled", row.settled())
              .put("honest", Shown.likes(row.honest())));
    }
    List<Doc> accounts = new ArrayList<>();
    for (VerdictRow row : first(settlement.verdicts())) {
      accounts.add(
          new Doc()
              .put("account", row.account())
              .put("action", row.action())
              .put("suspicion", row.suspicionMillionths() / 1e6));
    }
    long closing = settlement.closing().number();
    Doc doc =
        new Doc()
            .put("closing", closing)
            .put("head", settlement.closing().head())
            .put("settled_until", Shown.time(settlement.closing().endMillis()))
            .put("targets_changed", settlement.counts().size())
            .put("accounts_changed", settlement.verdicts().size())
            .put("targets", targets)
            .put("accounts", accounts);
    return new News(closing, Doc.text(doc));
  }

  private static <T> List<T> first(List<T> list) {
    return list.subList(0, Math.min(LISTED_MAX, list.size()));
  }

  /** Lets everybody go. */
  @Override
  public void close() {
    messenger.shutdownNow();
    listeners.forEach(Listener::end);
    listeners.clear();
  }
}
