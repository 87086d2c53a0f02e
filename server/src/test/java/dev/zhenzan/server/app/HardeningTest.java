package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.key.Scope;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What strangers try first, over a real service: bodies that unpack without end or nest without
 * end, fields that nobody may set, methods and origins that have no business here. And that answers
 * tell nothing of what runs inside.
 *
 * <p>Cannot prove that there is nothing else to try.
 */
final class HardeningTest {
  private static final int MIB = 1 << 20;

  private static RunningApp running;
  private static String key;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    running = new RunningApp(Backend.SQLITE);
    key = running.keys.create("", EnumSet.of(Scope.ADMIN), 0, Long.MAX_VALUE).reveal();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(running.base() + path))
            .method(method, body)
            .header("Authorization", "Bearer " + key);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  @Test
  void answersTellNothingOfWhatRunsInside() throws Exception {
    List<HttpResponse<String>> answers =
        List.of(
            send("GET", "/v1/closings", BodyPublishers.noBody()),
            send("GET", "/nowhere/%00", BodyPublishers.noBody()),
            send("GET", "/v1/accounts/" + "x".repeat(4000), BodyPublishers.noBody()),
            send("GET", "/v1/accounts?cursor=%ff", BodyPublishers.noBody()),
            send("PROPFIND", "/v1/closings", BodyPublishers.noBody()),
            post("/v1/measures", "{"),
            post("/v1/policies", "\t: ["));
    for (HttpResponse<String> answer : answers) {
      String told = answer.uri() + " " + answer.headers().map() + answer.body();
      for (String inner :
          List.of("Exception", "at dev.", "at org.", "tomcat", "Tomcat", "Spring")) {
        assertFalse(told.contains(inner), told);
      }
      assertEquals(List.of(), answer.headers().allValues("server"), told);
      assertEquals(List.of(), answer.headers().allValues("x-powered-by"), told);
    }
    var sniffed = answers.get(0).headers();
    assertEquals(List.of("nosniff"), sniffed.allValues("x-content-type-options"));
    assertEquals(List.of("no-store"), sniffed.allValues("cache-control"));
  }

  @Test
  void otherOriginsAndEchoesAreRefused() throws Exception {
    HttpResponse<String> asked =
        send(
            "OPTIONS",
            "/v1/measures",
            BodyPublishers.noBody(),
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "POST");
    assertEquals(List.of(), asked.headers().allValues("access-control-allow-origin"));
    HttpResponse<String> echo = send("TRACE", "/v1/closings", BodyPublishers.noBody());
    assertTrue(echo.statusCode() >= 400, echo.toString());
    assertFalse(echo.body().contains(key), "a trace gives the key away");
  }

  @Test
  void whatUnpacksWithoutEndIsCutShort() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] blanks = new byte[MIB];
      java.util.Arrays.fill(blanks, (byte) ' ');
      for (int at = 0; at < 256; at++) {
        gzip.write(blanks);
      }
    }
    assertTrue(packed.size() < MIB, "a quarter of a gigabyte in a small letter");
    for (String path : List.of("/v1/measures", "/v1/counts", "/v1/policies", "/v1/configuration")) {
      HttpResponse<String> answer =
          send(
              "POST",
              path,
              BodyPublishers.ofByteArray(packed.toByteArray()),
              "Content-Type",
              "application/json",
              "Content-Encoding",
              "gzip");
      assertEquals(413, answer.statusCode(), path + " " + answer.body());
    }
  }

  @Test
  void whatNestsWithoutEndIsNoJson() throws Exception {
    String deep = "{\"a\":".repeat(100_000);
    for (String path : List.of("/v1/measures", "/v1/events", "/v1/configuration")) {
      HttpResponse<String> answer = post(path, deep);
      assertEquals(400, answer.statusCode(), path + " " + answer.body());
    }
    HttpResponse<String> lists = post("/v1/policies", "[".repeat(50_000));
    assertEquals(422, lists.statusCode(), lists.body());
  }

  @Test
  void fieldsThatNobodyMaySetAreNotSet() throws Exception {
    HttpResponse<String> made =
        post(
            "/v1/keys",
            "{\"scopes\":[\"counts:read\"],\"id\":\"chosen\",\"hash\":\"00\",\"admin\":true}");
    JsonNode shown = tools.jackson.databind.json.JsonMapper.shared().readTree(made.body());
    assertFalse(shown.get("id").asString().equals("chosen"), made.body());
    String chosen = shown.get("key").asString();
    assertEquals(403, running.client(chosen).get("/v1/keys").status(), "no more than was asked");
    HttpResponse<String> hook = post("/v1/webhooks", "{\"url\":\"https://example.com/h\"}");
    JsonNode before = tools.jackson.databind.json.JsonMapper.shared().readTree(hook.body());
    String body = "{\"id\":\"x\",\"secret\":\"whsec_chosen\",\"told_closing\":-5}";
    HttpResponse<String> changed =
        send(
            "PATCH",
            "/v1/webhooks/" + before.get("id").asString(),
            BodyPublishers.ofString(body, StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    JsonNode after = tools.jackson.databind.json.JsonMapper.shared().readTree(changed.body());
    assertEquals(before.get("id"), after.get("id"));
    assertEquals(before.get("told_closing"), after.get("told_closing"));
    assertFalse(changed.body().contains("whsec_"), changed.body());
  }
}
