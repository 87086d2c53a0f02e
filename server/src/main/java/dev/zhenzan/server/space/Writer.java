package dev.zhenzan.server.space;

import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockCodec;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Whatever waits when it comes round goes to disk as one block in one
 * transaction: alone a like waits for one write, and a thousand at once wait for one write too.
 */
final class Writer implements Intake {
  /** A block is not made larger than this by what waits; one batch may be, by itself. */
  private static final int BLOCK_REPORTS = 20_000;

  private static final int RETRY_AFTER_SECONDS = 1;

  private final LogStore store;
  private final LiveBook book;
  private final InstantSource clock;
  private final int waitingMax;
  private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "zhenzan-writer");
  private volatile boolean stopping;
  private volatile @Nullable Throwable broken;

  /** One batch and who waits for it. */
  record Request(
      List<Report> reports, @Nullable AnswerMaker answer, CompletableFuture<Receipt> receipt) {}

  private static final Request WAKE = new Request(List.of(), null, new CompletableFuture<>());

  Writer(LogStore store, LiveBook book, SpaceOptions options, InstantSource clock) {
    this.store = store;
    this.book = book;
    this.clock = clock;
    waitingMax = options.waitingMax();
  }

  void start() {
    thread.start();
  }

  @Override
  public CompletableFuture<Receipt> accept(List<Report> reports, @Nullable AnswerMaker answer)
      throws BusyException {
    if (reports.isEmpty() || reports.size() > BATCH_MAX) {
      throw new IllegalArgumentException("a batch holds 1 to " + BATCH_MAX + " reports");
    }
    if (stopping || broken != null) {
      String why = stopping ? "the service is stopping" : "the service must be started again";
      throw new RejectedExecutionException(why, broken);
    }
    if (waiting.addAndGet(reports.size()) > waitingMax) {
      waiting.addAndGet(-reports.size());
      throw new BusyException(RETRY_AFTER_SECONDS);
    }
    Request request = new Request(List.copyOf(reports), answer, new CompletableFuture<>());
    queue.add(request);
    return request.receipt;
  }

  @Override
  public Load load() {
    return new Load(waiting.get(), waitingMax);
  }

  /** Writes what waits and ends. */
  void stop() {
    stopping = true;
    queue.add(WAKE);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Request> requests = new ArrayList<>();
    while (!(stopping && queue.isEmpty())) {
      requests.clear();
      try {
        take(requests);
      } catch (InterruptedException e) {
        return; // Nobody interrupts it but a virtual machine that ends.
      }
      if (!requests.isEmpty()) {
        write(requests);
      }
    }
  }

  /** What is on disk must be in memory: if it cannot be taken in, nothing more may be written. */
  private void takeIn(Block block) throws StoreException {
    try {
      book.append(block);
    } catch (StoreException | RuntimeException fault) {
      broken = fault;
      throw fault;
    }
  }

  private void take(List<Request> requests) throws InterruptedException {
    int reports = 0;
    for (Request next = queue.take(); next != null; ) {
      if (next != WAKE) {
        requests.add(next);
        reports += next.reports.size();
      }
      Request peeked = queue.peek();
      boolean fits = peeked != null && reports + peeked.reports.size() <= BLOCK_REPORTS;
      next = fits ? queue.poll() : null;
    }
  }

  private void write(List<Request> requests) {
    Batch batch = new Batch(book, requests);
    Exception refused = kept(batch);
    // Before anybody is told: who waited for room and was answered finds it.
    waiting.addAndGet(-batch.reports());
    if (refused == null) {
      batch.fulfil();
    } else {
      batch.fail(refused);
    }
  }

  /** {@code null} once the batch is on disk and in memory, or why it is not. */
  private @Nullable Exception kept(Batch batch) {
    try {
      List<LogStore.Answer> answers = batch.answers();
      if (!batch.fresh().isEmpty() || !answers.isEmpty()) {
        Block block = BlockCodec.encode(batch.fresh(), batch.firstRow(), clock.millis());
        store.append(block, answers);
        takeIn(block);
      }
      book.repeated(batch.duplicates());
      return null;
    } catch (StoreException | RuntimeException refused) {
      return refused;
    } catch (Error fault) {
      broken = fault;
      return new IllegalStateException("the writer has failed", fault);
    }
  }
}
