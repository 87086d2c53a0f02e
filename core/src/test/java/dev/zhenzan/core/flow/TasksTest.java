package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Proves that every piece is done once and that failures come back, whatever the executor does.
 * Cannot prove the absence of races; the pieces here share nothing.
 */
class TasksTest {

  @Test
  void everyPieceOnce() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      assertEveryPieceOnce(Tasks.on(threads, 3));
    } finally {
      threads.shutdownNow();
    }
    assertEveryPieceOnce(Tasks.SERIAL);
  }

  @Test
  void workIsDoneByTheCallerWhenTheExecutorIsBusyOrFull() {
    assertEveryPieceOnce(Tasks.on(helper -> {}, 4));
    assertEveryPieceOnce(
        Tasks.on(
            helper -> {
              throw new RejectedExecutionException();
            },
            4));
  }

  @Test
  void theLowestFailureIsThrown() {
    Tasks tasks = Tasks.on(Runnable::run, 2);
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                tasks.run(
                    5,
                    piece -> {
                      if (piece >= 2) {
                        throw new IllegalStateException("piece " + piece);
                      }
                    }));
    assertEquals("piece 2", failure.getMessage());
  }

  @Test
  void atLeastOneThread() {
    assertThrows(IllegalArgumentException.class, () -> Tasks.on(Runnable::run, 0));
  }

  private static void assertEveryPieceOnce(Tasks tasks) {
    int[] done = new int[1_000];
    tasks.run(done.length, piece -> done[piece]++);
    int[] once = new int[1_000];
    Arrays.fill(once, 1);
    assertArrayEquals(once, done);
    tasks.run(0, piece -> done[piece]++);
  }
}
