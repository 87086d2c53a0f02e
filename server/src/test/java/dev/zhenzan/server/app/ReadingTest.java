package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.key.CanonicalJson;
import dev.zhenzan.server.key.StatementKey;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is read over HTTP is what the book holds, in likes and nats, page after page. */
final class ReadingTest {
  private static RunningApp running;

  @BeforeAll
  static void start() throws Exception {
    running = new RunningApp();
    for (int at = 0; at < 25; at++) {
      String name = "u%02d".formatted(at);
      running.below.accounts.put(
          name,
          new Book.Account(
              name,
              1_000_000 - 1_000 * (at / 2),
              4_100 - at,
              -4_100,
              at == 0 ? "clean" : at == 1 ? "weigh_less" : "none",
              at < 3 ? 1 : 0,
              Map.of("lockstep", 8_200 - at),
              10,
              25_000,
              0.5));
    }
    running.below.rings.add(
        new Book.Ring(
            1,
            "mutual_group",
            true,
            List.of(new Book.Member("u00", "member"), new Book.Member("u01", "dispatcher")),
            40,
            7,
            0,
            1_000,
            1e-62));
    running.below.paces.put("fast", new Book.Pace(61, 61, 61, 0));
    running.below.paces.put("shared", new Book.Pace(0, 0, 0, 30));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static JsonNode get(String path) throws Exception {
    Answer answer = running.admin.get(path);
    assertEquals(200, answer.status(), answer.body());
    return json(answer);
  }

  private static JsonNode post(String path, String body) throws Exception {
    Answer answer =
        running.admin.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    assertEquals(200, answer.status(), answer.body());
    return json(answer);
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
  void suspectsComePageAfterPageEachOnce() throws Exception {
    List<String> names = new ArrayList<>();
    String path = "/v1/accounts?limit=7";
    while (path != null) {
      JsonNode page = get(path);
      page.get("accounts").forEach(each -> names.add(each.get("account").asString()));
      JsonNode next = page.get("next_cursor");
      path = next.isNull() ? null : "/v1/accounts?limit=7&cursor=" + next.asString();
    }
    assertEquals(List.copyOf(running.below.accounts.keySet()), names);
    assertEquals(422, running.admin.get("/v1/accounts?cursor=nonsense").status());
    assertEquals(422, running.admin.get("/v1/accounts?limit=0").status());
  }

  @Test
  void anAccountIsExplainedAndTheSumWithoutAKindIsASubtraction() throws Exception {
    JsonNode account = get("/v1/accounts/u00");
    assertEquals(0, account.get("authenticity").intValue());
    assertEquals("brushing", account.get("band").asString());
    assertEquals(2.5, account.get("honest_likes").doubleValue());
    assertEquals("sum", account.at("/waterfall/2/kind").asString());
    JsonNode without = get("/v1/accounts/u00/counterfactual?without=lockstep,burst");
    assertEquals(-4.1, without.get("nats_without").doubleValue());
    assertEquals(1 / (1 + Math.exp(4.1)), without.get("suspicion_without").doubleValue(), 1e-6);
    assertEquals(422, running.admin.get("/v1/accounts/u00/counterfactual?without=magic").status());
    assertEquals(404, running.admin.get("/v1/accounts/nobody").status());
    assertEquals("lockstep", get("/v1/accounts/u00/evidence").at("/evidence/0/kind").asString());
  }

  @Test
  void ringsAndLinksAreShown() throws Exception {
    assertEquals(2, get("/v1/rings").at("/rings/0/size").intValue());
    assertEquals("dispatcher", get("/v1/rings/1").at("/members/1/role").asString());
    assertEquals(404, running.admin.get("/v1/rings/2").status());
    assertEquals(404, running.admin.get("/v1/rings/x").status());
    running.admin.like("met", "l1");
    running.admin.like("met", "l2");
    assertEquals("met", get("/v1/links?a=l1&b=l2").at("/meetings/0/target").asString());
    assertEquals(404, running.admin.get("/v1/links?a=l1&b=l9").status());
    assertEquals(422, running.admin.get("/v1/links?a=l1").status());
  }

  @Test
  void theGateDecidesWithReasonsAndFailsOpen() throws Exception {
    assertEquals("allow", decision("somebody").get("decision").asString());
    JsonNode cleaned = decision("u00");
    assertEquals("limit", cleaned.get("decision").asString());
    assertEquals(0, cleaned.get("weight").intValue());
    assertEquals("verdict_clean", cleaned.at("/reasons/0/code").asString());
    assertEquals("weigh_less", decision("u01").get("decision").asString());
    assertEquals(0.25, decision("u01").get("weight").doubleValue());
    assertEquals("hold", decision("fast").get("decision").asString());
    assertEquals("weigh_less", decision("shared").get("decision").asString());
    JsonNode found = get("/v1/decisions/" + cleaned.get("id").asString());
    assertEquals("u00", found.at("/asked/actor").asString());
    assertEquals(cleaned, found.get("answered"));
    running.below.broken = true;
    JsonNode failed = decision("u00");
    running.below.broken = false;
    assertEquals("allow", failed.get("decision").asString());
    assertEquals("gate_failed", failed.at("/reasons/0/code").asString());
    assertEquals(404, running.admin.get("/v1/decisions/zd_1").status());
  }

  private static JsonNode decision(String actor) throws Exception {
    return post("/v1/decisions", "{\"actor\":\"" + actor + "\",\"target\":\"p\"}");
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

  private static Map<String, Object> plain(JsonNode object) {
    Map<String, Object> plain = new TreeMap<>();
    object
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              Object text = value.isObject() ? plain(value) : value.asString();
              plain.put(member.getKey(), value.isNumber() ? (Object) value.longValue() : text);
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
