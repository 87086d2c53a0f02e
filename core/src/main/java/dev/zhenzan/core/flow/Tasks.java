package dev.zhenzan.core.flow;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Somebody who does numbered pieces of work, perhaps at the same time. The core has no threads of
 * its own; whoever starts it lends it some.
 *
 * <p>What the pieces compute must not depend on how many threads do them or in which order: each
 * piece writes only to places that no other piece reads or writes.
 */
@FunctionalInterface
public interface Tasks {

  /** Does the pieces in order on the caller's thread. */
  Tasks SERIAL =
      (pieces, task) -> {
        for (int piece = 0; piece < pieces; piece++) {
          task.accept(piece);
        }
      };

  /**
   * Does the pieces {@code 0 … pieces − 1}, each once, and returns when all are done; what they
   * wrote is then visible to the caller.
   *
   * @throws RuntimeException what the piece with the lowest number among the failed threw
   */
  void run(int pieces, IntConsumer task);

  /** How many pieces may be under way at once: a hint for cutting the work. At least 1. */
  default int threads() {
    return 1;
  }

  /**
   * Works on the caller's thread and on up to {@code threads − 1} of the executor's. May be nested:
   * an executor that has no thread to spare leaves the work to the caller.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  static Tasks on(Executor executor, int threads) {
    return threads == 1 ? SERIAL : new ExecutorTasks(executor, threads);
  }
}
