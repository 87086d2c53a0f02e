package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What policies in force do at the gate of a running service: to the like at hand, later to the
 * account, and not at all. Answers are held against the OpenAPI document.
 *
 * <p>Can prove that the sternest wins with its reason, that shadows, snoozes, rollouts, ends, lists
 * and people's words hold, that what lasts is done once an occasion and undone whole, and that what
 * cannot be told decides nothing. How fast it is, the bench says.
 */
final class GatePoliciesTest {
  private static final String HEAD =
      """
      features:
        likes_1h: {count: like, by: actor, within: 1h}
        likes_30d: {count: like, by: actor, within: 30d}
        device_30d: {count: like, by: device, within: 30d}
      labels:
        seen: {en: seen, zh: 见过}
      policies:
      """;

  private RunningApp running;
  private JsonNode document;
  private int sent;

  @BeforeEach
  void start() throws Exception {
    running = new RunningApp(Backend.SQLITE);
    document = json(running.admin.get("/openapi.json"));
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  private static String policy(String id, String when, String then, String more) {
    return """
      - id: %s
        version: 1
        title: {en: a, zh: b}
        on: like
        when: '%s'
        then: %s
        because: {en: "{likes_1h} likes", zh: "点赞 {likes_1h} 次"}
        budget: 10000
        owner: test
    %s"""
        .formatted(id, when, then, more.isEmpty() ? "" : "    " + more + "\n");
  }

  private void save(String... policies) throws Exception {
    String file = HEAD + String.join("", policies);
    Answer saved =
        running.admin.send(
            "POST", "/v1/policies", "application/yaml", BodyPublishers.ofString(file));
    assertEquals(201, saved.status(), saved.body());
  }

  private void live(String... ids) throws Exception {
    for (String id : ids) {
      running.post("/v1/policies/" + id + "/1/shadow", "");
      running.post("/v1/policies/" + id + "/1/live", "");
    }
  }

  private void like(String actor) throws Exception {
    String time = running.clock.instant().toString();
    String event = "{\"id\":\"x%d\",\"actor\":\"%s\",\"target\":\"p%d\",\"time\":\"%s\"}";
    Answer kept = running.admin.events(event.formatted(sent, actor, sent++, time));
    assertEquals(200, kept.status(), kept.body());
  }

  private JsonNode ask(String actor) throws Exception {
    return ask(actor, "");
  }

  private JsonNode ask(String actor, String query) throws Exception {
    String body = "{\"actor\":\"" + actor + "\",\"target\":\"next\",\"device\":\"d\"}";
    JsonNode said = running.post("/v1/decisions" + query, body);
    assertEquals(List.of(), fits("Decision", said), said.toString());
    return said;
  }

  private List<String> fits(String schema, JsonNode what) {
    return new SchemaCheck(document).faults(document.at("/components/schemas/" + schema), what);
  }

  private JsonNode kept(JsonNode said) throws Exception {
    JsonNode kept = running.get("/v1/decisions/" + said.get("id").asString());
    assertEquals(List.of(), fits("KeptDecision", kept), kept.toString());
    return kept;
  }

  private void done() throws Exception {
    running.app.acts().errands().reached().get();
  }

  private JsonNode standing(String account) throws Exception {
    return running.get("/v1/accounts/" + account + "/standing");
  }

  private JsonNode listed(String policy) throws Exception {
    for (JsonNode each : running.get("/v1/policies").get("policies")) {
      if (each.get("policy").asString().equals(policy)) {
        return each;
      }
    }
    throw new AssertionError("no " + policy);
  }

  @Test
  void theSternestWinsAndSaysWhy() throws Exception {
    save(
        policy("third", "likes_1h >= 3", "weigh_less: {to: 40%}", "")
            .replace("then: w", "then: {w")
            .replace("40%}", "40%}}"),
        policy("fourth", "likes_1h >= 4", "hold", ""),
        policy("fifth", "likes_1h >= 5", "reject", ""),
        policy("watching", "likes_1h >= 2", "reject", ""));
    live("third", "fourth", "fifth");
    running.post("/v1/policies/watching/1/shadow", "");
    List<String> outcomes = new ArrayList<>();
    for (int like = 0; like < 5; like++) {
      JsonNode said = ask("a");
      outcomes.add(said.get("decision").asString() + " " + said.get("weight"));
      like("a");
    }
    assertEquals(List.of("allow 1", "allow 1", "weigh_less 0.4", "hold 0", "reject 0"), outcomes);
    running.clock.advance(Duration.ofMinutes(1));
    JsonNode said = ask("a");
    assertEquals(3, said.get("reasons").size(), said.toString());
    JsonNode last = said.at("/reasons/0");
    assertEquals("fifth@1", last.get("policy").asString());
    assertEquals("6 likes", last.get("text_en").asString());
    assertEquals("点赞 6 次", last.get("text_zh").asString());
    assertEquals(6, last.at("/numbers/likes_1h").intValue());
    JsonNode hits = kept(said).get("policies");
    assertEquals(4, hits.size(), hits.toString());
    assertEquals("shadow", hits.get(3).get("state").asString());
    assertEquals(5, listed("watching").get("hits").intValue(), "from the second like on");
    assertEquals(1, listed("watching").get("accounts").intValue());
    running.clock.advance(Duration.ofHours(2));
    assertEquals("allow", ask("a").get("decision").asString(), "the window has passed");
  }

  @Test
  void aChangeHoldsForTheNextDecisionAndWindowsLookBackAtOnce() throws Exception {
    for (int like = 0; like < 3; like++) {
      like("a");
    }
    save(policy("more", "likes_1h >= 4", "reject", ""));
    assertEquals("allow", ask("a").get("decision").asString(), "a draft");
    running.post("/v1/policies/more/1/shadow", "");
    JsonNode watched = ask("a");
    assertEquals("allow", watched.get("decision").asString(), "a shadow");
    assertEquals(1, kept(watched).get("policies").size(), "with the likes before it was there");
    running.post("/v1/policies/more/1/live", "");
    assertEquals("reject", ask("a").get("decision").asString());
    running.post("/v1/policies/more/1/retire", "");
    JsonNode over = ask("a");
    assertEquals("allow", over.get("decision").asString());
    assertEquals(0, kept(over).get("policies").size());
  }

  @Test
  void aPolicyThatCountsNothingIsAskedToo() throws Exception {
    save(
        policy("denied", "denied", "reject", "")
            .replace("{likes_1h} likes", "on a list")
            .replace("{likes_1h}", ""),
        policy("counts", "likes_1h >= 2", "hold", ""));
    live("denied");
    String list = "{\"list\":\"deny\",\"because\":\"known\"}";
    assertEquals("allow", ask("a").get("decision").asString());
    running.admin.send(
        "PUT", "/v1/accounts/a/labels/bad", "application/json", BodyPublishers.ofString(list));
    assertEquals("reject", ask("a").get("decision").asString());
    live("counts");
    like("b");
    assertEquals("hold", ask("b").get("decision").asString());
    running.post("/v1/policies/counts/1/retire", "");
    assertEquals("allow", ask("b").get("decision").asString());
    assertEquals("reject", ask("a").get("decision").asString(), "nothing is counted any more");
  }

  @Test
  void someAreLeftAlone() throws Exception {
    String expired = "expires: " + running.clock.instant().toString().substring(0, 10);
    save(
        policy("wide", "likes_1h >= 1 && !allowed", "reject", ""),
        policy("over", "likes_1h >= 1", "hold", expired),
        policy("some", "likes_1h >= 1 && !allowed", "hold", "rollout: 30"));
    live("wide", "over", "some");
    assertEquals("reject", ask("a").get("decision").asString());
    running.post("/v1/policies/wide/snooze", "{\"account\":\"b\"}");
    String list = "{\"list\":\"allow\",\"because\":\"known\"}";
    Answer put =
        running.admin.send(
            "PUT",
            "/v1/accounts/c/labels/press",
            "application/json",
            BodyPublishers.ofString(list));
    assertEquals(200, put.status(), put.body());
    String genuine = "{\"says\":\"genuine\",\"because\":\"a person\"}";
    put =
        running.admin.send(
            "PUT", "/v1/accounts/e/override", "application/json", BodyPublishers.ofString(genuine));
    assertEquals(200, put.status(), put.body());
    assertFalse(ask("b").get("decision").asString().equals("reject"), "snoozed");
    assertEquals("allow", ask("c").get("decision").asString(), "on an allow list");
    assertEquals("allow", ask("e").get("decision").asString(), "a person said so");
    int held = 0;
    for (int account = 0; account < 200; account++) {
      held += kept(ask("r" + account)).get("policies").size() - 1;
    }
    assertTrue(
        held > 30 && held < 90, "about 30 of 100, and none by the one that is over: " + held);
  }

  @Test
  void whatCannotBeToldDecidesNothing() throws Exception {
    save(
        policy("divides", "100 / (likes_1h - likes_1h) > 1", "reject", ""),
        policy("unknown", "dwell_ms < 300", "reject", ""),
        policy("early", "suspicion < 0.5", "reject", ""),
        policy("sure", "likes_1h == 1", "hold", ""));
    live("divides", "unknown", "early", "sure");
    assertEquals("hold", ask("a").get("decision").asString());
    assertEquals(0, listed("divides").get("hits").intValue());
    String quick = "{\"actor\":\"a\",\"target\":\"t\",\"dwell_ms\":200}";
    assertEquals("reject", running.post("/v1/decisions", quick).get("decision").asString());
  }

  private static final String LASTING =
      policy(
          "lasting",
          "likes_1h >= 2",
          "[{limit: {for: 6h}}, {label: {name: seen, ttl: 2d}}, {strike: {weight: 1}}]",
          "");

  @Test
  void whatLastsIsDoneOnceAnOccasionAndUndoneWhole() throws Exception {
    save(LASTING);
    live("lasting");
    like("a");
    assertEquals("limit", ask("a", "?dry_run=true").get("decision").asString());
    done();
    assertEquals(0, standing("a").get("measures").size(), "only tried out");
    for (int again = 0; again < 20; again++) {
      assertEquals("limit", ask("a").get("decision").asString());
    }
    done();
    for (int again = 0; again < 20; again++) {
      ask("a");
    }
    done();
    assertEquals(1, standing("a").get("strikes").intValue(), "one strike for one occasion");
    assertEquals(2, standing("a").get("measures").size(), "the limit, and the strike's own rung");
    assertTrue(labels("a").contains("seen"), labels("a"));
    running.clock.advance(Duration.ofHours(7));
    like("a");
    JsonNode later = ask("a");
    assertEquals("limit", later.get("decision").asString());
    done();
    assertEquals(2, standing("a").get("strikes").intValue(), "another occasion");
    String undo = "/v1/policies/lasting/1/undo";
    JsonNode tried = running.post(undo, "{\"because\":\"wrong\",\"dry_run\":true}");
    assertEquals(2, standing("a").get("strikes").intValue());
    JsonNode undone = running.post(undo, "{\"because\":\"wrong\"}");
    assertEquals(tried.get("undone"), undone.get("undone"));
    assertEquals(List.of(), fits("PolicyUndone", undone));
    assertEquals(0, standing("a").get("strikes").intValue());
    for (JsonNode measure : standing("a").get("measures")) {
      assertEquals("undone", measure.get("state").asString(), measure.toString());
    }
    assertFalse(labels("a").contains("seen"), labels("a"));
    ask("a");
    done();
    assertEquals(0, standing("a").get("strikes").intValue(), "undone, and not done again at once");
  }

  private String labels(String account) throws Exception {
    return running.get("/v1/accounts/" + account + "/labels").toString();
  }

  @Test
  void eachAnswerIsOfOneMomentWhileBlocksAreTakenIn() throws Exception {
    int block = 40;
    save(
        policy("both", "likes_30d != device_30d", "reject", ""),
        policy("seen", "likes_30d >= 1", "observe", "").replace("likes_1h}", "likes_30d}"));
    live("both", "seen");
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> askers = new ArrayList<>();
      for (int asker = 0; asker < 2; asker++) {
        askers.add(threads.submit(() -> asking(block, over)));
      }
      for (int at = 0; at < 150; at++) {
        running.admin.events(block(at, block));
      }
      over.set(true);
      for (Future<Integer> asker : askers) {
        assertTrue(asker.get() > 5, "different moments were seen");
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
    assertEquals(0, listed("both").get("hits").intValue());
  }

  private String block(int number, int events) {
    StringBuilder block = new StringBuilder();
    for (int at = 0; at < events; at++) {
      String event =
          "{\"id\":\"b%d-%d\",\"actor\":\"a\",\"target\":\"t%d-%d\",\"device\":\"d\",\"time\":\"%s\"}";
      block.append(at == 0 ? "[" : ",");
      block.append(event.formatted(number, at, number, at, running.clock.instant()));
    }
    return block.append(']').toString();
  }

  /** How many different moments were seen; each is of whole blocks, and the features are of it. */
  private int asking(int block, AtomicBoolean over) throws Exception {
    int moments = 0;
    long last = -1;
    while (!over.get()) {
      JsonNode said = ask("a");
      long head = said.at("/rested_on/head").longValue();
      assertEquals(0, head % block, "whole blocks");
      JsonNode hits = kept(said).get("policies");
      assertEquals(1, hits.size(), hits.toString());
      long counted = hits.get(0).at("/rested_on/likes_30d").longValue();
      assertEquals(head + 1, counted, "all until then, and the one that is asked about");
      moments += head == last ? 0 : 1;
      last = head;
    }
    return moments;
  }
}
