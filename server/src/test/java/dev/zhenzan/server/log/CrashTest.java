package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes to a log is killed at random moments, and the next goes on with it: what it
 * had said was durable is there, as it was written, once, without a gap; and nothing that nobody
 * wrote. {@code -Dzhenzan.crashes=200} kills more often. The machine itself goes on, so this proves
 * nothing about power cuts: for those we trust SQLite and flush at each commit.
 */
class CrashTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int CRASHES = Integer.getInteger("zhenzan.crashes", 15);

  @TempDir Path folder;

  private long rows;
  private long closings;

  @Test
  void whatWasSaidToBeDurableIsThereAfterEveryKill() throws Exception {
    killAndCheck("SQLite", folder.resolve("log.db").toString());
  }

  @Test
  void theSameWithPostgres() throws Exception {
    killAndCheck("PostgreSQL", PostgresServer.shared().newDatabase());
  }

  private void killAndCheck(String what, String url) throws Exception {
    Random random = new Random(SEED);
    for (int crash = 1; crash <= CRASHES; crash++) {
      String repeat =
          "crash "
              + crash
              + ": -Dtest=CrashTest -Dzhenzan.crashes="
              + CRASHES
              + " -Dzhenzan.seed="
              + SEED;
      kill(url, random);
      check(url, repeat);
    }
    System.out.println(
        "CrashTest, "
            + what
            + ": "
            + CRASHES
            + " kills, "
            + rows
            + " rows and "
            + closings
            + " closings kept");
  }

  /** Lets a writer say some lines, and kills it a random while after the last of them. */
  private void kill(String url, Random random) throws Exception {
    try (Victim victim = new Victim(folder, CrashWriter.class, url, "" + SEED)) {
      for (int left = random.nextInt(60); left >= 0; left--) {
        note(said(victim));
      }
      long until = System.nanoTime() + random.nextInt(5_000_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      victim.kill();
      for (String line = victim.line(); line != null; line = victim.line()) {
        note(line);
      }
    }
  }

  private static String said(Victim victim) throws Exception {
    String line = victim.line();
    assertNotNull(line, () -> "the writer ended by itself: " + victim.story());
    return line;
  }

  private void note(String line) {
    long number = Long.parseLong(line.substring(line.indexOf(' ') + 1, line.length() - 1));
    if (line.startsWith("rows ")) {
      rows = Math.max(rows, number);
    } else {
      closings = Math.max(closings, number);
    }
  }

  private void check(String url, String repeat) throws StoreException {
    try (JdbcStore store = JdbcStore.open(url)) {
      assertTrue(store.head() >= rows, repeat + ": " + store.head() + " of " + rows + " rows");
      long[] next = {0};
      store.replay(
          0,
          block -> {
            Block written = CrashWriter.block(SEED, next[0]);
            assertEquals(next[0], block.firstRow(), repeat);
            assertArrayEquals(written.body(), block.body(), repeat);
            assertEquals(CrashWriter.answer(written), store.answer("at-" + next[0]), repeat);
            next[0] += block.rows();
          });
      assertEquals(store.head(), next[0], repeat);
      rows = store.head();
      checkClosings(store, repeat);
    }
  }

  private void checkClosings(JdbcStore store, String repeat) throws StoreException {
    int found = store.closings().size();
    assertTrue(found >= closings, repeat + ": " + found + " of " + closings + " closings");
    closings = found;
    int[] sums = new int[5_000];
    for (Closing closing : store.closings()) {
      CrashWriter.settlement(SEED, closing.number(), closing.head())
          .ledger()
          .forEach(entry -> sums[(int) entry.row()] += entry.difference());
    }
    store.weights((row, difference, reason) -> sums[(int) row] -= difference);
    assertArrayEquals(new int[5_000], sums, repeat);
    assertEquals(found, store.verdictsOf("account-7").size(), repeat);
  }
}
