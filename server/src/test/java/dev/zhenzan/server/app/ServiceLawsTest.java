package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.SpaceOptions;
import dev.zhenzan.server.space.Workload;
import dev.zhenzan.sim.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Laws over HTTP where clocks are wrong: events come early, late and out of order, epochs end by
 * themselves, and what is counted, pending, late and was so at any moment in the past is what the
 * obvious loops of {@link SlowPast} say. Cannot prove that the verdicts are right.
 */
final class ServiceLawsTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long LATENESS = 10 * MINUTE;

  /** The full hour at which the small tests begin. */
  private static final long BEGIN = RunningApp.NOW.toEpochMilli() - 10 * HOUR;

  /** Epochs of an hour that end by themselves. */
  private static final SpaceOptions HOURLY =
      new SpaceOptions(
          new Epochs(HOUR),
          LATENESS,
          /* idleMillis= */ Long.MAX_VALUE / 4,
          AuditOptions.DEFAULTS,
          /* threads= */ 1,
          Intake.BATCH_MAX);

  private static RunningApp hourly(Backend backend) throws Exception {
    return new RunningApp(backend, HOURLY, below -> below);
  }

  private int number;

  private Report like(String target, long time) {
    String id = "e" + number++;
    return new Report(
        id, EventType.LIKE, time, "u" + id, target, null, null, null, null, -1, -1, -1);
  }

  /** Waits until everything up to a time is settled: the watermark closes epochs by itself. */
  private static void awaitSettled(RunningApp running, long end) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (running.below.book().now().settledMillis() < end) {
            LockSupport.parkNanos(10_000_000);
          }
        });
    assertEquals(end, running.below.book().now().settledMillis());
  }

  private static long late(RunningApp running) throws Exception {
    String metrics = running.admin.get("/metrics").body();
    String value = metrics.replaceAll("(?s).*\nzhenzan_log_late_total ([0-9.E]+).*", "$1");
    return (long) Double.parseDouble(value);
  }

  private static int pending(RunningApp running, String target) throws Exception {
    return running.get("/v1/targets/" + target + "/counts").get("pending").intValue();
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whoIsLateWithinTheAllowanceIsInTimeAndWhoIsLaterIsSettledByTheNextEpoch(Backend backend)
      throws Exception {
    try (RunningApp running = hourly(backend)) {
      running.send(List.of(like("p", BEGIN + 30 * MINUTE)));
      running.send(List.of(like("p", BEGIN + HOUR + LATENESS - 1)));
      running.send(List.of(like("p", BEGIN + HOUR - 1))); // nearly ten minutes late
      assertEquals(3, pending(running, "p"));
      running.send(List.of(like("p", BEGIN + HOUR + LATENESS))); // now the hour is over
      awaitSettled(running, BEGIN + HOUR - 1);
      assertEquals(2, pending(running, "p"));
      assertEquals(0, late(running));
      running.send(List.of(like("p", BEGIN + 31 * MINUTE), like("p", BEGIN - 9 * HOUR)));
      assertEquals(2, late(running));
      assertEquals(4, pending(running, "p"), "late ones count at once and are not settled yet");
      running.send(List.of(like("p", BEGIN + 2 * HOUR + LATENESS)));
      awaitSettled(running, BEGIN + 2 * HOUR - 1);
      assertEquals(1, pending(running, "p"));
      assertEquals(2, late(running), "each is late once");
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aClockThatIsFastByMinutesIsTakenAndOneThatIsFastByMoreIsRefused(Backend backend)
      throws Exception {
    try (RunningApp running = hourly(backend)) {
      long now = running.clock.millis(); // a full hour
      running.send(List.of(like("p", now - HOUR), like("p", now + 5 * MINUTE)));
      String ahead = Lines.json(like("p", now + 5 * MINUTE + 1));
      String inTime = Lines.json(like("p", now));
      JsonNode answer = RunningApp.json(running.admin.events("[" + ahead + "," + inTime + "]"));
      assertEquals(1, answer.get("accepted").intValue());
      assertEquals("/time", answer.at("/items/0/problem/pointer").asString());
      running.clock.advance(Duration.ofMillis(1));
      assertEquals(200, running.admin.events(ahead).status());
      // However fast, five minutes do not end an epoch for those who are ten minutes late.
      assertEquals(Long.MIN_VALUE, running.below.book().now().settledMillis());
      running.send(List.of(like("p", now + 4 * MINUTE)));
      assertEquals(0, late(running));
      running.clock.advance(Duration.ofMinutes(5));
      running.send(List.of(like("p", now + LATENESS)));
      awaitSettled(running, now - 1);
    }
  }

  /**
   * A world whose accounts' clocks are wrong by minutes and hours, with a storm of likes and
   * unlikes, some delivered twice; then every closing's moment is asked for again.
   */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void everyMomentIsAnsweredAsTheSlowBookRemembersIt(Backend backend) throws Exception {
    List<Report> delivered = skewed();
    SlowPast slow = new SlowPast();
    try (RunningApp running = new RunningApp(backend)) {
      for (int part = 0; part < 5; part++) {
        List<Report> some =
            delivered.subList(delivered.size() * part / 5, delivered.size() * (part + 1) / 5);
        running.send(some);
        slow.add(some);
        if (part < 4) {
          slow.closed(running.closeEpoch());
        }
      }
      assertEquals(slow.late(), late(running));
      TreeSet<Long> moments = new TreeSet<>(List.of(1_700_000_000_000L, 1_772_500_000_000L));
      for (SlowPast.End end : slow.ends()) {
        moments.addAll(List.of(end.millis() - 1, end.millis(), end.millis() + 1));
      }
      for (String target : targets(delivered)) {
        String path = "/v1/targets/" + ZhenzanClient.encoded(target) + "/counts";
        for (long moment : moments) {
          String asOf = java.time.Instant.ofEpochMilli(moment).toString();
          JsonNode found = running.get(path + "?as_of=" + asOf);
          assertEquals(
              slow.at(target, moment, id -> weighed(running, id)),
              SlowPast.shown(found),
              target + " at " + asOf + ", -Dzhenzan.seed=" + SEED);
        }
        assertEquals(slow.raw(target), running.get(path).get("raw").longValue(), target);
      }
    }
  }

  private static List<Report> skewed() {
    List<Report> all = new ArrayList<>(Workload.of(Worlds.small("plain", 300, SEED)));
    for (Report each : Workload.storm(SEED, 2_000)) {
      long time = each.time() + 72_600_000_000L; // into the days of the world
      String id = each.id() == null ? "s" + all.size() : each.id() + "s";
      all.add(
          new Report(
              id,
              each.type(),
              time,
              each.actor(),
              each.target(),
              null,
              null,
              null,
              null,
              -1,
              -1,
              -1));
    }
    long[] skews = {0, 0, 0, 4 * MINUTE, -4 * MINUTE, -3 * HOUR, 2 * HOUR};
    Random random = new Random(SEED);
    TreeMap<String, Long> skewOf = new TreeMap<>();
    all.forEach(each -> skewOf.computeIfAbsent(each.actor(), a -> skews[random.nextInt(7)]));
    // They are stamped by the clocks of the accounts, and come in the order of the true time.
    all.sort(Comparator.comparingLong(each -> each.time() - skewOf.get(each.actor())));
    return Workload.withDuplicates(all, SEED);
  }

  /** Those of the storm, and of the world the ones with the most events. */
  private static List<String> targets(List<Report> reports) {
    TreeMap<String, Integer> events = new TreeMap<>();
    reports.forEach(each -> events.merge(each.target(), 1, Integer::sum));
    return events.keySet().stream()
        .sorted(Comparator.comparingInt(target -> -events.get(target)))
        .limit(40)
        .toList();
  }

  /** What the ledger says of a like, closing by closing. */
  private static List<SlowPast.Entry> weighed(RunningApp running, String id) throws Exception {
    List<SlowPast.Entry> entries = new ArrayList<>();
    for (JsonNode step : running.get("/v1/likes/" + ZhenzanClient.encoded(id)).get("steps")) {
      if (step.get("what").asString().equals("weighed")) {
        long difference = Math.round(step.get("difference").doubleValue() * 10_000);
        entries.add(new SlowPast.Entry(step.get("closing").longValue(), difference));
      }
    }
    return entries;
  }
}
