package dev.zhenzan.server.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * What a gate sees beside a thread that takes blocks in, against counting the reports themselves.
 *
 * <p>Can prove that each sight is of one moment, and of whole blocks, while names, chains and
 * columns grow. Cannot prove that no processor would ever show it otherwise; the rules of Java's
 * memory do, as {@link Chains} and {@code Names} keep to them.
 */
final class GlanceTest {
  private static final int BLOCKS = 150;
  private static final int BLOCK_EVENTS = 700;
  private static final int DEVICES = 5;
  private static final long NOON = 1_760_000_000_000L;
  private static final long HOUR_MILLIS = 3_600_000;

  /**
   * Newcomers all the while, so that every table grows; within an hour, so that all of it counts.
   */
  private static List<Report> reports(long seed) {
    Random random = new Random(seed);
    List<Report> reports = new ArrayList<>();
    for (int row = 0; row < BLOCKS * BLOCK_EVENTS; row++) {
      reports.add(
          new Report(
              null,
              random.nextInt(4) == 0 ? EventType.VIEW : EventType.LIKE,
              NOON + random.nextInt((int) HOUR_MILLIS),
              name(random.nextInt(1 + row / 2)),
              "p" + random.nextInt(1_000),
              null,
              null,
              random.nextBoolean() ? "d" + random.nextInt(DEVICES) : null,
              null,
              -1,
              -1,
              -1));
    }
    return reports;
  }

  /** Every third is too long to be its own key. */
  private static String name(int account) {
    return account % 3 == 0 ? "an account with a long name " + account : "u" + account;
  }

  @Test
  void eachSightIsOfOneMomentWhileBlocksAreTakenIn() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 7);
    List<Report> reports = reports(seed);
    LiveBook book = new LiveBook();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        Random random = new Random(seed + reader);
        readers.add(threads.submit(() -> look(book, reports, random, done)));
      }
      for (int block = 0; block < BLOCKS; block++) {
        int from = block * BLOCK_EVENTS;
        Block made = BlockCodec.encode(reports.subList(from, from + BLOCK_EVENTS), from, 1);
        book.append(made);
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertTrue(reader.get() > 0, "seed " + seed);
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    check(book.sight(name(0), "d1", NOON + HOUR_MILLIS), name(0), "d1", reports);
    assertEquals(reports.size(), book.now().head());
  }

  /** Looks until all is taken in; how often. */
  private static int look(LiveBook book, List<Report> reports, Random random, AtomicBoolean done) {
    int looks = 0;
    long head = 0;
    do {
      String account = name(random.nextInt(1 + random.nextInt(500)));
      String device = "d" + random.nextInt(DEVICES + 1);
      Book.Sight sight = book.sight(account, device, NOON + HOUR_MILLIS);
      check(sight, account, device, reports);
      assertTrue(head <= sight.moment().head(), "moments go on");
      head = sight.moment().head();
      looks++;
    } while (!done.get());
    return looks;
  }

  private static void check(Book.Sight sight, String account, String device, List<Report> reports) {
    assertEquals(0, sight.moment().head() % BLOCK_EVENTS, "blocks are seen as a whole");
    int likes = 0;
    int steps = 0;
    List<Report> on = new ArrayList<>();
    for (Report report : reports.subList(0, (int) sight.moment().head())) {
      boolean by = report.actor().equals(account);
      steps += by ? 1 : 0;
      likes += by && report.type() == EventType.LIKE ? 1 : 0;
      if (device.equals(report.device())) {
        on.add(report);
      }
    }
    assertTrue(steps < 2_000, "a walk this long is cut");
    Set<String> accounts = new HashSet<>();
    for (Report report : on.subList(Math.max(0, on.size() - 2_000), on.size())) {
      accounts.add(report.actor());
    }
    assertEquals(likes, sight.pace().hour());
    assertEquals(likes, sight.pace().day());
    assertEquals(accounts.size(), sight.pace().deviceAccounts());
    assertNull(sight.verdict());
    assertNull(sight.usual());
  }
}
