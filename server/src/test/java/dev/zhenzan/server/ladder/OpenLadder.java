package dev.zhenzan.server.ladder;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Space;
import dev.zhenzan.server.space.SpaceOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A community with a ladder on a database of the test's, and a clock that the test moves. */
final class OpenLadder implements AutoCloseable {
  private static final long NEVER_MILLIS = Long.MAX_VALUE / 4;

  final JdbcStore store;
  final Space space;
  final Standings standings = new Standings();
  final Ladder ladder;
  final Enforcer enforcer;
  long nowMillis;

  private OpenLadder(String url, long nowMillis) throws StoreException {
    this.nowMillis = nowMillis;
    InstantSource clock = () -> Instant.ofEpochMilli(this.nowMillis);
    store = JdbcStore.open(url);
    SpaceOptions options =
        new SpaceOptions(
            new Epochs(NEVER_MILLIS),
            /* latenessMillis= */ 0,
            NEVER_MILLIS,
            AuditOptions.DEFAULTS,
            /* threads= */ 1,
            SpaceOptions.DEFAULTS.waitingMax());
    Path kept = url.startsWith("jdbc:") ? null : Path.of(url + ".fold");
    space = Space.open(store, options.keepingFrom(1), clock, kept);
    Register register =
        Register.open(new JdbcActStore(store.database()), clock, List.of(standings));
    ladder = new Ladder(register, standings);
    enforcer = Enforcer.start(register, standings, space.enforcement());
  }

  static OpenLadder at(String url, long nowMillis) throws StoreException {
    return new OpenLadder(url, nowMillis);
  }

  void send(List<Report> reports) throws Exception {
    for (int from = 0; from < reports.size(); from += 5_000) {
      int to = Math.min(reports.size(), from + 5_000);
      space.intake().accept(reports.subList(from, to), null).get();
    }
  }

  void closeEpoch() throws Exception {
    space.closer().closeNow().get();
  }

  /** By row what the ledger's entries add up to, as the database has it. */
  Map<Long, Integer> differences() throws StoreException {
    Map<Long, Integer> sums = new TreeMap<>();
    store.weights((row, difference, reason) -> sums.merge(row, difference, Integer::sum));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  /** Every sum of every target, in memory and in the database. */
  Map<String, String> counts(Collection<String> targets) throws StoreException {
    Map<String, String> counts = new TreeMap<>();
    for (String target : targets) {
      CountRow kept = store.countOf(target);
      String sums = kept == null ? "none" : kept.settled() + " " + kept.honest();
      counts.put(target, space.book().count(target) + " kept " + sums);
    }
    return counts;
  }

  @Override
  public void close() {
    space.close();
  }
}
