package dev.zhenzan.server.api;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Long work in the middle of a call, on a thread of the system of its own. Calls run on virtual
 * threads, which share as many carriers as there are processors and give them back only when they
 * wait: two large bodies that are being read would hold up every call that could be answered at
 * once.
 */
final class Apart {
  private Apart() {}

  /**
   * Does it, and waits for it.
   *
   * @throws Exception as the work does
   */
  static <T> T run(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "large-body");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    } catch (InterruptedException stopping) {
      task.cancel(/* mayInterruptIfRunning= */ true);
      throw stopping;
    }
  }
}
