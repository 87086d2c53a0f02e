package dev.zhenzan.audit.read;

import dev.zhenzan.core.flow.Tasks;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of one reading: the caller's own and as many helpers as the request allows. */
final class ReadThreads implements AutoCloseable {
  private final ExecutorService helpers;
  private final int threads;

  ReadThreads(int threads) {
    this.threads = threads;
    this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), ReadThreads::daemon);
  }

  int threads() {
    return threads;
  }

  Tasks tasks() {
    return Tasks.on(helpers, threads);
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "log-reader");
    thread.setDaemon(true);
    return thread;
  }
}
