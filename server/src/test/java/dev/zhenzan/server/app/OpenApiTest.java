package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
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
 * The document and the service say the same: the same routes with the same scopes, answers as
 * described, and no call, however strange, that ends in a fault of the service.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class OpenApiTest {
  private static RunningApp running;
  private static JsonNode document;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
    document = json(running.admin.get("/openapi.json"));
    running.sendWorld("plain", 300, 1);
    running.admin.events(
        "[{\"id\":\"e1\",\"time\":1772600000,\"actor\":\"u1\",\"target\":\"p1\"},"
            + "{\"id\":\"e2\",\"time\":1772600001,\"actor\":\"u2\",\"target\":\"p1\"}]");
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndTheOtherWayRound() {
    Set<String> routes = new TreeSet<>();
    for (Route route : running.app.routes()) {
      String scope = route.scope() == null ? "" : route.scope().text();
      routes.add(method(route) + " " + route.path() + " " + scope);
    }
    Set<String> described = new TreeSet<>();
    Set<String> operations = new HashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          JsonNode said = operation.getValue();
                          described.add(
                              operation.getKey()
                                  + " "
                                  + path.getKey()
                                  + " "
                                  + said.path("x-scope").asString(""));
                          assertTrue(
                              operations.add(said.get("operationId").asString()),
                              "an operationId twice: " + said.get("operationId"));
                        }));
    assertEquals(described, routes);
  }

  private static String method(Route route) {
    return route.method().name().toLowerCase(Locale.ROOT);
  }

  private static final String EVENT =
      "[{\"time\":1700000000,\"actor\":\"u1\",\"target\":\"p1\"},{\"time\":17}]";

  /** One call that succeeds, by route; {@code null} for a body that is not needed. */
  private static final List<String[]> CALLS =
      List.of(
          new String[] {"post", "/v1/events", "/v1/events?verbose", EVENT},
          new String[] {"get", "/v1/event-types", "/v1/event-types", null},
          new String[] {"get", "/v1/event-types/{type}", "/v1/event-types/join", null},
          new String[] {"put", "/v1/likes/{target}/{actor}", "/v1/likes/p2/u1", "{}"},
          new String[] {"delete", "/v1/likes/{target}/{actor}", "/v1/likes/p2/u1", null},
          new String[] {"get", "/v1/likes/{event}", "/v1/likes/e1", null},
          new String[] {"get", "/v1/targets/{target}/counts", "/v1/targets/p1/counts", null},
          new String[] {
            "get",
            "/v1/targets/{target}/counts",
            "/v1/targets/p1/counts?as_of=2026-01-01T00:00:00Z",
            null
          },
          new String[] {"get", "/v1/targets/{target}/statement", "/v1/targets/p1/statement", null},
          new String[] {"get", "/v1/targets/{target}/score", "/v1/targets/p1/score", null},
          new String[] {"get", "/v1/keys/statement", "/v1/keys/statement", null},
          new String[] {"post", "/v1/counts", "/v1/counts", "{\"targets\":[\"p1\",\"x\"]}"},
          new String[] {"get", "/v1/accounts", "/v1/accounts?limit=1", null},
          new String[] {"get", "/v1/accounts/{account}", "/v1/accounts/u1", null},
          new String[] {"get", "/v1/accounts/{account}/evidence", "/v1/accounts/u1/evidence", null},
          new String[] {
            "get",
            "/v1/accounts/{account}/counterfactual",
            "/v1/accounts/u1/counterfactual?without=burst",
            null
          },
          new String[] {"get", "/v1/rings", "/v1/rings", null},
          new String[] {"get", "/v1/rings/{ring}", "/v1/rings/1", null},
          new String[] {"get", "/v1/links", "/v1/links?a=u1&b=u2", null},
          new String[] {
            "post", "/v1/decisions", "/v1/decisions", "{\"actor\":\"u1\",\"target\":\"p1\"}"
          },
          new String[] {"post", "/v1/closings", "/v1/closings", null},
          new String[] {"get", "/v1/closings", "/v1/closings", null},
          new String[] {"post", "/v1/keys", "/v1/keys", "{\"scopes\":[\"counts:read\"]}"},
          new String[] {"get", "/v1/keys", "/v1/keys", null},
          new String[] {"post", "/v1/webhooks", "/v1/webhooks", "{\"url\":\"http://192.0.2.1/\"}"},
          new String[] {"get", "/v1/webhooks", "/v1/webhooks", null},
          new String[] {"get", "/health/live", "/health/live", null},
          new String[] {"get", "/health/ready", "/health/ready", null},
          new String[] {"get", "/openapi.json", "/openapi.json", null});

  @Test
  void answersAreAsTheDocumentSays() throws Exception {
    Answer backup = send(running.admin, "post", "/v1/backups", "{\"name\":\"a.db\"}");
    assertEquals(backend == Backend.SQLITE ? 201 : 409, backup.status(), backup.body());
    assertDescribed("post", "/v1/backups", backup);
    for (String[] call : CALLS) {
      Answer answer = send(running.admin, call[0], call[2], call[3]);
      assertTrue(answer.isOk(), call[2] + " " + answer.body());
      assertDescribed(call[0], call[1], answer);
    }
    String id =
        json(send(running.admin, "post", "/v1/decisions", "{\"actor\":\"a\",\"target\":\"b\"}"))
            .get("id")
            .asString();
    assertDescribed("get", "/v1/decisions/{decision}", running.admin.get("/v1/decisions/" + id));
    String key =
        json(send(running.admin, "post", "/v1/keys", "{\"scopes\":[\"admin\"]}"))
            .get("id")
            .asString();
    assertDescribed(
        "delete", "/v1/keys/{key}", send(running.admin, "delete", "/v1/keys/" + key, null));
  }

  @Test
  void answersOfWebhooksAreAsTheDocumentSays() throws Exception {
    Answer made = send(running.admin, "post", "/v1/webhooks", "{\"url\":\"http://192.0.2.1/\"}");
    String pattern = "/v1/webhooks/{webhook}";
    String path = "/v1/webhooks/" + json(made).get("id").asString();
    assertDescribed("get", pattern, running.admin.get(path));
    assertDescribed(
        "patch", pattern, send(running.admin, "patch", path, "{\"rotate_secret\":true}"));
    Answer test = send(running.admin, "post", path + "/test", null);
    assertDescribed("post", pattern + "/test", test);
    String retry = "/deliveries/" + json(test).get("id").asString() + "/retry";
    assertDescribed(
        "post",
        pattern + "/deliveries/{delivery}/retry",
        send(running.admin, "post", path + retry, null));
    assertDescribed("get", pattern + "/deliveries", running.admin.get(path + "/deliveries"));
    assertDescribed("delete", pattern, send(running.admin, "delete", path, null));
  }

  private static Answer send(
      ZhenzanClient client, String method, String path, @Nullable String body) throws Exception {
    return client.send(
        method.toUpperCase(Locale.ROOT),
        path,
        body == null ? null : "application/json",
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static void assertDescribed(String method, String path, Answer answer) {
    JsonNode operation = document.get("paths").get(path).get(method);
    JsonNode response = operation.get("responses").get(String.valueOf(answer.status()));
    String call = method + " " + path + " " + answer.status() + " " + answer.body();
    assertNotNull(response, call);
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asString().substring(1));
    }
    String type = answer.header("content-type").orElse("").replaceAll(";.*", "");
    JsonNode schema = response.at("/content").path(type).path("schema");
    assertTrue(schema.isObject(), call + " " + type);
    if (type.endsWith("json")) {
      assertEquals(List.of(), new SchemaCheck(document).faults(schema, json(answer)), call);
    }
  }

  private static final String[] STRANGE = {
    "",
    "x",
    "%20",
    "%00",
    "..",
    "%2F",
    "%2e%2e%2f",
    "赞".repeat(20),
    "a".repeat(3_000),
    "-1",
    "0",
    "9999999999999999999",
    "%EF%BF%BD",
    "1e309",
    "null",
    "e1",
    "u1",
    "p1",
    "1",
    "zd_zzzzzzzzzzzzzzzzzz"
  };
  private static final String[] BODIES = {
    "",
    "{}",
    "[]",
    "null",
    "17",
    "\"x\"",
    "{",
    "[[[[",
    "{\"actor\":null,\"target\":[]}",
    "{\"targets\":null}",
    "{\"targets\":[1,\"\",null]}",
    "{\"scopes\":\"admin\"}",
    "{\"scopes\":[null]}",
    "{\"scopes\":[\"admin\"],\"days\":1e99}",
    "{\"actor\":1,\"target\":2}",
    "{\"url\":\"http://192.0.2.1:9/\",\"events\":[\"ring.found\"],\"min_change\":0.5}",
    "{\"url\":\"http://[::1]/%zz\",\"events\":{},\"min_change\":-1e999,\"paused\":7}",
    "{\"actor\":\"\\ud800\",\"target\":\"p\"}",
    "[{\"time\":1e400,\"actor\":1,\"target\":2}]",
    "{\"time\":\"2026-03-01T00:00:00Z\",\"actor\":{},\"target\":2}",
    "\u0000",
    "{\"a\":" + "[".repeat(900)
  };

  @Test
  void noStrangeCallEndsInAFault() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 1);
    Random random = new Random(seed);
    List<Route> routes = running.app.routes();
    for (int round = 0; round < 1_500; round++) {
      Route route = routes.get(random.nextInt(routes.size()));
      if (route.path().equals("/v1/changes")) {
        continue; // its answer does not end
      }
      String path = strange(route.path(), random);
      String body = BODIES[random.nextInt(BODIES.length)];
      boolean hasBody = route.method().name().startsWith("P");
      Answer answer = send(running.admin, method(route), path, hasBody ? body : null);
      String again =
          route.method() + " " + path + " " + body + " " + answer + " -Dzhenzan.seed=" + seed;
      assertTrue(answer.status() < 500, again);
      if (document
          .get("paths")
          .get(route.path())
          .get(method(route))
          .get("responses")
          .has(String.valueOf(answer.status()))) {
        assertDescribed(method(route), route.path(), answer);
      } else {
        assertTrue(Set.of(400, 404, 405, 422).contains(answer.status()), again);
      }
    }
  }

  private static String strange(String pattern, Random random) {
    StringBuilder path = new StringBuilder();
    for (String part : pattern.substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") ? encoded(random) : part);
    }
    String[] names = {
      "limit", "cursor", "as_of", "without", "a", "b", "atomic", "verbose", "state"
    };
    for (int each = random.nextInt(3); each > 0; each--) {
      path.append(path.indexOf("?") < 0 ? '?' : '&');
      path.append(names[random.nextInt(names.length)]).append('=').append(encoded(random));
    }
    return path.toString();
  }

  private static String encoded(Random random) {
    String word = STRANGE[random.nextInt(STRANGE.length)];
    return word.indexOf('%') >= 0 ? word : ZhenzanClient.encoded(word);
  }
}
