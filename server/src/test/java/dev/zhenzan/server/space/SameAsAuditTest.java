package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.zhenzan.audit.Audit;
import dev.zhenzan.audit.AuditPlan;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.privacy.Whereabouts;
import dev.zhenzan.sim.World;
import dev.zhenzan.sim.WorldFiles;
import dev.zhenzan.sim.Worlds;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service that was sent a world and an audit of the same world's file come to the same weights,
 * counts and verdicts, to the last digit: through the ledger here, through the files there.
 *
 * <p>Can prove it for worlds of the simulator without a list of profiles. Both run one engine; what
 * is tested is that nothing is lost or put into another order on the way in, and nothing on the way
 * out.
 */
class SameAsAuditTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"plain,1200,1,false", "camouflage,1200,2,true", "bare,900,3,false"})
  void weightsCountsAndVerdicts(String name, int accounts, long seed, boolean hashed)
      throws Exception {
    World world = Worlds.small(name, accounts, seed);
    Map<String, String> audit = audit(world);
    Whereabouts places = hashed ? Whereabouts.hashed(new byte[32]) : Whereabouts.KEPT;
    List<Report> reports =
        Workload.shuffled(Workload.of(world), seed).stream().map(places::of).toList();
    try (OpenSpace open = OpenSpace.at(folder.resolve("log.db").toString())) {
      List<List<Report>> batches = Workload.batches(reports, seed);
      open.send(batches.subList(0, batches.size() / 2));
      open.closeEpoch();
      open.send(batches.subList(batches.size() / 2, batches.size()));
      open.closeEpoch();
      assertFalse(audit.isEmpty());
      Answers.assertSame(audit, service(open, world), name);
    }
  }

  private Map<String, String> service(OpenSpace open, World world) {
    Map<String, String> told = new TreeMap<>();
    for (var event : world.events()) {
      Book.LifeLine like = open.book().like(event.id());
      if (like != null && like.status().equals("stands")) {
        told.put("like " + event.id(), share(like.weight()));
      }
      Book.Count count = open.book().count(event.target());
      if (count.raw() > 0) {
        told.put("target " + event.target(), count.raw() + " " + share(count.honest()));
      }
      judge(open, event.actor(), told);
      if (event.owner() != null) {
        judge(open, event.owner(), told);
      }
    }
    return told;
  }

  private static void judge(OpenSpace open, String name, Map<String, String> told) {
    Book.Account account = open.book().account(name);
    if (account != null && account.suspicionMillionths() >= 10_000) {
      String suspicion = BigDecimal.valueOf(account.suspicionMillionths(), 6).toPlainString();
      told.put("account " + name, number(suspicion) + " " + account.action());
    }
  }

  private Map<String, String> audit(World world) throws Exception {
    WorldFiles.write(world, folder.resolve("world"));
    Path out = folder.resolve("out");
    Audit.run(
        new AuditPlan(
            ReadRequest.of(folder.resolve("world/events.csv").toString()),
            AuditOptions.DEFAULTS,
            out,
            /* force= */ false,
            /* csv= */ true,
            "world",
            "en",
            null,
            null,
            "test"),
        (phase, step, done) -> {});
    Map<String, String> told = new TreeMap<>();
    for (String[] like : cells(out.resolve("likes.csv"))) {
      if (like[4].equals("standing")) {
        told.put("like " + like[0], number(like[5]));
      }
    }
    for (String[] target : cells(out.resolve("targets.csv"))) {
      if (!target[2].equals("0")) {
        told.put("target " + target[0], target[2] + " " + number(target[3]));
      }
    }
    for (String[] account : cells(out.resolve("accounts.csv"))) {
      if (new BigDecimal(account[1]).compareTo(new BigDecimal("0.01")) >= 0) {
        told.put("account " + account[0], number(account[1]) + " " + account[5]);
      }
    }
    return told;
  }

  private static List<String[]> cells(Path file) throws Exception {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.split(",", -1));
    }
    return rows;
  }

  private static String share(long basisPoints) {
    return number(BigDecimal.valueOf(basisPoints, 4).toPlainString());
  }

  private static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
