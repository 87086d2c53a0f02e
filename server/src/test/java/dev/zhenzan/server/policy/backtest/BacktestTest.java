package dev.zhenzan.server.policy.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.text.Source;
import dev.zhenzan.sim.WorldColumns;
import dev.zhenzan.sim.Worlds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Can prove, on a small world, that a backtest finds what counting by hand finds, sees no verdict
 * before its closing, says the same on one thread as on three, and that labels put on at one
 * closing are read at the next. Cannot prove that the future will be like the log.
 */
final class BacktestTest {
  private static final String TEXT =
      """
      features:
        views_1d: {count: view, by: actor, within: 1d}
        authors_1d: {distinct: owner, of: like, by: actor, within: 1d}
      labels:
        seen: {en: seen, zh: 见过}
      policies:
        - id: many-authors
          version: 1
          title: {en: a, zh: b}
          on: like
          when: authors_1d >= 6
          then: observe
          because: {en: "{authors_1d}", zh: "{authors_1d}"}
          budget: 10000
          owner: me
        - id: quick
          version: 1
          title: {en: a, zh: b}
          on: like
          when: dwell_ms < 2000 && !has_view && views_1d < 5
          then: observe
          because: {en: a, zh: b}
          budget: 10000
          owner: me
        - id: suspected
          version: 1
          title: {en: a, zh: b}
          on: like
          when: flagged
          then: observe
          because: {en: a, zh: b}
          budget: 0
          owner: me
        - id: flagged
          version: 1
          title: {en: a, zh: b}
          on: closing
          when: flagged
          then: [{label: {name: seen, ttl: 30d}}, {strike: {weight: 2}}]
          because: {en: a, zh: b}
          budget: 50
          owner: me
        - id: flagged-again
          version: 1
          title: {en: a, zh: b}
          on: closing
          when: flagged && "seen" in labels && strikes >= 2
          then: observe
          because: {en: a, zh: b}
          budget: 50
          owner: me
      """;

  private static final WorldColumns WORLD = WorldColumns.open(Worlds.small("plain", 600, 3));

  private static List<PolicySet.Member> members(String... only) {
    Policies read = PolicyReader.read(List.of(Source.of("test", TEXT)));
    assertEquals(List.of(), read.problems());
    List<PolicySet.Member> members = new ArrayList<>();
    read.policies().stream()
        .filter(each -> only.length == 0 || List.of(only).contains(each.id()))
        .forEach(each -> members.add(new PolicySet.Member(each, State.LIVE)));
    return members;
  }

  private static BacktestResult run(
      int closings, Tasks tasks, List<PolicySet.Member> against, String... only) {
    return Backtest.run(
        new BacktestPlan(
            WORLD.events(),
            WORLD.profiles(),
            WORLD::account,
            members(only),
            against,
            closings,
            AuditOptions.DEFAULTS),
        tasks,
        Progress.NONE);
  }

  @Test
  void findsWhatCountingByHandFinds() {
    BacktestResult result = run(1, Tasks.SERIAL, List.of(), "many-authors", "suspected", "flagged");
    BitSet expected = new BitSet();
    EventColumns events = WORLD.events();
    for (int row = 0; row < events.size(); row++) {
      if (events.type()[row] == EventType.LIKE.ordinal() && authors(events, row) >= 6) {
        expected.set(row);
      }
    }
    assertTrue(expected.cardinality() > 50, "the world has such likes");
    assertEquals(expected, result.here().get(0).likes());
    assertEquals(expected.cardinality(), result.here().get(0).hits());
    assertEquals(0, result.here().get(1).hits(), "no verdict before the only closing");
    assertEquals(result.likes(), result.here().get(1).undecided());
    Findings findings =
        Engine.analyse(
            events, WORLD.profiles(), AuditOptions.DEFAULTS, Tasks.SERIAL, Progress.NONE);
    BitSet flagged = new BitSet();
    for (int account = 0; account < events.entities().accounts(); account++) {
      flagged.set(account, findings.verdicts().isFlagged(account));
    }
    assertTrue(flagged.cardinality() > 10, "somebody is flagged");
    assertEquals(flagged, result.here().get(2).accounts());
    double touched =
        flagged.stream()
            .mapToDouble(account -> 1 - findings.verdicts().suspicionMillionths()[account] / 1e6)
            .sum();
    assertEquals(touched, result.here().get(2).genuine().touched(), 1e-9);
  }

  /** Different owners liked within the day before, the like itself included. */
  private static int authors(EventColumns events, int row) {
    BitSet owners = new BitSet();
    for (int before = row; before >= 0; before--) {
      if (events.time()[before] <= events.time()[row] - 24 * 3_600_000L) {
        break;
      }
      if (events.type()[before] == EventType.LIKE.ordinal()
          && events.actor()[before] == events.actor()[row]
          && events.owner()[before] >= 0) {
        owners.set(events.owner()[before]);
      }
    }
    return owners.cardinality();
  }

  @Test
  void saysTheSameOnOneThreadAsOnThree() {
    ExecutorService helpers = Executors.newFixedThreadPool(2);
    try {
      BacktestResult one = run(3, Tasks.SERIAL, members("quick"), "many-authors", "quick");
      BacktestResult three =
          run(3, Tasks.on(helpers, 3), members("quick"), "many-authors", "quick");
      assertEquals(all(one.here()), all(three.here()));
      assertEquals(all(one.against()), all(three.against()));
      assertEquals(0, one.accounts(one.here().get(1)).onlyHere(), "quick is on both sides");
      assertEquals(0, one.accounts().onlyThere());
      assertTrue(one.accounts().onlyHere() > 0);
    } finally {
      helpers.shutdownNow();
    }
  }

  /** Everything but the policy itself, which is read anew. */
  private static List<Object> all(List<PolicyResult> results) {
    List<Object> all = new ArrayList<>();
    for (PolicyResult each : results) {
      all.add(List.of(each.policy().id(), each.hits(), each.undecided(), each.accounts()));
      all.add(List.of(each.likes(), each.genuine(), each.byDay()));
    }
    return all;
  }

  @Test
  void whatOneClosingPutsOnTheNextReads() {
    BacktestResult result = run(3, Tasks.SERIAL, List.of(), "flagged", "flagged-again");
    BitSet again = result.here().get(1).accounts();
    assertTrue(again.cardinality() > 5, "some are flagged twice");
    assertTrue(result.here().get(0).hits() >= 2L * again.cardinality());
    assertEquals(
        0, run(1, Tasks.SERIAL, List.of(), "flagged", "flagged-again").here().get(1).hits());
  }
}
