package dev.zhenzan.server.book;

import dev.zhenzan.server.log.StoreException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that is done on a thread of its own while the book is read. */
final class Beside {
  private final FutureTask<Boolean> task;
  private final Thread thread;

  private Beside(FutureTask<Boolean> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  /** What is done. */
  @FunctionalInterface
  interface Work {
    void run() throws StoreException, InterruptedException;
  }

  static Beside run(String name, Work work) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              work.run();
              return true;
            });
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return new Beside(task, thread);
  }

  /** Waits until it is done, whatever comes of it. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until it is done.
   *
   * @throws StoreException if it was thrown there
   */
  void await() throws StoreException {
    try {
      task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException said) {
        throw said;
      }
      throw new IllegalStateException("the log could not be taken in", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was read", stopping);
    }
  }
}
