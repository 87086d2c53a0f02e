package dev.zhenzan.server.app;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.util.concurrent.CountDownLatch;

/** Somebody else's write that takes as long as a test likes; the log waits behind it. */
final class SlowTransaction implements AutoCloseable {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private SlowTransaction(Database database) {
    thread = new Thread(() -> hold(database), "slow-transaction");
  }

  /** Begins one, and returns once nobody else can write. */
  static SlowTransaction begin(Database database) throws InterruptedException {
    SlowTransaction slow = new SlowTransaction(database);
    slow.thread.start();
    slow.begun.await();
    return slow;
  }

  private void hold(Database database) {
    try {
      database.write(
          connection -> {
            begun.countDown();
            return awaited(end);
          });
    } catch (StoreException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopping) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    end.countDown();
    thread.join();
  }
}
