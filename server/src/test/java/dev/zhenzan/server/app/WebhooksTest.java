package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.app.Receiver.Got;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.space.Space;
import dev.zhenzan.server.space.SpaceOptions;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real service over a real file tells a real HTTP server: once and signed when all goes well,
 * again under the same id when not, also after a restart, and nobody who may not be told. Days of
 * waiting pass by a clock that the test sets.
 */
final class WebhooksTest {
  private static final List<String> HERE = List.of("127.0.0.0/8");

  @TempDir Path folder;
  private final HandClock clock = new HandClock(RunningApp.NOW);
  private Receiver receiver;
  private Service service;
  private ZhenzanClient client;

  @BeforeEach
  void begin() throws Exception {
    receiver = new Receiver();
    start(HERE);
  }

  @AfterEach
  void end() {
    service.close();
    receiver.close();
  }

  private void start(List<String> networks) throws Exception {
    ServerOptions options =
        ServerOptions.of(folder.resolve("likes.db").toString()).onPort(0).withWebhooksTo(networks);
    service = Service.start(options, SpaceOptions.DEFAULTS, clock, line -> {});
    String key = Files.readString(folder.resolve("likes.db.key")).strip();
    client = new ZhenzanClient(URI.create(service.url()), key);
  }

  private JsonNode call(String method, String path, String body, int status) throws Exception {
    Answer answer = client.send(method, path, "application/json", BodyPublishers.ofString(body));
    assertEquals(status, answer.status(), method + " " + path + " " + answer.body());
    return json(answer);
  }

  private JsonNode hook(String url, String more) throws Exception {
    return call("POST", "/v1/webhooks", "{\"url\":\"" + url + "\"" + more + "}", 201);
  }

  private JsonNode closing() throws Exception {
    clock.advance(Duration.ofSeconds(1));
    assertEquals(200, client.like("p", "a" + clock.millis()).status());
    return call("POST", "/v1/closings", "", 200);
  }

  /** Asks until something is so: what the receiver was told is written down a moment later. */
  private JsonNode until(String path, String pointer, String expected) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode said = call("GET", path, "", 200);
    while (!said.at(pointer).asString("").equals(expected)) {
      assertTrue(System.nanoTime() < end, pointer + " is not " + expected + ": " + said);
      Thread.onSpinWait();
      said = call("GET", path, "", 200);
    }
    return said;
  }

  private static String deliveries(JsonNode hook) {
    return "/v1/webhooks/" + hook.get("id").asString() + "/deliveries";
  }

  @Test
  void aClosingIsToldOnceSignedAndNoted() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\",\"count.changed\"]");
    String secret = hook.get("secret").asString();
    closing();
    Set<String> types = new HashSet<>();
    for (int message = 0; message < 2; message++) {
      Got got = receiver.next();
      assertEquals("/hook?a=b", got.path());
      assertEquals(clock.millis() / 1000, got.seconds());
      assertTrue(Receiver.signedBy(got, secret));
      assertTrue(!Receiver.signedBy(got, "whsec_AAAA"));
      types.add(got.json().get("type").asString());
      if (got.json().get("type").asString().equals("count.changed")) {
        assertEquals("p", got.json().at("/data/counts/0/target").asString());
        assertEquals(1.0, got.json().at("/data/counts/0/honest").asDouble());
        assertEquals(0.0, got.json().at("/data/counts/0/honest_before").asDouble());
      } else {
        assertEquals(1, got.json().at("/data/closing").asInt());
      }
    }
    assertEquals(Set.of("closing.done", "count.changed"), types);
    JsonNode told = until(deliveries(hook) + "?state=delivered", "/deliveries/1/status", "204");
    assertEquals(2, told.get("deliveries").size());
    assertNull(receiver.got.poll());
    nothingOfTheSecretIsWrittenDown(secret);
  }

  private void nothingOfTheSecretIsWrittenDown(String secret) throws Exception {
    assertTrue(!call("GET", "/v1/webhooks", "", 200).toString().contains(secret));
    String plain = secret.replace("whsec_", "");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(!bytes.contains(plain), file + " holds the secret");
      }
    }
  }

  @Test
  void whatFailedComesAgainUnderTheSameIdAlsoAfterARestart() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\"]");
    receiver.status = 500;
    closing();
    Got first = receiver.next();
    until(deliveries(hook), "/deliveries/0/attempts", "1");
    clock.advance(Duration.ofSeconds(6));
    Got second = receiver.next();
    JsonNode noted = until(deliveries(hook), "/deliveries/0/attempts", "2");
    assertEquals("answered 500", noted.at("/deliveries/0/error").asString());
    service.close();
    receiver.status = 200;
    clock.advance(Duration.ofMinutes(6));
    start(HERE);
    Got third = receiver.next();
    assertEquals(first.id(), second.id());
    assertEquals(first.id(), third.id());
    assertEquals(first.json(), third.json());
    assertTrue(third.seconds() > first.seconds(), "the time is that of the try");
    until(deliveries(hook), "/deliveries/0/state", "delivered");
  }

  /** As if the process had ended between the closing and the laying down of its messages. */
  @Test
  void aClosingOfWhichNothingWasLaidDownIsToldAfterTheNextStart() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\",\"count.changed\"]");
    closing();
    receiver.next();
    receiver.next();
    assertEquals(200, client.like("q", "b").status());
    service.close();
    JdbcStore store = JdbcStore.open(folder.resolve("likes.db").toString());
    try (Space space = Space.open(store, SpaceOptions.DEFAULTS, clock)) {
      assertEquals(2, space.closer().closeNow().get().number());
    }
    start(HERE);
    Set<String> told = new HashSet<>();
    for (int message = 0; message < 2; message++) {
      JsonNode body = receiver.next().json();
      assertEquals(2, body.at("/data/closing").asInt(), body.toString());
      told.add(body.get("type").asString());
    }
    assertEquals(Set.of("closing.done", "count.changed"), told);
    until("/v1/webhooks/" + hook.get("id").asString(), "/told_closing", "2");
  }

  @Test
  void afterTheLastTryItLiesDeadUntilItIsSentAgainByHand() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\"]");
    receiver.status = 302; // and nothing goes to /elsewhere
    closing();
    for (int tries = 1; tries < 10; tries++) {
      assertEquals("/hook?a=b", receiver.next().path());
      until(deliveries(hook), "/deliveries/0/attempts", String.valueOf(tries));
      clock.advance(Duration.ofHours(27));
    }
    receiver.next();
    JsonNode dead = until(deliveries(hook), "/deliveries/0/state", "dead");
    assertEquals(302, dead.at("/deliveries/0/status").asInt());
    assertEquals(
        1, call("GET", deliveries(hook) + "?state=dead", "", 200).get("deliveries").size());
    receiver.status = 200;
    String id = dead.at("/deliveries/0/id").asString();
    call("POST", deliveries(hook) + "/" + id + "/retry", "", 202);
    assertEquals(id, receiver.next().id());
    until(deliveries(hook), "/deliveries/0/state", "delivered");
    call("POST", deliveries(hook) + "/msg_none/retry", "", 404);
  }

  @Test
  void whoIsGoneIsNotToldAgainUntilSomebodySaysSo() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\"]");
    String path = "/v1/webhooks/" + hook.get("id").asString();
    receiver.status = 410;
    closing();
    receiver.next();
    until(path, "/state", "disabled");
    closing();
    until(path, "/told_closing", "2");
    assertNull(receiver.got.poll());
    receiver.status = 200;
    call("PATCH", path, "{\"paused\":false}", 200);
    closing();
    assertEquals(3, receiver.next().json().at("/data/closing").asInt());
  }

  @Test
  void aPausedHookIsToldLaterAndADeletedOneNever() throws Exception {
    JsonNode hook = hook(receiver.url(), ",\"events\":[\"closing.done\"]");
    String path = "/v1/webhooks/" + hook.get("id").asString();
    call("PATCH", path, "{\"paused\":true}", 200);
    closing();
    until(deliveries(hook), "/deliveries/0/state", "waiting");
    assertNull(receiver.got.poll());
    call("PATCH", path, "{\"paused\":false}", 200);
    assertEquals(1, receiver.next().json().at("/data/closing").asInt());
    call("DELETE", path, "", 200);
    call("GET", path, "", 404);
    JsonNode other = hook(receiver.url(), ",\"events\":[\"closing.done\"]");
    closing();
    assertTrue(receiver.next().id().contains(other.get("id").asString()));
    assertNull(receiver.got.poll());
  }

  @Test
  void aNewSecretSignsBesideTheOldForADay() throws Exception {
    JsonNode hook = hook(receiver.url(), "");
    String path = "/v1/webhooks/" + hook.get("id").asString();
    String old = hook.get("secret").asString();
    String fresh = call("PATCH", path, "{\"rotate_secret\":true}", 200).get("secret").asString();
    assertNotEquals(old, fresh);
    call("POST", path + "/test", "", 202);
    Got both = receiver.next();
    assertTrue(Receiver.signedBy(both, old) && Receiver.signedBy(both, fresh));
    assertEquals("test", both.json().get("type").asString());
    clock.advance(Duration.ofHours(25));
    call("POST", path + "/test", "", 202);
    Got one = receiver.next();
    assertTrue(!Receiver.signedBy(one, old) && Receiver.signedBy(one, fresh));
  }

  @Test
  void whoeverIsSlowDelaysOnlyItself() throws Exception {
    try (Receiver slow = new Receiver()) {
      slow.stuck = true;
      hook(slow.url(), "");
      hook(receiver.url(), ",\"events\":[\"closing.done\"]");
      closing();
      slow.next();
      assertEquals(1, receiver.next().json().at("/data/closing").asInt());
      closing();
      assertEquals(2, receiver.next().json().at("/data/closing").asInt());
      assertNull(slow.got.poll(), "one at a time");
    }
  }

  @Test
  void nobodyInAClosedNetworkIsReached() throws Exception {
    service.close();
    start(List.of("10.0.0.0/8"));
    JsonNode hook = hook(receiver.url(), "");
    call("POST", "/v1/webhooks/" + hook.get("id").asString() + "/test", "", 202);
    JsonNode noted = until(deliveries(hook), "/deliveries/0/attempts", "1");
    assertTrue(noted.at("/deliveries/0/error").asString().contains("closed network"));
    assertNull(receiver.got.poll());
    for (String url : List.of("ftp://a/", "http://u:p@a/", "x", "http://", "https:///x")) {
      call("POST", "/v1/webhooks", "{\"url\":\"" + url + "\"}", 422);
    }
    call("POST", "/v1/webhooks", "{\"url\":\"http://a\",\"events\":[\"x\"]}", 422);
    call("POST", "/v1/webhooks", "{\"url\":\"http://a\",\"min_change\":-1}", 422);
  }
}
