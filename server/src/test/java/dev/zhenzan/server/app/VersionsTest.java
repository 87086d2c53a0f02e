package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.api.Deprecation;
import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/** Every answer says of which version it is, and one of a route that is to go says when. */
final class VersionsTest {
  private static final Deprecation GOING =
      new Deprecation(
          Instant.parse("2026-07-01T00:00:00Z"),
          Instant.parse("2027-01-01T12:30:00Z"),
          URI.create("https://zhenzan.example/changes"));

  private static Route route(String path) {
    return new Route(HttpMethod.GET, path, null, call -> ServerResponse.noContent().build());
  }

  @Test
  void everyAnswerSaysOfWhichVersionItIs() throws Exception {
    try (RunningApp running = new RunningApp(Backend.SQLITE)) {
      String version = json(running.admin.get("/openapi.json")).at("/info/version").asString();
      for (String path : List.of("/health/live", "/v1/accounts", "/v1/keys/none", "/v2/x")) {
        Answer answer = running.admin.get(path);
        assertEquals(Optional.of(version), answer.header("zhenzan-version"), path);
      }
      for (Route route : running.app.routes()) {
        assertNull(route.deprecation(), route.path() + " must be announced in docs/api.md too");
      }
    }
  }

  @Test
  void aRouteThatIsToGoSaysSinceWhenUntilWhenAndWhatInstead() throws Exception {
    Deprecation open = new Deprecation(GOING.since(), null, GOING.instead());
    List<Route> more =
        List.of(
            route("/v1/old").deprecated(GOING),
            route("/v1/older").deprecated(open),
            route("/v1/new"));
    try (RunningApp running = new RunningApp(Backend.SQLITE, more)) {
      Answer old = running.admin.get("/v1/old");
      assertEquals(204, old.status());
      assertEquals("@1782864000", old.header("deprecation").orElse(""));
      assertEquals("Fri, 01 Jan 2027 12:30:00 GMT", old.header("sunset").orElse(""));
      assertTrue(
          old.header("link").orElse("").startsWith("<https://zhenzan.example/changes>; rel=\"dep"));
      Answer older = running.admin.get("/v1/older");
      assertTrue(older.header("deprecation").isPresent() && older.header("sunset").isEmpty());
      Answer fresh = running.admin.get("/v1/new");
      assertTrue(fresh.header("deprecation").isEmpty() && fresh.header("link").isEmpty());
    }
  }
}
