package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.sim.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * The laws over a real log, whichever database keeps it: honest, once, order-free, and the same
 * after a restart.
 *
 * <p>Can prove that counts are those of the slow book whatever order, batches and duplicates the
 * reports came in, and that a restart changes no answer. Cannot prove anything about a crash in the
 * middle of a write; the crash tests do that.
 */
abstract class SpaceLawsContractTest {

  /** A database of that name; the same for the same name within one test. */
  abstract String url(String name) throws Exception;

  @RepeatedTest(8)
  void countsAreThoseOfTheSlowBook(RepetitionInfo info) throws Exception {
    long seed = seed(info);
    List<Report> reports = Workload.storm(seed, 3_000);
    SlowBook slow = new SlowBook();
    try (OpenSpace open = OpenSpace.at(url("log.db"))) {
      List<Report> delivered = Workload.withDuplicates(Workload.shuffled(reports, seed), seed + 1);
      int part = 0;
      for (List<Report> batch : Workload.batches(delivered, seed)) {
        open.send(List.of(batch));
        slow.add(batch);
        if (++part % 4 == 0) {
          open.closeEpoch();
        }
        assertCounts(slow, open.book(), "seed " + seed + ", part " + part);
      }
    }
  }

  private static void assertCounts(SlowBook slow, Book book, String where) {
    Map<String, Long> raw = new TreeMap<>();
    for (String target : slow.targets()) {
      Book.Count count = book.count(target);
      if (count.raw() > 0) {
        raw.put(target, count.raw());
      }
      long settled = count.raw() - count.pending();
      assertTrue(count.pending() >= 0 && settled >= 0, where + ": " + count);
      assertTrue(0 <= count.honest() && count.honest() <= 10_000 * settled, where + ": " + count);
      assertTrue(count.provisional() >= 0 && count.provisional() <= 10_000 * count.pending());
      long withheld = count.withheld().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(10_000 * settled - count.honest(), withheld, where + ": " + count);
    }
    assertEquals(slow.raw(), raw, where);
    assertEquals(slow.size(), book.now().head(), where);
    assertEquals(slow.duplicates, book.now().duplicates(), where);
  }

  @RepeatedTest(4)
  void aRestartChangesNoAnswer(RepetitionInfo info) throws Exception {
    long seed = seed(info);
    List<Report> reports = new ArrayList<>(Workload.of(Worlds.small("plain", 400, seed)));
    reports.addAll(Workload.storm(seed, 2_000));
    reports = Workload.withDuplicates(Workload.shuffled(reports, seed), seed);
    List<List<Report>> batches = Workload.batches(reports, seed);
    Map<String, Object> before;
    try (OpenSpace open = OpenSpace.at(url("log.db"))) {
      for (int part = 0; part < 3; part++) {
        open.send(batches.subList(batches.size() * part / 4, batches.size() * (part + 1) / 4));
        open.closeEpoch();
      }
      open.send(batches.subList(batches.size() * 3 / 4, batches.size()));
      before = answers(open.book(), reports);
      before.putAll(sights(open.book(), reports));
    }
    try (OpenSpace again = OpenSpace.at(url("log.db"))) {
      Map<String, Object> after = answers(again.book(), reports);
      after.putAll(sights(again.book(), reports));
      Answers.assertSame(before, after, "seed " + seed);
      again.closeEpoch();
    }
  }

  /** What a gate sees; a pace goes by the order of arrival, so other orders may say otherwise. */
  static Map<String, Object> sights(Book book, List<Report> reports) {
    Map<String, Object> sights = new TreeMap<>();
    for (Report report : reports) {
      Book.Sight sight = book.sight(report.actor(), report.device(), book.now().newestMillis());
      List<Object> seen = List.of(String.valueOf(sight.verdict()), sight.pace());
      sights.put("sight " + report.actor() + " on " + report.device(), seen);
    }
    return sights;
  }

  /** Every answer that a restart must not change; a duplicate is counted while the service runs. */
  static Map<String, Object> answers(Book book, List<Report> reports) {
    Map<String, Object> answers = new TreeMap<>();
    TreeSet<String> targets = new TreeSet<>();
    TreeSet<String> accounts = new TreeSet<>();
    for (Report report : reports) {
      targets.add(report.target());
      accounts.add(report.actor());
      if (report.id() != null) {
        answers.put("like " + report.id(), String.valueOf(book.like(report.id())));
      }
    }
    targets.forEach(target -> answers.put("count " + target, book.count(target)));
    for (String account : accounts) {
      answers.put("account " + account, String.valueOf(book.account(account)));
      answers.put("evidence " + account, book.evidence(account));
    }
    Book.Moment now = book.now();
    answers.put("rings", book.rings());
    answers.put("now", List.of(now.head(), now.closing(), now.settledMillis(), now.late()));
    return answers;
  }

  /** What settles and what the verdicts are depends on the events, not on how they came. */
  @RepeatedTest(3)
  void anyOrderAndAnyBatchesSettleTheSame(RepetitionInfo info) throws Exception {
    long seed = seed(info);
    List<Report> reports = new ArrayList<>(Workload.of(Worlds.small("plain", 600, seed)));
    Map<String, Object> first = null;
    for (int way = 0; way < 3; way++) {
      List<Report> delivered =
          Workload.withDuplicates(Workload.shuffled(reports, seed * 10 + way), way);
      try (OpenSpace open = OpenSpace.at(url("way" + way + ".db"))) {
        open.send(Workload.batches(delivered, way));
        open.closeEpoch();
        Map<String, Object> settled = answers(open.book(), reports);
        settled.replaceAll((question, answer) -> withoutRows(String.valueOf(answer)));
        first = first == null ? settled : first;
        Answers.assertSame(first, settled, "seed " + seed + ", way " + way);
      }
    }
  }

  /** Rows are numbered as events arrive; everything else must agree. */
  private static String withoutRows(String answer) {
    return answer.replaceAll("row=\\d+", "row=?");
  }

  /** From a count back to the like, the entries, the verdict, its signals and their events. */
  @Test
  void everyWithheldLikeIsExplained() throws Exception {
    List<Report> reports = Workload.of(Worlds.small("plain", 500, 5));
    try (OpenSpace open = OpenSpace.at(url("log.db"))) {
      open.send(Workload.batches(reports.subList(0, reports.size() / 2), 5));
      open.closeEpoch();
      open.send(Workload.batches(reports.subList(reports.size() / 2, reports.size()), 5));
      open.closeEpoch();
      Map<String, Long> honest = new TreeMap<>();
      int withheld = 0;
      for (Report report : reports) {
        Book.LifeLine like = open.space.history().like(report.id());
        if (like.status().equals("stands")) {
          honest.merge(like.target(), (long) like.weight(), Long::sum);
          int entries = like.steps().stream().mapToInt(Book.Step::difference).sum();
          assertEquals(like.weight() - 10_000, entries, like.toString());
          if (like.weight() < 10_000) {
            withheld++;
            assertExplained(open.book(), like.actor());
          }
        }
      }
      assertTrue(withheld > 100, "nothing to explain: " + withheld);
      honest.forEach(
          (target, sum) -> assertEquals(sum, open.book().count(target).honest(), target));
    }
  }

  private static void assertExplained(Book book, String account) {
    Book.Account verdict = book.account(account);
    int added = verdict.contributions().values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(verdict.millinats(), verdict.priorMillinats() + added, account);
    assertTrue(!verdict.action().equals("none") && !verdict.action().equals("observe"), account);
    List<Book.Evidence> evidence = book.evidence(account);
    assertTrue(!evidence.isEmpty(), account + " has no evidence");
    for (Book.Evidence each : evidence) {
      each.events().forEach(id -> assertTrue(book.like(id) != null, account + " names " + id));
    }
  }

  @Test
  void fiftyWritersAtOnceLoseNothing() throws Exception {
    List<Report> reports = Workload.storm(7, 10_000);
    SlowBook slow = new SlowBook();
    slow.add(reports);
    ExecutorService pool = Executors.newFixedThreadPool(50);
    try (OpenSpace open = OpenSpace.at(url("log.db"))) {
      List<Callable<List<Receipt>>> writers = new ArrayList<>();
      for (int writer = 0; writer < 50; writer++) {
        List<Report> share = reports.subList(writer * 200, (writer + 1) * 200);
        writers.add(() -> open.send(Workload.batches(share, 3)));
      }
      TreeSet<Long> rows = new TreeSet<>();
      for (Future<List<Receipt>> each : pool.invokeAll(writers)) {
        for (Receipt receipt : each.get()) {
          for (int at = 0; at < receipt.rows().length; at++) {
            assertTrue(rows.add(receipt.row(at)), "a row was given to two reports");
          }
        }
      }
      assertEquals(10_000, rows.size());
      assertEquals(9_999, rows.last());
      open.closeEpoch();
      assertCounts(slow, open.book(), "after fifty writers");
    } finally {
      pool.shutdownNow();
    }
  }

  private static long seed(RepetitionInfo info) {
    return Long.getLong("zhenzan.seed", 1) * 100 + info.getCurrentRepetition();
  }
}
