package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.PostgresServer;
import dev.zhenzan.sim.Worlds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws, kept with a PostgreSQL server; and the same rows there as in SQLite. */
class PostgresSpaceTest extends SpaceLawsContractTest {
  @TempDir Path folder;
  private final Map<String, String> urls = new HashMap<>();

  @Override
  String url(String name) throws Exception {
    if (!urls.containsKey(name)) {
      urls.put(name, PostgresServer.shared().newDatabase());
    }
    return urls.get(name);
  }

  @Test
  void theSameRowsAsInSqlite() throws Exception {
    List<Report> reports = new ArrayList<>(Workload.of(Worlds.small("plain", 500, 11)));
    reports.addAll(Workload.storm(11, 1_000));
    reports = Workload.withDuplicates(Workload.shuffled(reports, 11), 11);
    List<String> here = rows(url("log"), reports);
    List<String> there = rows(folder.resolve("log.db").toString(), reports);
    assertFalse(here.isEmpty());
    assertEquals(there, here);
  }

  /** Everything that two closings wrote, but for the moment of the clock. */
  private static List<String> rows(String url, List<Report> reports) throws Exception {
    List<List<Report>> batches = Workload.batches(reports, 11);
    try (OpenSpace open = OpenSpace.at(url)) {
      for (int part = 0; part < 2; part++) {
        open.send(batches.subList(batches.size() * part / 2, batches.size() * (part + 1) / 2));
        open.closeEpoch();
      }
      LogStore store = open.space.store();
      List<String> rows = new ArrayList<>();
      for (Closing each : store.closings()) {
        rows.add(each.number() + " " + each.head() + " " + each.endMillis() + each.findings());
        store.rings(each.number()).forEach(ring -> rows.add(ring.toString()));
      }
      store.weights((row, sum, reason) -> rows.add(row + " " + sum + " " + reason));
      store.verdicts(verdict -> rows.add(verdict.toString()));
      for (int row = 0; row < 500; row++) {
        rows.add(store.ledgerOf(row).toString());
      }
      return rows;
    }
  }
}
