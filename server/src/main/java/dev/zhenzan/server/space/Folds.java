package dev.zhenzan.server.space;

import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.book.fold.FoldFile;
import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.book.fold.FoldWriter;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the book has folded of the log in a file, so that the next start need not read the
 * whole log: at the end, and after a closing when the log has grown by a share of what was kept
 * last, so that all that is ever written is a multiple of what is kept.
 *
 * <p>The file is never believed against the log. It is read only if it is whole, of this version,
 * and stands for blocks whose hash is the log's there; whatever else it is, the log is read
 * instead.
 */
public final class Folds {
  private static final Logger LOG = LoggerFactory.getLogger(Folds.class);

  /** Kept again when so many times more rows have come than a share of those kept: a quarter. */
  private static final int SHARE = 4;

  /** The same at the end, when nobody waits: a sixteenth. */
  private static final int SHARE_AT_END = 16;

  private final @Nullable FoldFile file;
  private final LogStore store;
  private final long leastRows;
  private final AtomicBoolean running = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "zhenzan-fold");
            made.setDaemon(true);
            return made;
          });

  /** What had been taken out of the log when it was read: memory holds it as it was then. */
  private String erasures = "";

  private volatile CompletableFuture<Void> looked = CompletableFuture.completedFuture(null);
  private volatile @Nullable String damage;
  private volatile boolean stopping;
  private volatile long kept;
  private volatile boolean dropped;

  /**
   * @param file {@code null} to keep nothing
   * @param leastRows fewer than so many more are not worth it
   */
  Folds(@Nullable FoldFile file, LogStore store, long leastRows) {
    this.file = file;
    this.store = store;
    this.leastRows = leastRows;
  }

  /** The book of the log, from what was kept and the rest of the log. */
  LiveBook load() throws StoreException {
    erasures = store.erasures();
    FoldFile from = file;
    try (FoldReader fold = from == null ? null : from.open()) {
      if (from != null && fold != null && isOfThisLog(from, fold)) {
        LiveBook book = LiveBook.load(store, fold);
        kept = fold.rows();
        looked = CompletableFuture.runAsync(this::lookBack, thread);
        return book;
      }
    } catch (IOException unusable) {
      LOG.warn("what was kept is not used: {}; the whole log is read", unusable.getMessage());
    }
    return LiveBook.load(store);
  }

  /**
   * Blocks that need not be read are checked all the same, as every start does: beside the service,
   * which answers by what was made of them when they were whole.
   */
  private void lookBack() {
    try {
      store.replay(
          0,
          block -> {
            if (stopping) {
              throw new StoreException(StoreException.Kind.GONE, "the service is stopping");
            }
          });
    } catch (StoreException found) {
      if (found.kind() == StoreException.Kind.DAMAGED) {
        damage = found.getMessage();
        LOG.error("{} (what is answered is right, and rests on what was kept)", damage);
      }
    }
  }

  private boolean isOfThisLog(FoldFile from, FoldReader fold) throws StoreException, IOException {
    String log = store.headAt(fold.rows(), 0).hash();
    if (fold.rows() <= store.head() && fold.standsFor().equals(standsFor(log))) {
      return true;
    }
    if (fold.standsFor().startsWith(log)) {
      from.drop(); // it has names that were taken out of the log since
      LOG.info("what was kept is deleted: names were taken out since; the whole log is read");
    } else {
      LOG.warn("what was kept is not used: it is of another log; the whole log is read");
    }
    return false;
  }

  private String standsFor(String log) {
    return log + " " + erasures;
  }

  /** A closing was settled; what is worth it is kept soon. */
  void closed(LiveBook book) {
    if (isWorth(store.head(), SHARE) && running.compareAndSet(false, true)) {
      try {
        thread.execute(
            () -> {
              keep(book);
              running.set(false);
            });
      } catch (RejectedExecutionException stopping) {
        running.set(false);
      }
    }
  }

  private boolean isWorth(long rows, int share) {
    return file != null
        && !dropped
        && damage == null
        && rows - kept >= Math.max(leastRows, kept / share);
  }

  /** Nothing is written to the log any more. */
  void stop(LiveBook book) {
    stopping = true;
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (isWorth(store.head(), SHARE_AT_END)) {
      keep(book);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was found wrong with blocks that were not read at the start, when all were looked at. */
  @Nullable String damage() {
    looked.join();
    return damage;
  }

  /** Of how many rows the file is, 0 if there is none or it was not used. */
  long kept() {
    return kept;
  }

  void keep(LiveBook book) {
    FoldFile to = file;
    if (to == null) {
      return;
    }
    try (FoldWriter writer = to.begin()) {
      long rows = book.keep(writer);
      commit(writer, rows);
    } catch (IOException | StoreException | RuntimeException refused) {
      LOG.warn("{} could not be written: {}", to.path(), refused.getMessage());
    }
  }

  /** Memory still names whoever was taken out of the log since: that is not kept. */
  private synchronized void commit(FoldWriter writer, long rows)
      throws IOException, StoreException {
    if (!dropped && store.erasures().equals(erasures)) {
      writer.commit(rows, standsFor(store.headAt(rows, 0).hash()));
      kept = rows;
    }
  }

  /**
   * Deletes what is kept, durably, and keeps nothing more until the next start: for whoever takes
   * names out of the log, after they are out.
   */
  public synchronized void drop() throws IOException {
    dropped = true;
    if (file != null) {
      file.drop();
    }
  }
}
