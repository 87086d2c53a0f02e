package dev.zhenzan.audit;

import dev.zhenzan.core.flow.Tasks;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that an audit lends to the core, which has none of its own. */
final class Workers implements AutoCloseable {
  private final ExecutorService helpers;
  private final int threads;

  /** Some threads, at least 1: the caller's own and as many helpers as it takes. */
  Workers(int threads) {
    this.threads = threads;
    this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Workers::daemon);
  }

  Tasks tasks() {
    return Tasks.on(helpers, threads);
  }

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
