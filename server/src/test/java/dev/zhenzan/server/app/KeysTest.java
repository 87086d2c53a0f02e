package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody gets in without a key that allows it, nor faster than it allows. */
@ParameterizedClass
@EnumSource(Backend.class)
final class KeysTest {
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

  private static String path(Route route) {
    return route.path().replaceAll("\\{[a-z]+}", "x");
  }

  private static Answer call(ZhenzanClient client, Route route) throws Exception {
    return client.send(
        route.method().name(), path(route), "application/json", BodyPublishers.ofString("{}"));
  }

  @Test
  void everyRouteAsksForItsScopeAndNoOther() throws Exception {
    ZhenzanClient nobody = running.client("zk_AAAAAAAAAAAA_" + "A".repeat(43));
    for (Route route : running.app.routes()) {
      if (route.scope() == null || route.path().equals("/v1/changes")) {
        continue;
      }
      assertEquals(401, call(nobody, route).status(), route.toString());
      for (Scope scope : Scope.values()) {
        boolean may = scope == route.scope() || scope == Scope.ADMIN;
        ZhenzanClient client = running.client(EnumSet.of(scope), 0);
        assertEquals(!may, call(client, route).status() == 403, route + " with " + scope.text());
      }
    }
  }

  @Test
  void aKeyThatIsMadeWorksUntilItIsTakenBack() throws Exception {
    Answer made =
        running.admin.post(
            "/v1/keys",
            "application/json",
            "{\"label\":\"app\",\"scopes\":[\"counts:read\"]}".getBytes(StandardCharsets.UTF_8));
    assertEquals(201, made.status(), made.body());
    ZhenzanClient client = running.client(json(made).get("key").asString());
    assertEquals(200, client.counts("p").status());
    Answer list = running.admin.get("/v1/keys");
    String secret = json(made).get("key").asString().substring(16);
    assertTrue(!list.body().contains(secret), "a list must not show secrets");
    String id = json(made).get("id").asString();
    assertTrue(list.body().contains(id));
    Answer taken = running.admin.send("DELETE", "/v1/keys/" + id, null, BodyPublishers.noBody());
    assertEquals(200, taken.status());
    assertEquals(401, client.counts("p").status());
  }

  @Test
  void anExpiredKeyDoesNotWork() throws Exception {
    long soon = running.clock.millis() + 60_000;
    String key = running.keys.create("", EnumSet.of(Scope.ADMIN), 0, soon).reveal();
    ZhenzanClient client = running.client(key);
    assertEquals(200, client.counts("p").status());
    running.clock.advance(Duration.ofMinutes(1));
    assertEquals(401, client.counts("p").status());
  }

  @Test
  void aKeyHasItsSpeedAndIsToldWhenToComeBack() throws Exception {
    ZhenzanClient client = running.client(EnumSet.of(Scope.ADMIN), 5);
    for (int call = 0; call < 10; call++) {
      assertEquals(200, client.counts("p").status());
    }
    Answer tooMuch = client.counts("p");
    assertEquals(429, tooMuch.status());
    assertEquals(1, tooMuch.retryAfterSeconds());
    running.clock.advance(Duration.ofSeconds(1));
    assertEquals(200, client.counts("p").status());
  }
}
