package dev.zhenzan.server.space;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Closes epochs, one at a time: by itself when the watermark has passed the end of one, or when the
 * log has been quiet for a while; and whenever it is asked.
 *
 * <p>When several epochs have ended at once, as in a backfill, the last of them is closed and the
 * others with it: what an analysis says of a like does not depend on how often it was asked before.
 */
final class EpochCloser implements Closer {
  private static final long LOOK_MILLIS = 500;
  private static final Progress IDLE = new Progress(false, "", 0);

  private final Settler settler;
  private final LiveBook book;
  private final SpaceOptions options;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "zhenzan-closer"));
  private volatile Progress progress = IDLE;
  private long quietSinceMillis;
  private long quietHead = -1;

  EpochCloser(Settler settler, LiveBook book, SpaceOptions options, InstantSource clock) {
    this.settler = settler;
    this.book = book;
    this.options = options;
    this.clock = clock;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public CompletableFuture<Closing> closeNow() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return close(book.now().newestMillis());
          } catch (StoreException refused) {
            throw new CompletionException(refused);
          }
        },
        thread);
  }

  @Override
  public void onClosed(Consumer<Settlement> listener) {
    settler.onSettled(listener);
  }

  @Override
  public Progress progress() {
    return progress;
  }

  /** Whatever goes wrong is tried again at the next look; who asks by hand is told. */
  private void look() {
    try {
      Book.Moment now = book.now();
      long due = due(now);
      if (due > now.settledMillis() && book.waitingMillis() <= due) {
        close(due);
      }
    } catch (StoreException | RuntimeException refused) {
      progress = new Progress(false, "failed: " + refused.getMessage(), 0);
    }
  }

  /** Until when everything can be settled. */
  private long due(Book.Moment now) {
    if (now.head() == 0) {
      return Long.MIN_VALUE;
    }
    if (now.head() != quietHead) {
      quietHead = now.head();
      quietSinceMillis = clock.millis();
    }
    if (clock.millis() - quietSinceMillis >= options.idleMillis()) {
      return now.newestMillis();
    }
    long watermark = now.newestMillis() - options.latenessMillis() - 1;
    return options.epochs().last(options.epochs().of(watermark + 1) - 1);
  }

  private Closing close(long endMillis) throws StoreException {
    Book.Moment now = book.now();
    Closing before = settler.last();
    if (before != null && before.head() == now.head() && before.endMillis() >= endMillis) {
      return before;
    }
    long end = before == null ? endMillis : Math.max(endMillis, before.endMillis());
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      Tasks tasks = Tasks.on(pool, options.threads());
      LiveBook.Analysis analysis =
          book.analyse(
              end,
              options.audit(),
              tasks,
              (step, done) -> progress = new Progress(true, step, done));
      return settler.settle(last -> book.close(analysis, clock.millis(), settler.act()));
    } finally {
      pool.shutdownNow();
      progress = IDLE;
    }
  }
}
