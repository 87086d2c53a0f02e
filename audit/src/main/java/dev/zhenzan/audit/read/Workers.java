package dev.zhenzan.audit.read;

import dev.zhenzan.core.flow.Tasks;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that do pieces of work, for reading and for the core, which has none of its own. Results
 * never depend on how many there are.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService helpers;
  private final int threads;

  /** Some threads, at least 1: the caller's own and as many helpers as it takes. */
  public Workers(int threads) {
    this.threads = threads;
    this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Workers::daemon);
  }

  int threads() {
    return threads;
  }

  /** Who does the pieces. */
  public Tasks tasks() {
    return Tasks.on(helpers, threads);
  }

  /** Ends the helpers. */
  @Override
  public void close() {
    helpers.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "audit-worker");
    thread.setDaemon(true);
    return thread;
  }
}
