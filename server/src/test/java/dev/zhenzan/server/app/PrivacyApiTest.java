package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is answered about a person's data is as the document says, and only who may do everything is
 * answered. What erasing does is proved by its own test: here nobody opens the service again, so
 * that what is asked for waits.
 */
final class PrivacyApiTest {
  private static RunningApp running;
  private static JsonNode document;

  @BeforeAll
  static void start() throws Exception {
    running = new RunningApp(Backend.SQLITE);
    document = json(running.admin.get("/openapi.json"));
    running.sendWorld("plain", 300, 1);
    running.admin.events(
        "[{\"id\":\"e1\",\"time\":1772600000,\"actor\":\"anna\",\"target\":\"p1\","
            + "\"device\":\"a phone\",\"ip\":\"192.0.2.7\"}]");
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  private static JsonNode call(String method, String path, String body, int status)
      throws Exception {
    Answer answer =
        running.admin.send(
            method,
            path.replace("{account}", "anna"),
            body.isEmpty() ? null : "application/json",
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    assertEquals(status, answer.status(), method + " " + path + " " + answer.body());
    String call = method.toLowerCase(Locale.ROOT);
    JsonNode response =
        document.path("paths").path(path).path(call).path("responses").path("" + status);
    assertTrue(response.isObject(), method + " " + path + " " + status);
    if (answer.isOk()) {
      JsonNode schema = response.at("/content/application~1json/schema");
      assertEquals(List.of(), new SchemaCheck(document).faults(schema, json(answer)), path);
    }
    return json(answer);
  }

  @Test
  void erasureIsTriedAskedForAndListed() throws Exception {
    String path = "/v1/accounts/{account}/erasure";
    JsonNode tried = call("POST", path, "{\"dry_run\":true}", 200);
    assertEquals(1, tried.at("/found/events").intValue());
    assertEquals(1, tried.at("/found/devices_of_their_own").intValue());
    assertTrue(call("GET", "/v1/erasures", "", 200).get("erasures").isEmpty());
    call("POST", path, "{}", 422);
    JsonNode asked = call("POST", path, "{\"because\":\"asked\"}", 202);
    JsonNode again = call("POST", path, "{\"because\":\"asked twice\"}", 202);
    assertEquals(asked.get("erasure"), again.get("erasure"));
    JsonNode all = call("GET", "/v1/erasures", "", 200);
    assertEquals("waiting", all.at("/erasures/0/state").asString());
    assertFalse(all.toString().contains("anna"), "a list tells no names");
  }

  @Test
  void anExportTellsHashesOfPlaces() throws Exception {
    JsonNode export = call("GET", "/v1/accounts/{account}/export", "", 200);
    assertEquals("e1", export.at("/events/0/id").asString());
    assertTrue(export.at("/events/0/device").asString().matches("~[0-9a-f]{16}"));
    assertTrue(export.at("/events/0/ip").asString().matches("~[0-9a-f]{16}"));
    assertEquals("person.exported", export.at("/acts/0/kind").asString(), "that it was is an act");
  }

  @Test
  void onlyWhoMayDoEverythingIsAnswered() throws Exception {
    ZhenzanClient other = running.client(EnumSet.complementOf(EnumSet.of(Scope.ADMIN)), 0);
    assertEquals(403, other.get("/v1/accounts/anna/export").status());
    assertEquals(403, other.get("/v1/erasures").status());
    assertEquals(
        403,
        other
            .post("/v1/accounts/anna/erasure", "application/json", "{}".getBytes("UTF-8"))
            .status());
  }
}
