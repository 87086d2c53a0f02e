package dev.zhenzan.core.flow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/** {@link Tasks} on borrowed threads; the caller's own thread always works too. */
record ExecutorTasks(Executor executor, int threads) implements Tasks {

  ExecutorTasks {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  @Override
  public void run(int pieces, IntConsumer task) {
    Round round = new Round(pieces, task);
    for (int helper = 1; helper < Math.min(threads, pieces); helper++) {
      try {
        executor.execute(round);
      } catch (RejectedExecutionException full) {
        break; // The caller does what nobody else will.
      }
    }
    round.run();
    round.await();
  }

  /** One call's pieces, handed out in order to whoever asks next. */
  private static final class Round implements Runnable {
    private final int pieces;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReferenceArray<Throwable> failures;

    Round(int pieces, IntConsumer task) {
      this.pieces = pieces;
      this.task = task;
      open = new CountDownLatch(pieces);
      failures = new AtomicReferenceArray<>(pieces);
    }

    @Override
    public void run() {
      for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
        try {
          task.accept(piece);
        } catch (RuntimeException | Error failure) {
          failures.set(piece, failure);
        } finally {
          open.countDown();
        }
      }
    }

    /** Waits for the pieces, not for the helpers: one that starts late finds nothing to do. */
    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException ignored) {
          interrupted = true; // The pieces share memory with the caller, so leaving is not safe.
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      for (int piece = 0; piece < pieces; piece++) {
        Throwable failure = failures.get(piece);
        if (failure instanceof Error error) {
          throw error;
        } else if (failure instanceof RuntimeException exception) {
          throw exception;
        }
      }
    }
  }
}
