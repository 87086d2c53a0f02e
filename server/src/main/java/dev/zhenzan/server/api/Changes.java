package dev.zhenzan.server.api;

import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands what closings changed to whoever listens, and remembers the last of them. */
public final class Changes implements AutoCloseable {
  // What a closing changed is written down once, for all. Each listener knows how far it was told
  // and takes the next when its connection takes more without waiting, so one thread serves all of
  // them, nothing is kept for any of them, and whoever is slow holds up nobody. A listener that
  // takes nothing for two beats, or is so far behind that what it needs is not remembered any more,
  // is let go: it comes back with the last it knows.

  private static final int REMEMBERED = 100;
  private static final int LISTENERS_MAX = 200;
  private static final int LISTED_MAX = 1_000;
  private static final long BEAT_SECONDS = 15;

  /** What one closing changed, as it is sent. */
  record News(long closing, byte[] frame) {}

  /** Somebody who listens. */
  interface Listener {
    /** There may be more to take; returns at once. */
    void wake();

    /** A word so that nobody in between takes the line for dead; returns at once. */
    void beat();

    /** There will be no more. */
    void end();
  }

  private final NavigableMap<Long, News> remembered = new ConcurrentSkipListMap<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService messenger =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "changes");
            thread.setDaemon(true);
            return thread;
          });

  public Changes() {
    messenger.scheduleWithFixedDelay(
        () -> listeners.forEach(Listener::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /** A closing is on disk and in the book; returns at once. */
  public void closed(Settlement settlement) {
    messenger.execute(() -> publish(news(settlement)));
  }

  private void publish(News news) {
    remembered.put(news.closing(), news);
    while (remembered.size() > REMEMBERED) {
      remembered.pollFirstEntry();
    }
    listeners.forEach(Listener::wake);
  }

  /** Whether one more may listen. */
  boolean hasRoom() {
    return listeners.size() < LISTENERS_MAX;
  }

  /** How many listen. */
  public int listening() {
    return listeners.size();
  }

  void join(Listener listener) {
    listeners.add(listener);
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  /** The first that is remembered of those after a closing; {@code null} if there is none. */
  @Nullable News after(long closing) {
    Map.Entry<Long, News> next = remembered.higherEntry(closing);
    return next == null ? null : next.getValue();
  }

  /** Whether something after a closing is remembered, and what came between is not any more. */
  boolean hasForgotten(long closing) {
    News next = after(closing);
    return next != null && next.closing() > closing + 1;
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
    return new News(closing, frame(closing, "closing", doc));
  }

  /** One event as it goes over the line. */
  static byte[] frame(long id, String event, Doc data) {
    String text = "id:" + id + "\nevent:" + event + "\ndata:" + Doc.text(data) + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
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
