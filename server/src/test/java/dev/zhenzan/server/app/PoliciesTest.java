package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Policies over HTTP and a real SQLite file: written, refused, tried out, put in force, and what
 * they do when an epoch has been judged. Answers are held against the OpenAPI document.
 *
 * <p>Can prove that a policy acts only when it is live, that its budget keeps it from it, and that
 * what it did is undone whole. How well policies find brushing is measured by the backtest command
 * over worlds.
 */
final class PoliciesTest {
  private static final long BEGIN_SECONDS = 1_770_000_000;
  private static final String TRADES =
      """
      labels:
        trader: {en: trades likes, zh: 参与互赞}
      policies:
        - id: trades
          version: %d
          title: {en: Trades likes, zh: 互赞}
          on: closing
          when: flagged && signal_ring > 0 && likes_given >= 20 && !allowed
          then:
            - label: {name: trader, ttl: 30d}
            - strike: {weight: 2}
            - clean
          because: {en: "suspicion {suspicion} over {likes_given} likes", zh: "嫌疑 {suspicion}"}
          budget: %d
          owner: test
      """;
  private static final String WIDE =
      """
      policies:
        - id: wide
          version: 1
          title: {en: Everybody, zh: 所有人}
          on: like
          when: event_type == "like"
          then: hold
          because: {en: "a like", zh: "点赞"}
          budget: 10
          owner: test
      """;

  private RunningApp running;
  private JsonNode document;

  @BeforeEach
  void start() throws Exception {
    running = new RunningApp(Backend.SQLITE);
    document = json(running.admin.get("/openapi.json"));
    StringBuilder events = new StringBuilder();
    Random random = new Random(3);
    for (int at = 0; at < 4_500; at++) {
      String who = "u" + random.nextInt(300);
      String post = "post" + random.nextInt(400);
      long time = BEGIN_SECONDS + random.nextInt(864_000);
      event(events, "VIEW", who, post, time);
      if (random.nextBoolean()) {
        event(events, "LIKE", who, post, time + 3 + random.nextInt(37));
      }
    }
    for (int day = 0; day < 10; day++) {
      for (int owner = 0; owner < 12; owner++) {
        long time = BEGIN_SECONDS + day * 86_400 + 72_000 + random.nextInt(600);
        for (int member = 0; member < 12; member++) {
          if (member != owner) {
            String post = "g" + owner + "-" + day;
            event(events, "LIKE", "g" + member, post, time + random.nextInt(300));
          }
        }
      }
    }
    assertEquals(200, running.admin.events("[" + events + "]").status());
    running.closeEpoch();
  }

  private static void event(StringBuilder to, String type, String who, String target, long time) {
    to.append(to.isEmpty() ? "" : ",");
    String text =
        "{\"type\":\"%s\",\"actor\":\"%s\",\"target\":\"%s\",\"time\":%d,\"device\":\"d%s\"}";
    to.append(text.formatted(type, who, target, time, who));
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  private Answer send(String method, String pattern, String path, @Nullable String body)
      throws Exception {
    String type = pattern.equals("/v1/policies") ? "application/yaml" : "application/json";
    Answer answer =
        running.admin.send(
            method.toUpperCase(Locale.ROOT),
            path,
            type,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    String call = method + " " + path + " " + answer.status() + " " + answer.body();
    JsonNode response = document.path("paths").path(pattern).path(method).path("responses");
    assertTrue(response.has("" + answer.status()), call);
    if (answer.isOk()) {
      JsonNode schema = response.path("" + answer.status()).at("/content/application~1json/schema");
      assertEquals(List.of(), new SchemaCheck(document).faults(schema, json(answer)), call);
    }
    return answer;
  }

  private Answer post(String path, @Nullable String body) throws Exception {
    String pattern =
        path.replaceAll("\\?.*", "")
            .replaceAll("/v1/policies/[a-z]+/\\d+/", "/v1/policies/{policy}/{version}/")
            .replaceAll("/v1/policies/[a-z]+/snooze", "/v1/policies/{policy}/snooze");
    return send("post", pattern, path, body);
  }

  private JsonNode standing(String account) throws Exception {
    String path = "/v1/accounts/" + account + "/standing";
    return json(send("get", "/v1/accounts/{account}/standing", path, null));
  }

  /** Policies are asked on a thread of their own, and hold a moment after they are written down. */
  private JsonNode struck(String account) throws Exception {
    for (int look = 0; look < 20_000; look++) {
      JsonNode standing = standing(account);
      if (!standing.get("measures").isEmpty()) {
        return standing;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nothing was done to " + account);
  }

  @Test
  void aPolicyActsWhenItIsLiveAndNotBefore() throws Exception {
    assertEquals(201, post("/v1/policies", TRADES.formatted(1, 5_000)).status());
    assertEquals(409, post("/v1/policies/trades/1/live", null).status(), "a draft is not asked");
    assertEquals(200, post("/v1/policies/trades/1/shadow", null).status());
    JsonNode tried = json(post("/v1/policies/trades/1/backtest", null));
    assertEquals(12, tried.get("accounts").intValue(), tried.toString());
    assertTrue(tried.get("within_budget").booleanValue(), tried.toString());
    assertEquals(0, standing("g1").get("measures").size());
    JsonNode live = json(post("/v1/policies/trades/1/live", null));
    assertEquals("live", live.get("state").asString());
    StringBuilder more = new StringBuilder();
    event(more, "VIEW", "u1", "post1", BEGIN_SECONDS + 900_000);
    running.admin.events(more.toString());
    running.closeEpoch();
    JsonNode g1 = struck("g1");
    assertEquals(2, g1.get("strikes").intValue(), g1.toString());
    assertEquals("limit", g1.get("at_the_door").asString(), "two strikes lead to a limit");
    String labels = running.admin.get("/v1/accounts/g1/labels").body();
    assertTrue(labels.contains("\"trader\""), labels);
    assertEquals("standing", g1.at("/measures/0/state").asString(), g1.toString());
    assertEquals("trades@1", g1.at("/measures/0/policy").asString(), g1.toString());
    assertEquals(0, standing("u1").get("measures").size());
  }

  @Test
  void theBudgetKeepsAPolicyFromGoingLive() throws Exception {
    post("/v1/policies", WIDE);
    post("/v1/policies/wide/1/shadow", null);
    Answer refused = post("/v1/policies/wide/1/live", null);
    assertEquals(409, refused.status(), refused.body());
    assertTrue(refused.body().contains("10,000 genuine likers"), refused.body());
    assertTrue(refused.body().contains("真实点赞者"), refused.body());
    assertEquals("shadow", state("wide"));
  }

  private String state(String policy) throws Exception {
    for (JsonNode each : json(running.admin.get("/v1/policies")).get("policies")) {
      if (each.get("policy").asString().equals(policy)) {
        return each.get("state").asString();
      }
    }
    return "none";
  }

  @Test
  void whatIsWrongWithAFileIsSaidWithItsPlace() throws Exception {
    Answer refused = post("/v1/policies", TRADES.formatted(1, 10).replace("flagged", "flaged"));
    assertEquals(422, refused.status());
    JsonNode problem = json(refused).at("/problems/0");
    assertEquals(8, problem.get("line").intValue(), refused.body());
    assertTrue(problem.get("en").asString().contains("^"), refused.body());
    assertTrue(problem.get("en").asString().contains("flagged"), "the nearest name");
    assertEquals("none", state("trades"));
  }

  @Test
  void thePastIsCaughtUpWithAndGivenBack() throws Exception {
    post("/v1/policies", TRADES.formatted(1, 5_000));
    post("/v1/policies/trades/1/shadow", null);
    assertEquals(409, post("/v1/policies/trades/1/retroact", "{}").status(), "not live yet");
    post("/v1/policies/trades/1/live", null);
    JsonNode tried = json(post("/v1/policies/trades/1/retroact", "{\"dry_run\":true}"));
    assertEquals(12, tried.get("accounts").intValue());
    assertEquals(0, standing("g3").get("measures").size());
    assertEquals(409, post("/v1/policies/trades/1/retroact", "{\"cap\":3}").status());
    JsonNode before = json(running.admin.counts("g4-4"));
    assertTrue(json(post("/v1/policies/trades/1/retroact", "{}")).get("acts").intValue() > 12);
    assertEquals(0, json(running.admin.counts("g4-4")).get("honest").doubleValue());
    for (int member = 0; member < 12; member++) {
      for (JsonNode measure : standing("g" + member).get("measures")) {
        String id = measure.get("measure").asString();
        String undo = "/v1/measures/" + id + "/undo";
        assertEquals(
            200, send("post", "/v1/measures/{measure}/undo", undo, "{\"because\":\"x\"}").status());
      }
    }
    assertEquals(before.get("honest"), json(running.admin.counts("g4-4")).get("honest"));
    assertEquals(before.get("withheld"), json(running.admin.counts("g4-4")).get("withheld"));
    assertEquals(200, post("/v1/policies/trades/1/retire", null).status());
    assertEquals("retired", state("trades"));
  }

  @Test
  void whoeverIsOnAListOrSnoozedIsLeftAlone() throws Exception {
    post("/v1/policies", TRADES.formatted(1, 5_000));
    post("/v1/policies/trades/1/shadow", null);
    post("/v1/policies/trades/1/live", null);
    String body = "{\"list\":\"allow\",\"because\":\"known\"}";
    String label = "/v1/accounts/{account}/labels/{label}";
    assertEquals(200, send("put", label, "/v1/accounts/g5/labels/press", body).status());
    assertEquals(200, post("/v1/policies/trades/snooze", "{\"account\":\"g6\"}").status());
    StringBuilder more = new StringBuilder();
    event(more, "VIEW", "u1", "post1", BEGIN_SECONDS + 900_000);
    running.admin.events(more.toString());
    running.closeEpoch();
    assertTrue(struck("g9").get("strikes").intValue() > 0, "the last in the order of names");
    assertEquals(0, standing("g5").get("strikes").intValue(), "on a list");
    assertEquals(0, standing("g6").get("strikes").intValue(), "snoozed");
  }
}
