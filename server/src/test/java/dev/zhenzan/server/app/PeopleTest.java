package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.person.OneTimeCodes;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * People come in by codes and passwords, may what their role says, and give no more than they have.
 *
 * <p>Can prove it of the routes as a program sees them. Cannot prove what a browser does with the
 * cookie: that it is marked as it must be is all that is seen here.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class PeopleTest {
  private static RunningApp running;
  private static Somebody anna;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
    anna = Somebody.first(running, "anna");
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  private static void assertStatus(int status, Answer answer) {
    assertEquals(status, answer.status(), answer.body());
  }

  private static String kind(Answer answer) {
    return json(answer).get("type").asString().replaceAll(".*:", "");
  }

  /** Each test has an admin who is signed in, whatever the one before did with time. */
  private static Somebody admin() throws Exception {
    running.clock.advance(Duration.ofHours(2));
    anna.signIn();
    return anna;
  }

  @Test
  void theFirstCodeWorksOnceAndForAnHour() throws Exception {
    OneTimeCodes codes = new OneTimeCodes(running.below.database(), running.clock);
    Somebody late = Somebody.at(running, "late");
    String code = codes.makeForFirst().reveal();
    Answer second = late.setUp(code, Somebody.PASSWORD);
    assertStatus(404, second);
    assertStatus(404, late.setUp(code, Somebody.PASSWORD));
    try (RunningApp fresh = new RunningApp(backend)) {
      codes = new OneTimeCodes(fresh.below.database(), fresh.clock);
      Somebody bert = Somebody.at(fresh, "bert");
      code = codes.makeForFirst().reveal();
      assertStatus(404, bert.setUp(code.substring(0, code.length() - 1) + "x", "any password"));
      assertStatus(422, bert.setUp(code, "too short"));
      fresh.clock.advance(OneTimeCodes.SETUP);
      assertStatus(404, bert.setUp(code, Somebody.PASSWORD));
      assertStatus(201, bert.setUp(codes.makeForFirst().reveal(), Somebody.PASSWORD));
      bert.signIn();
      assertEquals("admin", json(bert.get("/v1/me")).at("/person/role").asString());
    }
  }

  @Test
  void aSessionIsACookieThatOnlyOwnPagesSend() throws Exception {
    Somebody admin = admin();
    Answer signed = admin.signIn(Somebody.PASSWORD);
    String cookie = signed.header("set-cookie").orElseThrow();
    assertTrue(cookie.contains("; HttpOnly; SameSite=Strict"), cookie);
    assertTrue(json(signed).get("token").isNull(), "scripts must not see it");
    String role = "{\"scopes\":[\"counts:read\"]}";
    String own = admin.cookie();
    String here = running.base().toString();
    String path = "/v1/roles/clerk";
    assertStatus(200, admin.send("GET", "/v1/people", "", "Cookie", own));
    assertStatus(403, admin.send("PUT", path, role, "Cookie", own));
    assertStatus(403, admin.send("PUT", path, role, "Cookie", own, "Origin", here));
    assertStatus(
        403,
        admin.send(
            "PUT",
            path,
            role,
            "Cookie",
            own,
            "Zhenzan-Csrf",
            "1",
            "Origin",
            "http://evil.example"));
    assertStatus(
        403, admin.send("PUT", path, role, "Cookie", own, "Zhenzan-Csrf", "1", "Origin", "null"));
    assertStatus(
        200, admin.send("PUT", path, role, "Cookie", own, "Zhenzan-Csrf", "1", "Origin", here));
    assertStatus(200, admin.send("PUT", path, role, "Authorization", "Bearer " + admin.token()));
    String login = "{\"name\":\"anna\",\"password\":\"" + Somebody.PASSWORD + "\"}";
    assertStatus(403, admin.send("POST", "/v1/sessions", login, "Origin", "https://evil.example"));
  }

  @Test
  void aRoleIsWhatOneMay() throws Exception {
    Somebody viewer = admin().added(running, "vera", "viewer");
    assertStatus(200, viewer.get("/v1/targets/p/counts"));
    assertStatus(403, viewer.get("/v1/accounts"));
    assertStatus(403, viewer.get("/v1/people"));
    assertStatus(403, viewer.call("POST", "/v1/closings", ""));
    Somebody reviewer = anna.added(running, "rita", "reviewer");
    assertStatus(200, reviewer.get("/v1/cases"));
    assertStatus(403, reviewer.get("/v1/keys"));
    JsonNode me = json(viewer.get("/v1/me"));
    assertEquals("person:vera", me.get("by").asString());
    assertEquals("viewer", me.at("/person/role").asString());
    assertEquals("[\"counts:read\"]", me.get("scopes").toString());
    JsonNode key = running.get("/v1/me");
    assertTrue(key.get("by").asString().startsWith("key:") && key.get("person").isNull());
  }

  @Test
  void nobodyGivesMoreThanTheyHave() throws Exception {
    String scopes = "{\"scopes\":[\"people:write\",\"counts:read\",\"verdicts:read\"]}";
    assertStatus(200, admin().call("PUT", "/v1/roles/leader", scopes));
    Somebody leader = anna.added(running, "lena", "leader");
    leader.added(running, "lisa", "viewer");
    for (String role : List.of("admin", "reviewer", "analyst")) {
      String body = "{\"name\":\"more-" + role + "\",\"role\":\"" + role + "\"}";
      assertStatus(403, leader.call("POST", "/v1/people", body));
      assertStatus(403, leader.call("PATCH", "/v1/people/lena", "{\"role\":\"" + role + "\"}"));
    }
    String wider = "{\"scopes\":[\"people:write\",\"admin\"]}";
    assertStatus(403, leader.call("PUT", "/v1/roles/leader", wider));
    assertStatus(403, leader.call("PUT", "/v1/roles/other", "{\"scopes\":[\"admin\"]}"));
    assertStatus(422, leader.call("PUT", "/v1/roles/viewer", "{\"scopes\":[\"counts:read\"]}"));
    assertStatus(403, leader.call("PATCH", "/v1/people/anna", "{\"disabled\":true}"));
    assertStatus(403, leader.call("PATCH", "/v1/people/anna", "{\"reset_password\":true}"));
    assertStatus(403, leader.get("/v1/keys"));
    String session = json(anna.get("/v1/sessions")).at("/sessions/0/session").asString();
    assertStatus(403, leader.call("DELETE", "/v1/sessions/" + session, ""));
    assertStatus(409, anna.call("DELETE", "/v1/roles/leader", ""));
  }

  @Test
  void theLastWhoMayDoEverythingStays() throws Exception {
    Somebody admin = admin();
    for (String change :
        List.of("{\"role\":\"viewer\"}", "{\"disabled\":true}", "{\"reset_password\":true}")) {
      Answer refused = admin.call("PATCH", "/v1/people/anna", change);
      assertStatus(409, refused);
      assertEquals("not-done", kind(refused));
    }
    // Whoever was only asked to come cannot stand in.
    assertStatus(
        201, admin.call("POST", "/v1/people", "{\"name\":\"invited\",\"role\":\"admin\"}"));
    assertStatus(409, admin.call("PATCH", "/v1/people/anna", "{\"role\":\"viewer\"}"));
    Somebody second = admin.added(running, "second", "admin");
    assertStatus(200, admin.call("PATCH", "/v1/people/anna", "{\"role\":\"viewer\"}"));
    assertStatus(409, second.call("PATCH", "/v1/people/second", "{\"role\":\"viewer\"}"));
    assertStatus(200, second.call("PATCH", "/v1/people/anna", "{\"role\":\"admin\"}"));
    assertStatus(200, second.call("PATCH", "/v1/people/second", "{\"disabled\":true}"));
  }

  @Test
  void aSessionEndsUnusedAndAfterADayAtMost() throws Exception {
    Somebody admin = admin();
    for (int minutes = 0; minutes < 11 * 60; minutes += 55) {
      running.clock.advance(Duration.ofMinutes(55));
      assertStatus(200, admin.get("/v1/me"));
    }
    running.clock.advance(Duration.ofMinutes(59));
    assertStatus(200, admin.get("/v1/me"));
    running.clock.advance(Duration.ofMinutes(1));
    assertStatus(401, admin.get("/v1/me"));
    admin.signIn();
    running.clock.advance(Duration.ofMinutes(59));
    assertStatus(200, admin.get("/v1/me"));
    running.clock.advance(Duration.ofHours(1));
    assertStatus(401, admin.get("/v1/me"));
  }

  @Test
  void whateverChangesAPersonEndsTheirSessions() throws Exception {
    Somebody carl = admin().added(running, "carl", "viewer");
    assertStatus(200, anna.call("PATCH", "/v1/people/carl", "{\"role\":\"analyst\"}"));
    assertStatus(401, carl.get("/v1/me"));
    carl.signIn();
    assertStatus(200, carl.get("/v1/accounts"));
    assertStatus(200, anna.call("PATCH", "/v1/people/carl", "{\"disabled\":true}"));
    assertStatus(401, carl.get("/v1/me"));
    assertStatus(401, carl.signIn(Somebody.PASSWORD));
    assertStatus(200, anna.call("PATCH", "/v1/people/carl", "{\"disabled\":false}"));
    carl.signIn();
    String other = "eine andere Reihe Worte";
    String change = "{\"password\":\"%s\",\"new_password\":\"%s\"}";
    assertStatus(403, carl.call("PUT", "/v1/me/password", change.formatted("not the one", other)));
    assertStatus(
        422, carl.call("PUT", "/v1/me/password", change.formatted(Somebody.PASSWORD, "short")));
    assertStatus(
        200, carl.call("PUT", "/v1/me/password", change.formatted(Somebody.PASSWORD, other)));
    assertStatus(401, carl.get("/v1/me"));
    assertStatus(401, carl.signIn(Somebody.PASSWORD));
    assertStatus(201, carl.signIn(other));
    Answer reset = anna.call("PATCH", "/v1/people/carl", "{\"reset_password\":true}");
    assertStatus(200, reset);
    assertStatus(401, carl.signIn(other));
    assertStatus(201, carl.setUp(json(reset).get("code").asString(), Somebody.PASSWORD));
    carl.signIn();
  }

  @Test
  void oneSeesAndEndsOnesOwnSessionsAndWhoMayThoseOfOthers() throws Exception {
    Somebody dora = admin().added(running, "dora", "viewer");
    String first = dora.cookie();
    running.clock.advance(Duration.ofSeconds(1));
    dora.signIn();
    JsonNode sessions = json(dora.get("/v1/sessions")).get("sessions");
    assertEquals(2, sessions.size());
    String old = sessions.get(0).get("session").asString();
    assertFalse(sessions.get(0).get("current").asBoolean());
    assertTrue(sessions.get(1).get("current").asBoolean());
    assertStatus(403, dora.get("/v1/sessions?person=anna"));
    String annas = json(anna.get("/v1/sessions")).at("/sessions/0/session").asString();
    assertStatus(404, dora.call("DELETE", "/v1/sessions/" + annas, ""));
    assertStatus(200, dora.call("DELETE", "/v1/sessions/" + old, ""));
    assertStatus(401, dora.send("GET", "/v1/me", "", "Cookie", first));
    JsonNode seen = json(anna.get("/v1/sessions?person=dora")).get("sessions");
    assertEquals(1, seen.size());
    String last = seen.get(0).get("session").asString();
    assertStatus(200, anna.call("DELETE", "/v1/sessions/" + last, ""));
    assertStatus(401, dora.get("/v1/me"));
    dora.signIn();
    assertStatus(200, dora.call("DELETE", "/v1/sessions/current", ""));
    assertStatus(401, dora.get("/v1/me"));
  }

  @Test
  void whoGuessesWaitsAndNobodyIsLockedOutForGood() throws Exception {
    Somebody emil = admin().added(running, "emil", "viewer");
    for (int wrong = 0; wrong < 6; wrong++) {
      assertStatus(401, emil.signIn("wrong password " + wrong));
    }
    Answer early = emil.signIn(Somebody.PASSWORD);
    assertStatus(429, early);
    assertEquals(1, early.retryAfterSeconds());
    running.clock.advance(Duration.ofSeconds(1));
    assertStatus(401, emil.signIn("wrong password 7"));
    assertEquals(2, emil.signIn("wrong password 8").retryAfterSeconds());
    // Another name is as free as before, and a session that there is goes on.
    anna.signIn();
    assertStatus(200, emil.get("/v1/me"));
    running.clock.advance(Duration.ofSeconds(2));
    emil.signIn();
    assertStatus(401, emil.signIn("wrong password 9"));
    Answer nobody = Somebody.at(running, "nobody-at-all").signIn("wrong password 9");
    assertEquals(json(emil.signIn("wrong password 9")), json(nobody));
  }

  @Test
  void whoDidWhatIsWrittenDown() throws Exception {
    Somebody fred = admin().added(running, "fred", "reviewer");
    assertStatus(
        201,
        fred.call(
            "POST",
            "/v1/strikes",
            "{\"account\":\"somebody\",\"because\":\"a test\",\"weight\":1}"));
    assertStatus(200, anna.call("PUT", "/v1/roles/typist", "{\"scopes\":[\"counts:read\"]}"));
    Answer key = anna.call("POST", "/v1/keys", "{\"scopes\":[\"counts:read\"]}");
    String id = json(key).get("id").asString();
    assertStatus(200, anna.call("DELETE", "/v1/keys/" + id, ""));
    assertTrue(acts("somebody").contains("person:fred strike.given"), "" + acts("somebody"));
    assertEquals(
        List.of("person:fred session.begun", "person:fred person.set", "person:anna person.set"),
        acts("person:fred"));
    assertEquals(List.of("person:anna role.set"), acts("role:typist"));
    assertEquals(List.of("person:anna key.revoked", "person:anna key.made"), acts("key:" + id));
  }

  private static List<String> acts(String subject) throws Exception {
    List<String> acts = new ArrayList<>();
    for (JsonNode act : running.get("/v1/acts?subject=" + subject).get("acts")) {
      acts.add(act.get("by").asString() + " " + act.get("kind").asString());
    }
    return acts;
  }

  @Test
  void aKeyThatMayAddPeopleAddsNoneThatMayMore() throws Exception {
    ZhenzanClient key = running.client(EnumSet.of(Scope.PEOPLE_WRITE, Scope.COUNTS_READ), 0);
    assertStatus(201, post(key, "{\"name\":\"Gün.Ther\",\"role\":\"viewer\"}"));
    assertStatus(409, post(key, "{\"name\":\"GÜN.THER\",\"role\":\"viewer\"}"));
    assertStatus(403, post(key, "{\"name\":\"hans\",\"role\":\"admin\"}"));
    assertStatus(422, post(key, "{\"name\":\"hans peter\",\"role\":\"viewer\"}"));
    assertStatus(422, post(key, "{\"name\":\"hans\",\"role\":\"king\"}"));
  }

  private static Answer post(ZhenzanClient client, String body) throws Exception {
    return client.send("POST", "/v1/people", "application/json", BodyPublishers.ofString(body));
  }
}
