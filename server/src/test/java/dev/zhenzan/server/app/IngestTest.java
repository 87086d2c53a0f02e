package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The way in, over real HTTP and real databases. Can prove what is answered and counted; that it
 * outlives a kill is shown by the crash tests.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class IngestTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json";
  private static RunningApp running;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  private static String event(String id, String actor, String target) {
    return "{\"id\":\"%s\",\"time\":\"2026-03-01T11:00:00Z\",\"actor\":\"%s\",\"target\":\"%s\"}"
        .formatted(id, actor, target);
  }

  private static Answer post(String type, String body, String... headers) throws Exception {
    return running.admin.post("/v1/events", type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void oneEventIsTakenInAndItsSecondDeliveryIsADuplicate() throws Exception {
    Answer first = post(JSON, event("one-1", "u", "one"));
    assertEquals(200, first.status(), first.body());
    assertEquals(1, json(first).get("accepted").intValue());
    Answer second = post(JSON, event("one-1", "u", "one"));
    assertEquals(200, second.status());
    assertEquals(0, json(second).get("accepted").intValue());
    assertEquals(1, json(second).get("duplicates").intValue());
    assertEquals("duplicate", json(second).at("/items/0/status").asString());
    assertEquals("one-1", json(second).at("/items/0/id").asString());
    assertEquals(1, json(running.admin.counts("one")).get("raw").intValue());
  }

  @Test
  void oneBadEventDoesNotSinkItsBatchUnlessAsked() throws Exception {
    String batch =
        "["
            + event("mix-1", "u", "mix")
            + ",{\"id\":\"mix-2\",\"actor\":\"v\",\"target\":\"mix\"},"
            + event("mix-3", "w", "mix")
            + "]";
    Answer atomic =
        running.admin.post("/v1/events?atomic=true", JSON, batch.getBytes(StandardCharsets.UTF_8));
    assertEquals(422, atomic.status());
    assertEquals(1, json(atomic).get("index").intValue());
    assertEquals("/time", json(atomic).get("pointer").asString());
    assertEquals(0, json(running.admin.counts("mix")).get("raw").intValue());

    Answer mixed = post(JSON, batch);
    assertEquals(207, mixed.status());
    JsonNode item = json(mixed).at("/items/0");
    assertEquals(1, item.get("index").intValue());
    assertEquals("rejected", item.get("status").asString());
    assertEquals("mix-2", item.get("id").asString());
    assertEquals("/time", item.at("/problem/pointer").asString());
    assertEquals(2, json(running.admin.counts("mix")).get("raw").intValue());
  }

  @Test
  void aSingleBadEventIsAProblemThatPointsAtTheField() throws Exception {
    Answer answer = post(JSON, "{\"actor\":\"u\",\"target\":\"p\",\"type\":\"hug\",\"time\":1}");
    assertEquals(422, answer.status());
    assertEquals("application/problem+json", answer.header("content-type").orElse(""));
    assertEquals("/type", json(answer).get("pointer").asString());
    assertTrue(json(answer).get("detail").asString().contains("hug"));
  }

  @Test
  void aLongStreamIsTakenInBlocksPlainAndPacked() throws Exception {
    StringBuilder text = new StringBuilder();
    int events = 50_000;
    for (int at = 0; at < events; at++) {
      text.append(event("s" + at, "u" + at, "stream")).append('\n');
      if (at % 10_000 == 5_000) {
        text.append("{broken\n");
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Answer plain = running.admin.eventLines(bytes);
    assertEquals(207, plain.status(), plain.body());
    assertEquals(events, json(plain).get("accepted").intValue());
    assertEquals(5, json(plain).get("rejected").intValue());
    assertEquals(5_001, json(plain).at("/items/0/index").intValue());

    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    Answer again =
        running.admin.post("/v1/events", NDJSON, packed.toByteArray(), "Content-Encoding", "gzip");
    assertEquals(events, json(again).get("duplicates").intValue());
    assertEquals(1_000, json(again).get("items").size());
    assertEquals(events + 5 - 1_000, json(again).get("items_left_out").intValue());
    assertEquals(events, json(running.admin.counts("stream")).get("raw").intValue());
  }

  @Test
  void theSameIdempotencyKeyGivesTheSameAnswerAndAnotherBodyIsRefused() throws Exception {
    String body = "[{\"time\":1700000000,\"actor\":\"u\",\"target\":\"once\"}]";
    Answer first = post(JSON, body, "Idempotency-Key", "k1");
    Answer second = post(JSON, body, "Idempotency-Key", "k1");
    assertEquals(200, first.status());
    assertEquals(first.body(), second.body());
    assertEquals(1, json(first).get("accepted").intValue());
    Answer other = post(JSON, body.replace("\"u\"", "\"v\""), "Idempotency-Key", "k1");
    assertEquals(422, other.status());
    assertTrue(json(other).get("type").asString().endsWith("idempotency-key-reused"));
    Answer lines = post(NDJSON, body.substring(1, body.length() - 1), "Idempotency-Key", "k2");
    assertEquals(200, lines.status(), lines.body());
  }

  @Test
  void whatCannotBeReadIsSaidSo() throws Exception {
    assertEquals(400, post(JSON, "").status());
    assertEquals(400, post(JSON, "{").status());
    assertEquals(400, post(JSON, "17").status());
    assertEquals(400, post(JSON, "{} {}").status());
    assertEquals(415, post("text/plain", "{}").status());
    assertEquals(415, post(JSON, "{}", "Content-Encoding", "br").status());
    assertEquals(400, post(JSON, "{}", "Content-Encoding", "gzip").status());
    assertEquals(200, post(NDJSON, "").status());
    String one = event("x", "u", "p") + ",";
    String many = "[" + one.repeat(20_001).substring(0, one.length() * 20_001 - 1) + "]";
    assertEquals(400, post(JSON, many).status());
  }

  @Test
  void aFullQueueSaysWhenToComeBackAndReadingGoesOn() throws Exception {
    String waiting = "[" + events("w", 10_000) + "]";
    ExecutorService callers = Executors.newFixedThreadPool(2);
    List<Future<Answer>> answers = new ArrayList<>();
    try (SlowTransaction ignored = SlowTransaction.begin(running.below.database())) {
      answers.add(callers.submit(() -> post(JSON, waiting)));
      answers.add(callers.submit(() -> post(JSON, waiting.replace("\"w", "\"v"))));
      awaitWaiting(20_000);
      Answer busy = post(JSON, event("b1", "u", "busy"));
      assertEquals(429, busy.status());
      assertTrue(json(busy).get("type").asString().endsWith("too-much"), busy.body());
      assertEquals(1, busy.retryAfterSeconds());
      Answer lines = post(NDJSON, event("b1", "u", "busy"));
      assertEquals(429, lines.status());
      assertEquals(0, json(lines).get("next_index").intValue());
      assertEquals(429, running.admin.like("busy", "u").status());
      assertEquals(0, json(running.admin.counts("busy")).get("raw").intValue());
    } finally {
      callers.shutdown();
    }
    for (Future<Answer> answer : answers) {
      assertEquals(10_000, json(answer.get()).get("accepted").intValue());
    }
    assertEquals(200, post(JSON, event("b1", "u", "busy")).status());
    assertEquals(1, json(running.admin.counts("busy")).get("raw").intValue());
  }

  private static String events(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> event(name + at, name + at, "waiting"))
        .collect(Collectors.joining(","));
  }

  private static void awaitWaiting(int reports) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (running.below.intake().load().waiting() < reports) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void aLikeIsAThingThatIsThereOrNot() throws Exception {
    String target = "帖子/1 a+b?c#d%41";
    String actor = "用户/../2";
    Answer put = running.admin.like(target, actor);
    assertEquals(200, put.status(), put.body());
    assertTrue(json(put).get("changed").asBoolean());
    assertEquals(target, json(put).get("target").asString());
    assertEquals(actor, json(put).get("actor").asString());
    assertTrue(!json(running.admin.like(target, actor)).get("changed").asBoolean());
    assertEquals(1, json(running.admin.counts(target)).get("raw").intValue());
    String id = json(put).get("event").asString();
    assertEquals(target, json(running.admin.get("/v1/likes/" + id)).get("target").asString());
    assertTrue(json(running.admin.unlike(target, actor)).get("changed").asBoolean());
    assertTrue(!json(running.admin.unlike(target, actor)).get("changed").asBoolean());
    assertEquals(0, json(running.admin.counts(target)).get("raw").intValue());
  }
}
