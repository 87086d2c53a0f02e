package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.person.OneTimeCodes;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** A person of the tests, with a browser that keeps the cookie of the service. */
final class Somebody {
  static final String PASSWORD = "vier bunte Kraniche 42";

  private final ZhenzanClient http;
  private final String name;
  private String cookie = "";

  private Somebody(RunningApp running, String name) {
    http = new ZhenzanClient(running.base(), null);
    this.name = name;
  }

  /** Whoever comes with no cookie. */
  static Somebody at(RunningApp running, String name) {
    return new Somebody(running, name);
  }

  /** The first person, made by a code as the first run prints it, and signed in. */
  static Somebody first(RunningApp running, String name) throws Exception {
    String code = new OneTimeCodes(running.below.database(), running.clock).makeForFirst().reveal();
    Somebody first = new Somebody(running, name);
    assertEquals(201, first.setUp(code, PASSWORD).status());
    first.signIn();
    return first;
  }

  /** Another person, added by this one and signed in. */
  Somebody added(RunningApp running, String other, String role) throws Exception {
    Answer made =
        call("POST", "/v1/people", "{\"name\":\"" + other + "\",\"role\":\"" + role + "\"}");
    assertEquals(201, made.status(), made.body());
    Somebody somebody = new Somebody(running, other);
    assertEquals(
        201, somebody.setUp(json(made).get("code").asString(), PASSWORD).status(), made.body());
    somebody.signIn();
    return somebody;
  }

  Answer setUp(String code, String password) throws Exception {
    return send(
        "POST",
        "/v1/setup",
        "{\"code\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}".formatted(code, name, password));
  }

  void signIn() throws Exception {
    Answer answer = signIn(PASSWORD);
    assertEquals(201, answer.status(), answer.body());
    String set = answer.header("set-cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
  }

  Answer signIn(String password) throws Exception {
    return send(
        "POST", "/v1/sessions", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  String cookie() {
    return cookie;
  }

  /** The text of the session. */
  String token() {
    return cookie.substring(cookie.indexOf('=') + 1);
  }

  Answer get(String path) throws Exception {
    return call("GET", path, "");
  }

  /** A call as the console makes it. */
  Answer call(String method, String path, String body) throws Exception {
    return send(method, path, body, "Cookie", cookie, "Zhenzan-Csrf", "1");
  }

  /** A call with headers of one's own. */
  Answer send(String method, String path, String body, String... headers) throws Exception {
    List<String> kept = new ArrayList<>();
    for (int at = 0; at < headers.length; at += 2) {
      if (!headers[at + 1].isEmpty()) {
        kept.add(headers[at]);
        kept.add(headers[at + 1]);
      }
    }
    return http.send(
        method,
        path,
        body.isEmpty() ? null : "application/json",
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        kept.toArray(new String[0]));
  }
}
