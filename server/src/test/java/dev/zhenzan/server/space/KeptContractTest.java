package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.sim.Worlds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start from what was kept answers as a start from the whole log does, and as the service did
 * that had been running all the while: wherever the file was written, beside writers and closings,
 * and whatever came after.
 *
 * <p>Can prove this of every question that a book answers. Cannot prove that a file is written at
 * all when the service is killed; the crash tests kill it while it is.
 */
abstract class KeptContractTest {
  private static final int PARTS = 6;

  @TempDir Path files;

  /** A new database. */
  abstract String url() throws Exception;

  @RepeatedTest(6)
  void aStartFromWhatWasKeptAnswersAsOneFromTheWholeLog(RepetitionInfo info) throws Exception {
    long seed = Long.getLong("zhenzan.seed", 1) * 100 + info.getCurrentRepetition();
    List<Report> reports = new ArrayList<>(Workload.of(Worlds.small("plain", 300, seed)));
    reports.addAll(Workload.storm(seed, 3_000));
    reports = Workload.withDuplicates(Workload.shuffled(reports, seed), seed);
    String url = url();
    Path kept = files.resolve("likes.fold");
    Map<String, Object> running = run(url, kept, reports, new Random(seed));
    Map<String, Object> whole = started(url, null, reports, seed);
    Answers.assertSame(running, whole, "from the whole log, seed " + seed);
    Map<String, Object> quick = started(url, kept, reports, seed);
    Answers.assertSame(running, quick, "from what was kept, seed " + seed);
  }

  /** Parts, with closings after some; the file is written beside one of them, chosen by chance. */
  private static Map<String, Object> run(String url, Path kept, List<Report> reports, Random random)
      throws Exception {
    List<List<Report>> batches = Workload.batches(reports, random.nextLong());
    int keptAt = 1 + random.nextInt(PARTS - 1);
    try (OpenSpace open = OpenSpace.at(url, kept, Long.MAX_VALUE)) {
      for (int part = 0; part < PARTS; part++) {
        int from = batches.size() * part / PARTS;
        List<List<Report>> these = batches.subList(from, batches.size() * (part + 1) / PARTS);
        boolean now = part == keptAt;
        CompletableFuture<Void> beside =
            now ? CompletableFuture.runAsync(open.space::keep) : new CompletableFuture<>();
        open.send(these);
        if (random.nextBoolean() || part == PARTS - 2) {
          open.closeEpoch();
        }
        if (now) {
          beside.join();
          assertTrue(open.space.folds().kept() > 0, "nothing was kept");
        }
      }
      return Everything.of(open.space, reports);
    }
  }

  private static Map<String, Object> started(
      String url, @Nullable Path kept, List<Report> reports, long seed) throws Exception {
    try (OpenSpace open = OpenSpace.at(url, kept, Long.MAX_VALUE)) {
      Map<String, Object> all = Everything.of(open.space, reports);
      List<Report> known = reports.stream().filter(each -> each.id() != null).toList();
      long head = open.book().now().head();
      for (Receipt receipt : open.send(Workload.batches(known, seed))) {
        for (int at = 0; at < receipt.rows().length; at++) {
          assertTrue(receipt.isDuplicate(at), "an id was forgotten");
        }
      }
      assertEquals(head, open.book().now().head());
      assertEquals(kept != null, open.space.folds().kept() > 0, "what was kept was not used");
      return all;
    }
  }
}
