package dev.zhenzan.server.book;

import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads the log into memory on two threads: one reads blocks, numbers their names and fills the
 * columns; the other comes behind it row by row and keeps the sums. What the second reads of a row
 * the first has set and never touches again, so all that passes between them is how far the first
 * has come.
 */
final class Noting {
  private static final int END = -1;

  private final Memory memory;
  private final Many ids;
  private final BlockingQueue<Integer> heads = new LinkedBlockingQueue<>();

  private Noting(Memory memory) {
    this.memory = memory;
    ids = new Many(memory);
  }

  /** All that the log holds; memory must be empty, and nobody may look at it yet. */
  static void all(Memory memory, Appending appending, LogStore store) throws StoreException {
    memory.reserve((int) Math.min(Integer.MAX_VALUE - 16, store.head() + store.head() / 8));
    new Noting(memory).run(appending, store);
  }

  private void run(Appending appending, LogStore store) throws StoreException {
    FutureTask<Integer> behind = new FutureTask<>(this::follow);
    Thread thread = new Thread(behind, "zhenzan-replay");
    thread.setDaemon(true);
    thread.start();
    try {
      store.replay(0, block -> enter(appending, block));
    } finally {
      heads.add(END);
    }
    wait(behind);
  }

  private void enter(Appending appending, Block block) throws StoreException {
    appending.enter(block, ids);
    heads.add(memory.log.size());
  }

  private int follow() throws InterruptedException {
    int row = 0;
    Many many = new Many(memory);
    for (int head = heads.take(); head != END; head = heads.take()) {
      many.each(row, head, memory::appended);
      row = head;
    }
    return row;
  }

  private static void wait(FutureTask<Integer> behind) {
    try {
      behind.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the log could not be taken in", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was read", stopping);
    }
  }
}
