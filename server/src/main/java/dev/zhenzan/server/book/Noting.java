package dev.zhenzan.server.book;

import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log into memory on two threads: one reads blocks, numbers their names and fills the
 * columns; the other reads the ledger, and comes behind the first row by row to chain the rows of
 * each account. What it reads of a row the first has set and never touches again, so all that
 * passes between them is how far the first has come.
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

  /**
   * All that the log holds; memory must be empty, and nobody may look at it yet.
   *
   * @param fold what was folded of the first blocks, {@code null} to read them all
   * @throws IOException if that cannot be read; memory is of no use then
   */
  static void all(Memory memory, Appending appending, LogStore store, @Nullable FoldReader fold)
      throws StoreException, IOException {
    memory.reserve((int) Math.min(Integer.MAX_VALUE - 16, store.head() + store.head() / 8));
    new Noting(memory).run(appending, store, fold);
  }

  private void run(Appending appending, LogStore store, @Nullable FoldReader fold)
      throws StoreException, IOException {
    Beside behind = Beside.run("zhenzan-replay", () -> follow(store));
    try {
      if (fold != null) {
        take(fold);
      }
      store.replay(memory.log.size(), block -> enter(appending, block));
    } finally {
      heads.add(END);
      behind.join();
    }
    behind.await();
  }

  /** What the second thread needs comes first. */
  private void take(FoldReader fold) throws IOException {
    memory.log.carryRows(fold);
    heads.add(memory.log.size());
    memory.log.carryIds(fold);
    memory.seen.carry(fold, memory.log.size(), new ReentrantLock());
  }

  private void enter(Appending appending, Block block) throws StoreException {
    appending.enter(block, ids);
    heads.add(memory.log.size());
  }

  private void follow(LogStore store) throws StoreException, InterruptedException {
    store.weights(
        (row, difference, reason) ->
            memory.differences.set(Math.toIntExact(row), difference, reason));
    int row = 0;
    for (int head = heads.take(); head != END; head = heads.take()) {
      while (row < head) {
        memory.chain(row++);
      }
    }
  }
}
