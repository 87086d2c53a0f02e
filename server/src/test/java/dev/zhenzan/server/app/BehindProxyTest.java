package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a call comes from is taken from those who were named, and from nobody else. */
final class BehindProxyTest {
  private static final String LOGIN =
      "{\"name\":\"anna\",\"password\":\"" + Somebody.PASSWORD + "\"}";

  private static Answer signIn(Somebody somebody) throws Exception {
    Answer answer =
        somebody.send(
            "POST",
            "/v1/sessions",
            LOGIN,
            "X-Forwarded-For",
            "198.51.100.7",
            "X-Forwarded-Proto",
            "https");
    assertEquals(201, answer.status(), answer.body());
    return answer;
  }

  private static String addressOf(Somebody somebody, Answer signedIn) throws Exception {
    String id = json(signedIn).get("session").asString();
    for (var session : json(somebody.get("/v1/sessions")).get("sessions")) {
      if (session.get("session").asString().equals(id)) {
        return session.get("address").asString();
      }
    }
    return "";
  }

  @Test
  void aNamedProxyIsBelievedAndAnotherIsNot() throws Exception {
    try (RunningApp running =
        RunningApp.run(Backend.SQLITE, web -> web.behind(List.of("127.0.0.1")))) {
      Somebody anna = Somebody.first(running, "anna");
      Answer answer = signIn(anna);
      String cookie = answer.header("set-cookie").orElseThrow();
      assertTrue(cookie.startsWith("__Host-zhenzan=") && cookie.endsWith("; Secure"), cookie);
      assertEquals("198.51.100.7", addressOf(anna, answer));
    }
    try (RunningApp running = RunningApp.run(Backend.SQLITE, web -> web)) {
      Somebody anna = Somebody.first(running, "anna");
      Answer answer = signIn(anna);
      assertFalse(answer.header("set-cookie").orElseThrow().contains("Secure"));
      assertEquals("127.0.0.1", addressOf(anna, answer));
    }
  }
}
