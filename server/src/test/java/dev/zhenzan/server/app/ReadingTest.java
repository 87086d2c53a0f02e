package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.key.CanonicalJson;
import dev.zhenzan.server.key.StatementKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What is read over HTTP of a world that was sent over HTTP and settled: sums add up, everything
 * that is named can be asked for, and lists hold what single answers say. Cannot prove that
 * verdicts are right; {@code SameAsAuditTest} holds them to an audit.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class ReadingTest {
  private static RunningApp running;

  @Parameter Backend backend;

  private static List<Report> world;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
    world = running.sendWorld("plain", 500, 1);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  private static JsonNode get(String path) throws Exception {
    return running.get(path);
  }

  private static JsonNode post(String path, String body) throws Exception {
    return running.post(path, body);
  }

  /** The most suspicious account of which that is held. */
  private static String suspect(String action) throws Exception {
    for (JsonNode account : get("/v1/accounts?limit=1000").get("accounts")) {
      if (account.get("action").asString().equals(action)) {
        return account.get("account").asString();
      }
    }
    throw new AssertionError("nobody's verdict is " + action);
  }

  private static String path(String account) {
    return "/v1/accounts/" + ZhenzanClient.encoded(account);
  }

  @Test
  void countsOfManyAreTheCountsOfEach() throws Exception {
    running.admin.like("many-1", "a");
    running.admin.like("many-1", "b");
    running.admin.like("many/2", "a");
    JsonNode many = post("/v1/counts", "{\"targets\":[\"many/2\",\"many-1\",\"none\"]}");
    assertEquals("many/2", many.at("/counts/0/target").asString());
    assertEquals(2, many.at("/counts/1/raw").intValue());
    assertEquals(0, many.at("/counts/2/raw").intValue());
    JsonNode one = get("/v1/targets/many-1/counts");
    for (String field : List.of("target", "raw", "pending", "honest", "provisional", "withheld")) {
      assertEquals(one.get(field), many.at("/counts/1").get(field), field);
    }
    post("/v1/closings", "");
    assertEquals(2, get("/v1/targets/many-1/counts").get("honest").intValue());
    assertEquals(0, get("/v1/targets/many-1/counts").get("pending").intValue());
    assertTrue(get("/v1/closings").get("closings").size() > 0);
    assertEquals(
        0, get("/v1/targets/many-1/counts?as_of=2026-02-01T00:00:00Z").get("raw").intValue());
    assertEquals(422, running.admin.get("/v1/targets/a/counts?as_of=then").status());
    String tooMany = "{\"targets\":[" + "\"x\",".repeat(1_000) + "\"x\"]}";
    assertEquals(
        422,
        running
            .admin
            .post("/v1/counts", "application/json", tooMany.getBytes(StandardCharsets.UTF_8))
            .status());
  }

  @Test
  void anAccountIsExplainedAndTheSumWithoutAKindIsASubtraction() throws Exception {
    String name = suspect("clean");
    JsonNode account = get(path(name));
    double suspicion = account.get("suspicion").doubleValue();
    assertEquals(Math.round(100 * (1 - suspicion)), account.get("authenticity").longValue());
    assertEquals("brushing", account.get("band").asString());
    JsonNode steps = account.get("waterfall");
    assertEquals("prior", steps.get(0).get("kind").asString());
    int last = steps.size() - 1;
    assertEquals("sum", steps.get(last).get("kind").asString());
    double sum = 0;
    for (int step = 0; step < last; step++) {
      sum += steps.get(step).get("nats").doubleValue();
    }
    double nats = steps.get(last).get("nats").doubleValue();
    assertEquals(nats, sum, 1e-9);
    String kind = steps.get(1).get("kind").asString();
    double without = nats - steps.get(1).get("nats").doubleValue();
    JsonNode counterfactual = get(path(name) + "/counterfactual?without=" + kind);
    assertEquals(suspicion, counterfactual.get("suspicion").doubleValue());
    assertEquals(without, counterfactual.get("nats_without").doubleValue(), 1e-9);
    double expected = 1 / (1 + Math.exp(-without));
    assertEquals(expected, counterfactual.get("suspicion_without").doubleValue(), 1e-6);
    assertEquals(422, running.admin.get(path(name) + "/counterfactual?without=magic").status());
    assertEquals(404, running.admin.get("/v1/accounts/nobody").status());
  }

  @Test
  void theHonestLikesOfAnAccountAreWhatItsLikesWeighOneByOne() throws Exception {
    for (String action : List.of("clean", "weigh_less", "observe")) {
      String name = suspect(action);
      int likes = 0;
      double honest = 0;
      for (Report report : world) {
        if (report.actor().equals(name) && report.type() == EventType.LIKE) {
          JsonNode like = get("/v1/likes/" + ZhenzanClient.encoded(report.id()));
          assertEquals(name, like.get("actor").asString());
          assertEquals(report.target(), like.get("target").asString());
          if (like.get("status").asString().equals("stands")) {
            likes++;
            honest += like.get("weight").doubleValue();
          }
        }
      }
      JsonNode account = get(path(name));
      assertEquals(likes, account.get("likes").intValue(), name);
      assertEquals(honest, account.get("honest_likes").doubleValue(), 1e-9, name);
    }
  }

  @Test
  void evidenceNamesEventsThatThereAre() throws Exception {
    String name = suspect("clean");
    Set<String> kinds = new TreeSet<>();
    get(path(name)).get("waterfall").forEach(step -> kinds.add(step.get("kind").asString()));
    JsonNode evidence = get(path(name) + "/evidence").get("evidence");
    assertTrue(evidence.size() > 0, name);
    for (JsonNode each : evidence) {
      assertTrue(kinds.contains(each.get("kind").asString()), each + " " + kinds);
      for (JsonNode id : each.get("events")) {
        get("/v1/likes/" + ZhenzanClient.encoded(id.asString()));
      }
    }
  }

  @Test
  void ringsAreShownWithTheirMembers() throws Exception {
    JsonNode rings = get("/v1/rings").get("rings");
    assertTrue(rings.size() > 0, "the world has rings");
    for (JsonNode ring : rings) {
      String number = ring.get("ring").asString();
      JsonNode one = get("/v1/rings/" + number);
      assertEquals(ring.get("likes"), one.get("likes"));
      assertEquals(ring.get("size").intValue(), one.get("members").size());
      Set<String> names = new TreeSet<>();
      for (JsonNode member : one.get("members")) {
        names.add(member.get("account").asString());
        if (!member.get("role").asString().equals("buyer")) { // who is liked need not take part
          JsonNode account = get(path(member.get("account").asString()));
          assertEquals(number, account.get("ring").asString(), account.toString());
        }
      }
      assertEquals(one.get("members").size(), names.size());
    }
    assertEquals(404, running.admin.get("/v1/rings/100000").status());
    assertEquals(404, running.admin.get("/v1/rings/x").status());
  }

  @Test
  void twoAreLinkedByWhatBothLiked() throws Exception {
    JsonNode members = get("/v1/rings/1").get("members");
    String one = members.get(0).get("account").asString();
    String other = members.get(1).get("account").asString();
    Set<String> together = liked(one);
    together.retainAll(liked(other));
    String query =
        "?a=" + ZhenzanClient.encoded(one) + "&b=" + ZhenzanClient.encoded(other) + "&limit=200";
    JsonNode link = get("/v1/links" + query);
    assertEquals(together.size(), link.get("together").intValue());
    assertEquals(1, link.get("ring").intValue());
    Set<String> met = new TreeSet<>();
    link.get("meetings").forEach(each -> met.add(each.get("target").asString()));
    assertEquals(together, met);
    running.admin.like("met", "l1");
    running.admin.like("met", "l2");
    assertEquals("met", get("/v1/links?a=l1&b=l2").at("/meetings/0/target").asString());
    assertEquals(404, running.admin.get("/v1/links?a=l1&b=l9").status());
    assertEquals(422, running.admin.get("/v1/links?a=l1").status());
  }

  private static Set<String> liked(String account) {
    Set<String> targets = new TreeSet<>();
    for (Report report : world) {
      if (report.actor().equals(account) && report.type() == EventType.LIKE) {
        targets.add(report.target());
      }
    }
    return targets;
  }

  @Test
  void theGateDecidesByTheVerdictWithReasons() throws Exception {
    assertEquals("allow", decision("somebody", "").get("decision").asString());
    JsonNode cleaned = decision(suspect("clean"), "");
    assertEquals("limit", cleaned.get("decision").asString());
    assertEquals(0, cleaned.get("weight").intValue());
    assertEquals("verdict_clean", cleaned.at("/reasons/0/code").asString());
    String lighter = suspect("weigh_less");
    JsonNode account = get(path(lighter));
    JsonNode lessened = decision(lighter, "");
    assertEquals("weigh_less", lessened.get("decision").asString());
    double pending = 1 - account.get("suspicion").doubleValue();
    assertEquals(pending, lessened.get("weight").doubleValue(), 1e-4);
    JsonNode found = get("/v1/decisions/" + cleaned.get("id").asString());
    assertEquals(suspect("clean"), found.at("/asked/actor").asString());
    assertEquals(cleaned, found.get("answered"));
    assertEquals(404, running.admin.get("/v1/decisions/zd_1").status());
  }

  @Test
  void theGateHoldsWhoeverIsTooFastAndWeighsACrowdedDeviceLess() throws Exception {
    List<Report> now = new ArrayList<>();
    for (int at = 0; at < 600; at++) {
      now.add(like("fast", "fast" + at, null));
      now.add(like("crowd" + at, "liked by a crowd", "crowded"));
    }
    running.send(now);
    JsonNode fast = decision("fast", "");
    assertEquals("hold", fast.get("decision").asString());
    assertEquals(600, fast.at("/reasons/0/numbers/minute").intValue(), fast.toString());
    assertEquals("allow", decision("crowd1", "").get("decision").asString());
    JsonNode crowded = decision("crowd1", ",\"device\":\"crowded\"");
    assertEquals("weigh_less", crowded.get("decision").asString());
    running.clock.advance(Duration.ofDays(1));
    assertEquals("allow", decision("fast", "").get("decision").asString());
  }

  private static Report like(String actor, String target, @Nullable String device) {
    long time = running.clock.millis();
    return new Report(
        null, EventType.LIKE, time, actor, target, null, null, device, null, -1, -1, -1);
  }

  private static JsonNode decision(String actor, String more) throws Exception {
    return post("/v1/decisions", "{\"actor\":\"" + actor + "\",\"target\":\"p\"" + more + "}");
  }

  @Test
  void aStatementIsCheckedByItsPublicKeyAndBreaksWhenTouched() throws Exception {
    running.admin.like("签名", "a");
    JsonNode signed = get("/v1/targets/%E7%AD%BE%E5%90%8D/statement");
    JsonNode known = get("/.well-known/zhenzan-statement-key");
    assertEquals(known.get("key"), signed.get("key"));
    PublicKey key = StatementKey.publicKey(known.get("public_key").asString());
    String signature = signed.get("signature").asString();
    Map<String, Object> statement = plain(signed.get("statement"));
    assertEquals(64, signed.at("/statement/head/hash").asString().length());
    assertEquals(1L, statement.get("raw"));
    assertTrue(StatementKey.verifies(key, CanonicalJson.of(statement), signature));
    statement.put("raw", 2L);
    assertTrue(!StatementKey.verifies(key, CanonicalJson.of(statement), signature));
  }

  @Test
  void aStatementOfWithheldLikesIsThatOfTheCounts() throws Exception {
    String target = withheld();
    JsonNode counts = get("/v1/targets/" + target + "/counts");
    JsonNode signed = get("/v1/targets/" + target + "/statement");
    Map<String, Object> statement = plain(signed.get("statement"));
    PublicKey key = StatementKey.publicKey(get("/v1/keys/statement").get("public_key").asString());
    String signature = signed.get("signature").asString();
    assertTrue(StatementKey.verifies(key, CanonicalJson.of(statement), signature));
    assertEquals(
        Math.round(counts.get("honest").doubleValue() * 10_000), statement.get("honest_bp"));
    counts
        .get("withheld")
        .properties()
        .forEach(
            reason ->
                assertEquals(
                    Math.round(reason.getValue().doubleValue() * 10_000),
                    signed.at("/statement/excluded_bp").get(reason.getKey()).longValue()));
  }

  /** A target whose likes weigh less than they are many. */
  private static String withheld() throws Exception {
    for (Report report : world) {
      String target = ZhenzanClient.encoded(report.target());
      if (get("/v1/targets/" + target + "/counts").get("withheld").size() > 0) {
        return target;
      }
    }
    throw new AssertionError("nothing is withheld");
  }

  private static Map<String, Object> plain(JsonNode object) {
    Map<String, Object> plain = new TreeMap<>();
    object
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              Object read = value.isNumber() ? value.longValue() : value.asString("");
              plain.put(member.getKey(), value.isObject() ? plain(value) : read);
            });
    return plain;
  }

  @Test
  void theServiceTellsOfItself() throws Exception {
    assertEquals("up", get("/health/live").get("status").asString());
    assertEquals("up", get("/health/ready").get("status").asString());
    assertEquals(11, get("/v1/event-types").get("event_types").size());
    assertEquals("like", get("/v1/event-types/like").at("/schema/title").asString());
    String metrics = running.admin.get("/metrics").body();
    for (String name :
        List.of("zhenzan_events_total", "zhenzan_log_head", "jvm_memory_used_bytes")) {
      assertTrue(metrics.contains(name), name);
    }
  }

  @Test
  void whatIsNotThereIsAProblemToo() throws Exception {
    Answer nowhere = running.admin.get("/v2/nothing");
    assertEquals(404, nowhere.status());
    assertEquals("application/problem+json", nowhere.header("content-type").orElse(""));
    Answer method = running.admin.send("PATCH", "/v1/events", null, BodyPublishers.noBody());
    assertEquals(405, method.status());
    assertEquals("POST", method.header("allow").orElse(""));
    assertEquals(422, running.admin.get("/v1/accounts/%20").status());
  }

  @Test
  void whatTomcatRefusesIsAProblemWithoutAStack() throws Exception {
    for (String line :
        List.of(
            "GET /v1/a|b HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET / HTTP/9.9",
            "nonsense",
            "GET /v1/accounts/%00 HTTP/1.1",
            "GET /v1/accounts/%ff HTTP/1.1")) {
      String answer = raw(line);
      assertTrue(
          answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 505"), line + answer);
      assertTrue(!answer.contains("<html") && !answer.contains("at org."), line + answer);
    }
  }

  private static String raw(String line) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.app.port());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(
          (line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
