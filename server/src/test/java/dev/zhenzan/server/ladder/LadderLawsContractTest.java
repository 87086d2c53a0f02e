package dev.zhenzan.server.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.space.Workload;
import dev.zhenzan.sim.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Acts over a real log, whichever database keeps it: what they do to counts is what a slow recount
 * says, and undoing them leaves every number as if nothing had been done.
 *
 * <p>Can prove it of seeded worlds with measures, overrides, undoings, time passing and epochs
 * closing in any order, against a twin that nobody acted on, also after a restart. Cannot prove
 * that a measure was deserved.
 */
abstract class LadderLawsContractTest {
  private static final Because WHY = new Because("for the test", "为了测试");
  private static final long HOUR = 3_600_000L;

  abstract String url(String name) throws Exception;

  private static List<Report> world(long seed) {
    return Workload.of(Worlds.small("plain", 400, seed));
  }

  private static TreeSet<String> targets(List<Report> reports) {
    TreeSet<String> targets = new TreeSet<>();
    reports.forEach(report -> targets.add(report.target()));
    return targets;
  }

  /** Two communities that are sent the same; one of them is acted on. */
  private static final class Twins implements AutoCloseable {
    final List<Report> reports;
    final TreeSet<String> targets;
    final List<String> accounts;
    final OpenLadder acted;
    final OpenLadder left;
    int sent;

    Twins(List<Report> reports, String actedUrl, String leftUrl) throws Exception {
      this.reports = reports;
      targets = targets(reports);
      accounts = reports.stream().map(Report::actor).distinct().sorted().toList();
      long middle = reports.get(reports.size() / 2).time();
      acted = OpenLadder.at(actedUrl, middle);
      left = OpenLadder.at(leftUrl, middle);
    }

    void send(int more) throws Exception {
      List<Report> next = reports.subList(sent, Math.min(reports.size(), sent + more));
      acted.send(next);
      left.send(next);
      sent += next.size();
    }

    void closeEpoch() throws Exception {
      acted.closeEpoch();
      left.closeEpoch();
    }

    void pass(long millis) throws Exception {
      acted.nowMillis += millis;
      left.nowMillis += millis;
      acted.ladder.turn();
    }

    @Override
    public void close() {
      acted.close();
      left.close();
    }
  }

  /** Does something at random to somebody. */
  private static void act(Twins twins, Random random) throws Exception {
    Ladder ladder = twins.acted.ladder;
    String account = twins.accounts.get(random.nextInt(twins.accounts.size()));
    Standing standing = ladder.standings().of(account);
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> {
        List<String> some = new ArrayList<>();
        for (int at = 0; at <= random.nextInt(4); at++) {
          some.add(twins.accounts.get(random.nextInt(twins.accounts.size())));
        }
        some.removeIf(each -> ladder.standings().of(each).isGenuine());
        Step step = Step.values()[random.nextInt(Step.values().length)];
        long time = random.nextBoolean() ? Long.MAX_VALUE : (1 + random.nextInt(48)) * HOUR;
        int weight = step == Step.WEIGH_LESS ? random.nextInt(10_000) : 0;
        long delay = random.nextInt(3) == 0 ? HOUR : 0;
        ladder.take(
            some.stream().distinct().toList(),
            new Ask(step, weight, time, delay, "flood@2", WHY, 0),
            "key:test");
      }
      case 3 -> {
        long end = twins.acted.nowMillis + random.nextInt(48) * HOUR;
        Overrule.Kind says = Overrule.Kind.values()[random.nextInt(2)];
        ladder.overrule(account, says, end, WHY, 0, "key:test");
      }
      case 4 -> {
        if (!standing.isGenuine()) {
          ladder.strike(account, 1 + random.nextInt(3), Ask.of(Step.OBSERVE, 0, 1, WHY), "key:t");
        }
      }
      default -> {
        for (Measure measure : standing.measures()) {
          if (measure.state() != Measure.State.UNDONE) {
            ladder.undo(measure.seq(), WHY, "key:test");
          }
        }
      }
    }
  }

  /** What every settled like weighs by the twin that nobody acted on and the standings. */
  private static void assertWeights(Twins twins, String where) throws Exception {
    Map<String, Long> honest = new TreeMap<>();
    Map<String, Long> settled = new TreeMap<>();
    for (Report report : twins.reports.subList(0, twins.sent)) {
      if (report.type() == EventType.LIKE) {
        Book.LifeLine engine = twins.left.space.book().like(report.id());
        Book.LifeLine acted = twins.acted.space.book().like(report.id());
        assertEquals(engine.status(), acted.status(), where);
        if (engine.status().equals("stands")) {
          int weight =
              slowWeight(twins.acted.standings.of(report.actor()), engine.weight(), report);
          assertEquals(weight, acted.weight(), where + ": " + report);
          honest.merge(report.target(), (long) Math.max(0, weight), Long::sum);
          settled.merge(report.target(), weight < 0 ? 0L : 1L, Long::sum);
        }
      }
    }
    for (String target : twins.targets) {
      Book.Count count = twins.acted.space.book().count(target);
      assertEquals(honest.getOrDefault(target, 0L), count.honest(), where + ": " + count);
      long settledHere = settled.getOrDefault(target, 0L);
      long withheld = count.withheld().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(10_000 * settledHere - count.honest(), withheld, where + ": " + count);
      var kept = twins.acted.store.countOf(target);
      assertEquals(settledHere == 0, kept == null || kept.settled() == 0, where + ": " + target);
      if (kept != null) {
        assertEquals(count.honest(), kept.honest(), where + ": " + target);
      }
    }
  }

  /** The ladder once more, written down the long way round. */
  private static int slowWeight(Standing standing, int engine, Report like) {
    if (engine < 0) {
      return engine;
    }
    Overrule said = standing.overrule();
    if (said != null) {
      if (said.kind() == Overrule.Kind.GENUINE) {
        return 10_000;
      }
      return 0;
    }
    int weight = engine;
    for (Measure measure : standing.measures()) {
      boolean standsNow = measure.state() == Measure.State.STANDING;
      boolean lasts = standsNow || measure.state() == Measure.State.ENDED;
      weight =
          switch (measure.step()) {
            case OBSERVE, LIMIT -> weight;
            case WEIGH_LESS -> standsNow ? Math.min(weight, measure.weight()) : weight;
            case CLEAN -> lasts && like.time() <= measure.takenMillis() ? 0 : weight;
            case FREEZE ->
                lasts && like.time() >= measure.beginMillis() && like.time() < measure.endMillis()
                    ? 0
                    : weight;
            case BAN -> lasts ? 0 : weight;
          };
    }
    return weight;
  }

  @RepeatedTest(3)
  void countsFollowTheStandings(RepetitionInfo info) throws Exception {
    long seed = info.getCurrentRepetition();
    Random random = new Random(seed);
    try (Twins twins = new Twins(world(seed), url("acted.db"), url("left.db"))) {
      int part = twins.reports.size() / 4;
      for (int round = 0; round < 4; round++) {
        twins.send(part);
        if (round != 1) {
          twins.closeEpoch();
        }
        for (int acts = 0; acts < 12; acts++) {
          act(twins, random);
          twins.pass(random.nextInt(3) * HOUR);
          if (random.nextInt(3) == 0) {
            twins.acted.enforcer.enforce();
          }
        }
        twins.acted.enforcer.enforce();
        assertWeights(twins, "seed " + seed + ", round " + round);
      }
      twins.closeEpoch();
      assertWeights(twins, "seed " + seed + ", at the end");
    }
  }

  @RepeatedTest(3)
  void undoneIsAsIfNeverDone(RepetitionInfo info) throws Exception {
    long seed = 100 + info.getCurrentRepetition();
    Random random = new Random(seed);
    String actedUrl = url("acted.db");
    try (Twins twins = new Twins(world(seed), actedUrl, url("left.db"))) {
      int part = twins.reports.size() / 3 + 1;
      for (int round = 0; round < 3; round++) {
        twins.send(part);
        for (int acts = 0; acts < 15; acts++) {
          act(twins, random);
        }
        twins.acted.enforcer.enforce();
        twins.closeEpoch();
      }
      assertNotEquals(twins.left.counts(twins.targets), twins.acted.counts(twins.targets));
      undoAll(twins.acted);
      assertAsLeft(twins, "seed " + seed);
      twins.acted.close();
      try (OpenLadder again = OpenLadder.at(actedUrl, twins.acted.nowMillis)) {
        assertEquals(twins.left.counts(twins.targets), again.counts(twins.targets));
        assertEquals(twins.left.differences(), again.differences());
      }
    }
  }

  private static void undoAll(OpenLadder open) throws Exception {
    for (Standing standing : open.standings.all()) {
      for (Measure measure : standing.measures()) {
        if (measure.state() != Measure.State.UNDONE) {
          open.ladder.undo(measure.seq(), WHY, "key:test");
        }
      }
      for (Strike strike : standing.strikes()) {
        open.ladder.undoStrike(strike.seq(), WHY, "key:test");
      }
      if (open.standings.of(standing.account()).overrule() != null) {
        open.ladder.endOverrule(standing.account(), WHY, "key:test");
      }
    }
    open.enforcer.enforce();
  }

  private static void assertAsLeft(Twins twins, String where) throws Exception {
    assertEquals(twins.left.counts(twins.targets), twins.acted.counts(twins.targets), where);
    assertEquals(twins.left.differences(), twins.acted.differences(), where);
    for (String account : twins.accounts) {
      assertEquals(
          String.valueOf(twins.left.space.book().account(account)),
          String.valueOf(twins.acted.space.book().account(account)),
          where);
      Standing standing = twins.acted.standings.of(account);
      assertTrue(standing.atTheDoor(twins.acted.nowMillis).isEmpty(), where);
      assertEquals(0, standing.strikeSum(twins.acted.nowMillis, Rungs.DEFAULTS), where);
    }
  }

  /** What is on disk and not enforced yet, as after a crash in between, holds after a restart. */
  @Test
  void whatACrashLeftUndoneIsDoneAtTheNextStart() throws Exception {
    String url = url("acted.db");
    List<Report> reports = world(7);
    String account =
        reports.stream().filter(r -> r.type() == EventType.LIKE).findFirst().get().actor();
    Map<String, String> enforced;
    long now = reports.get(reports.size() - 1).time();
    try (OpenLadder open = OpenLadder.at(url, now)) {
      open.send(reports);
      open.closeEpoch();
      Map<String, String> before = open.counts(targets(reports));
      List<Act> taken =
          open.ladder.take(List.of(account), Ask.of(Step.CLEAN, 0, Long.MAX_VALUE, WHY), "key:t");
      assertEquals(1, taken.size());
      assertEquals(before, open.counts(targets(reports)), "not enforced yet");
    }
    try (OpenLadder again = OpenLadder.at(url, now)) {
      enforced = again.counts(targets(reports));
      for (Report report : reports) {
        if (report.type() == EventType.LIKE && report.actor().equals(account)) {
          assertTrue(again.space.book().like(report.id()).weight() <= 0, report.toString());
        }
      }
    }
    try (OpenLadder third = OpenLadder.at(url, now)) {
      assertEquals(enforced, third.counts(targets(reports)));
    }
  }
}
