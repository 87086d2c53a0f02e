package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.book.Replay;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.backtest.Backtest;
import dev.zhenzan.server.policy.backtest.BacktestPlan;
import dev.zhenzan.server.policy.backtest.BacktestResult;
import dev.zhenzan.server.policy.backtest.PolicyResult;
import dev.zhenzan.server.policy.text.Source;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Before each like of a log is sent to a running service the gate is asked about it; what each
 * policy says there is held against a backtest of the same policies over the same log, like by
 * like.
 *
 * <p>Can prove, on one log, that the gate counts the like that it is asked about as the backtest
 * does, sees the verdicts of the closing before it and no other, reads the marks that policies put
 * on, and says the same after a restart. Events come in the order of time here, and no two at once:
 * what comes late is counted at its place by a backtest and when it comes by a gate. A suspicion
 * below 0.01 is 0 at the gate, its signals too, so no condition here tells such apart.
 */
final class GateSameAsBacktestTest {
  private static final int CLOSINGS = 3;
  private static final String POLICIES =
      """
      features:
        likes_10m: {count: like, by: actor, within: 10m}
        likes_1h: {count: like, by: actor, within: 1h}
        any_1d: {count: any, by: actor, within: 1d}
        views_1d: {count: view, by: actor, within: 1d}
        device_1d: {count: like, by: device, within: 1d}
        target_5m: {count: like, by: target, within: 5m}
        owner_3d: {count: like, by: owner, within: 3d}
        address_7d: {count: any, by: address, within: 7d}
        authors_1d: {distinct: owner, of: like, by: actor, within: 1d}
        device_accounts_1d: {distinct: actor, of: like, by: device, within: 1d}
        likers_30d: {distinct: actor, of: like, by: target, within: 30d}
        likes_per_view: {ratio: [any_1d, views_1d]}
      labels:
        busy: {en: busy, zh: 频繁}
      policies:
      """;

  /** Name, condition and step of each; those before the empty line go live, the others watch. */
  private static final List<List<String>> CONDITIONS =
      List.of(
          List.of("minutes", "likes_10m >= 4", "weigh_less: {to: 50%}"),
          List.of("labels", "authors_1d >= 5", "label: {name: busy, ttl: 2d}"),
          List.of("strikes", "likes_1h >= 10", "strike: {weight: 1}"),
          List.of("limits", "likes_10m >= 9", "limit: {for: 3h}"),
          List.of("labelled", "\"busy\" in labels && !has_view", "observe"),
          List.of("struck", "strikes >= 2 && likes_10m >= 2", "observe"),
          List.of("rejects", "flagged && target_5m >= 6", "reject"),
          List.of("device", "device_1d >= 9", "observe"),
          List.of("target", "target_5m >= 3 && any_1d < 30", "observe"),
          List.of("owner", "owner_3d > 4 && owner_3d < 9", "observe"),
          List.of("address", "address_7d >= 50", "observe"),
          List.of("crowd", "device_accounts_1d >= 5 || likers_30d == 7", "observe"),
          List.of("ratio", "likes_per_view > 2.5", "observe"),
          List.of("blind", "!has_view && dwell_ms < 15000 && completion >= 0.2", "observe"),
          List.of("visit", "session_minutes > 3.0 || session_likes >= 6", "observe"),
          List.of("hours", "hours_active_24 >= 3 && account_age_days > 1.5", "observe"),
          List.of("verdict", "flagged && suspicion > 0.5", "observe"),
          List.of("company", "suspicion > 0.4 && (ring_kind != \"\" || ring_size == 0)", "observe"),
          List.of("given", "likes_given >= 6 && action == \"none\"", "observe"),
          List.of(
              "signal",
              "suspicion >= 0.02 && (signal_burst > 900 || signal_tempo > 900 || signal_blind > 900 || signal_hollow > 900 || signal_shared_device > 900 || signal_shared_address > 900)",
              "observe"),
          List.of("tenth", "likes_1h >= 1", "observe"));

  private static final int LIVE = 7;

  @TempDir Path folder;

  /** By policy the times of the likes that it hit; no two events are at the same time. */
  private final Map<String, TreeSet<Long>> hits = new TreeMap<>();

  private static String file() {
    StringBuilder text = new StringBuilder(POLICIES);
    for (List<String> each : CONDITIONS) {
      text.append(
          """
            - id: %s
              version: 1
              title: {en: a, zh: b}
              on: like
              when: '%s'
              then: {%s}
              because: {en: a, zh: b}
              budget: 10000
              rollout: %d
              owner: test
          """
              .formatted(
                  each.get(0),
                  each.get(1),
                  each.get(2).contains(":") ? each.get(2) : each.get(2) + ": {}",
                  each.get(0).equals("tenth") ? 10 : 100));
    }
    return text.toString()
        .replace("then: {observe: {}}", "then: observe")
        .replace("then: {reject: {}}", "then: reject");
  }

  @Test
  void likeByLikeAndAfterARestart() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 3);
    List<Report> log = ExchangeLog.of(seed, 2_200);
    String database = folder.resolve("likes.db").toString();
    List<String> before;
    try (RunningApp running = RunningApp.at(database)) {
      running.clock.advance(Duration.between(running.clock.instant(), at(log.get(0).time())));
      inForce(running);
      play(running, log);
      same(running);
      again(running, log);
      before = again(running, log);
    }
    try (RunningApp running = RunningApp.at(database)) {
      long last = log.get(log.size() - 1).time();
      running.clock.advance(Duration.between(running.clock.instant(), at(last)));
      List<String> after = again(running, log);
      for (int each = 0; each < before.size(); each++) {
        assertEquals(before.get(each), after.get(each), "seed " + seed + ", question " + each);
      }
    }
  }

  private static java.time.Instant at(long millis) {
    return java.time.Instant.ofEpochMilli(millis);
  }

  private static void inForce(RunningApp running) throws Exception {
    Answer saved =
        running.admin.send(
            "POST", "/v1/policies", "application/yaml", BodyPublishers.ofString(file()));
    assertEquals(201, saved.status(), saved.body());
    for (int at = 0; at < CONDITIONS.size(); at++) {
      String path = "/v1/policies/" + CONDITIONS.get(at).get(0) + "/1/";
      running.post(path + "shadow", "");
      if (at < LIVE) {
        running.post(path + "live", "");
      }
    }
  }

  /** Ends epochs where the backtest does: at even parts of the log's time. */
  private void play(RunningApp running, List<Report> log) throws Exception {
    long first = log.get(0).time();
    long length = log.get(log.size() - 1).time() - first;
    int closing = 1;
    List<Report> waiting = new ArrayList<>();
    for (Report each : log) {
      running.clock.advance(Duration.between(running.clock.instant(), at(each.time())));
      if (closing < CLOSINGS
          && each.time() >= first + (long) ((double) length * closing / CLOSINGS)) {
        sent(running, waiting);
        running.closeEpoch();
        closing++;
      }
      if (each.type() == EventType.LIKE) {
        sent(running, waiting);
        JsonNode said = asked(running, each).get("policies");
        said.forEach(hit -> hit(hit.get("policy").asString(), each.time()));
        if (!said.isEmpty()) {
          running.app.acts().errands().reached().get();
        }
      }
      waiting.add(each);
    }
    sent(running, waiting);
  }

  private static void sent(RunningApp running, List<Report> waiting) throws Exception {
    if (!waiting.isEmpty()) {
      running.send(waiting);
      waiting.clear();
    }
  }

  private void hit(String policy, long time) {
    String id = policy.substring(0, policy.indexOf('@'));
    hits.computeIfAbsent(id, key -> new TreeSet<>()).add(time);
  }

  /** What was kept of the decision about a like. */
  private static JsonNode asked(RunningApp running, Report like) throws Exception {
    String question = Lines.json(like).replace("\"time\":" + like.time() + ",", "");
    byte[] body = question.getBytes(StandardCharsets.UTF_8);
    Answer answer = running.admin.post("/v1/decisions", "application/json", body);
    assertEquals(200, answer.status(), answer.body());
    return running.get("/v1/decisions/" + json(answer).get("id").asString());
  }

  private void same(RunningApp running) {
    Replay replay = running.below.enforcement().replay(Tasks.SERIAL);
    Policies read = PolicyReader.read(List.of(Source.of("test", file())));
    assertEquals(List.of(), read.problems());
    List<PolicySet.Member> members = new ArrayList<>();
    for (int at = 0; at < CONDITIONS.size(); at++) {
      State state = at < LIVE ? State.LIVE : State.SHADOW;
      members.add(new PolicySet.Member(read.policies().get(at), state));
    }
    BacktestResult result =
        Backtest.run(
            new BacktestPlan(
                replay.events(),
                Profiles.NONE,
                replay.account(),
                members,
                List.of(),
                CLOSINGS,
                AuditOptions.DEFAULTS),
            Tasks.SERIAL,
            Progress.NONE);
    List<String> faults = new ArrayList<>();
    for (PolicyResult each : result.here()) {
      String id = each.policy().id();
      TreeSet<Long> times = new TreeSet<>();
      each.likes().stream().forEach(row -> times.add(replay.events().time()[row]));
      if (times.size() < 4 || times.size() > result.likes() * 0.9) {
        faults.add(id + " says nothing: " + times.size() + " of " + result.likes());
      }
      TreeSet<Long> gate = hits.getOrDefault(id, new TreeSet<>());
      TreeSet<Long> onlyGate = new TreeSet<>(gate);
      onlyGate.removeAll(times);
      TreeSet<Long> onlyBacktest = new TreeSet<>(times);
      onlyBacktest.removeAll(gate);
      if (!onlyGate.isEmpty() || !onlyBacktest.isEmpty()) {
        faults.add(
            id
                + " of "
                + times.size()
                + ": only at the gate "
                + onlyGate
                + ", only in the backtest "
                + onlyBacktest);
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  /** What a policy says now about the last like of everybody, once all that lasts is done. */
  private static List<String> again(RunningApp running, List<Report> log) throws Exception {
    Map<String, Report> last = new TreeMap<>();
    log.stream()
        .filter(each -> each.type() == EventType.LIKE)
        .forEach(each -> last.put(each.actor(), each));
    List<String> said = new ArrayList<>();
    for (Report each : last.values()) {
      JsonNode kept = asked(running, each);
      JsonNode answered = kept.get("answered");
      said.add(
          kept.get("asked")
              + " "
              + kept.get("policies")
              + " "
              + answered.get("decision")
              + answered.get("reasons")
              + answered.get("rested_on").get("closing"));
    }
    running.app.acts().errands().reached().get();
    return said;
  }
}
