package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is done about brushing, over HTTP and a real SQLite file: caught, acted on, appealed,
 * restored, as the people concerned would go through it. Answers are held against the OpenAPI
 * document.
 *
 * <p>Can prove that counts, the door and the standing follow each step and come back. That counts
 * come back in every order of steps is proved over seeded worlds by the ladder's own tests.
 */
final class ActsTest {
  private static final String WHY = "\"because\":{\"en\":\"traded likes\",\"zh\":\"参与互赞\"}";

  @TempDir private static Path folder;
  private static Service service;
  private static ZhenzanClient admin;
  private static JsonNode document;

  @BeforeAll
  static void start() throws Exception {
    ServerOptions options = ServerOptions.of(folder.resolve("likes.db").toString()).onPort(0);
    service = Service.start(options, SpaceOptions.DEFAULTS, InstantSource.system(), line -> {});
    admin = client(Files.readString(folder.resolve("likes.db.key")).strip());
    document = json(admin.get("/openapi.json"));
    StringBuilder events = new StringBuilder("[");
    for (int at = 0; at < 200; at++) {
      events.append(at == 0 ? "" : ",");
      events.append(
          "{\"id\":\"e%d\",\"time\":%d,\"actor\":\"a%d\",\"target\":\"p%d\"}"
              .formatted(at, 1_700_000_000 + 977 * at, at % 20, at / 20));
    }
    assertEquals(200, admin.events(events.append("]").toString()).status());
    assertEquals(200, send("post", "/v1/closings", "/v1/closings", null).status());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ZhenzanClient client(String key) {
    return new ZhenzanClient(URI.create(service.url()), key);
  }

  /** Sends a call and holds the answer against the document. */
  private static Answer send(String method, String pattern, String path, @Nullable String body)
      throws Exception {
    Answer answer =
        admin.send(
            method.toUpperCase(java.util.Locale.ROOT),
            path,
            body == null ? null : "application/json",
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    JsonNode response =
        document
            .path("paths")
            .path(pattern)
            .path(method)
            .path("responses")
            .path("" + answer.status());
    String call = method + " " + path + " " + answer.status() + " " + answer.body();
    assertTrue(response.isObject(), call);
    if (answer.isOk() && answer.header("content-type").orElse("").startsWith("application/json")) {
      JsonNode schema = response.at("/content/application~1json/schema");
      assertEquals(List.of(), new SchemaCheck(document).faults(schema, json(answer)), call);
    }
    return answer;
  }

  private static JsonNode get(String pattern, String path) throws Exception {
    Answer answer = send("get", pattern, path, null);
    assertEquals(200, answer.status(), path + answer.body());
    return json(answer);
  }

  private static JsonNode post(String pattern, String path, String body) throws Exception {
    Answer answer = send("post", pattern, path, body);
    assertTrue(answer.isOk(), path + answer.body());
    return json(answer);
  }

  private static JsonNode post(String path, String body) throws Exception {
    return post(path, path, body);
  }

  private static double honest(String target) throws Exception {
    return json(admin.counts(target)).get("honest").doubleValue();
  }

  private static String decision(String actor) throws Exception {
    Answer answer = admin.decide("{\"actor\":\"" + actor + "\",\"target\":\"p1\"}");
    return json(answer).get("decision").asString();
  }

  @Test
  void caughtActedOnAppealedRestored() throws Exception {
    double before = honest("p3");
    JsonNode tried =
        post(
            "/v1/measures",
            "/v1/measures?dry_run",
            "{\"account\":\"a3\",\"step\":\"ban\"," + WHY + "}");
    assertTrue(tried.get("likes_changed").intValue() > 0, tried.toString());
    assertEquals(before, honest("p3"), "trying out changes nothing");
    JsonNode taken = post("/v1/measures", "{\"account\":\"a3\",\"step\":\"ban\"," + WHY + "}");
    String measure = taken.at("/measures/0/measure").asString();
    assertEquals(before - 1, honest("p3"));
    assertEquals("reject", decision("a3"));
    assertEquals(1, json(admin.counts("p3")).at("/withheld/act_ban").intValue());
    JsonNode notice = get("/v1/measures/{measure}/notice", "/v1/measures/" + measure + "/notice");
    assertTrue(notice.get("zh").asString().contains("参与互赞"), notice.toString());
    assertTrue(notice.get("en").asString().contains("appeal"), notice.toString());

    String link = notice.get("appeal").asString();
    ZhenzanClient nobody = client("zk_none_none");
    Answer page = nobody.get(link);
    assertEquals(200, page.status());
    assertTrue(page.body().contains("参与互赞"), page.body());
    Answer sent =
        nobody.send(
            "POST",
            link,
            "application/x-www-form-urlencoded",
            BodyPublishers.ofString("words=%E6%B2%A1%E6%9C%89%3Cb%3E"));
    assertEquals(200, sent.status(), sent.body());
    assertEquals(404, nobody.get(link.substring(0, link.length() - 3) + "xxx").status());

    JsonNode mine = post("/v1/cases/next", "{\"queue\":\"appeals\"}");
    String id = mine.get("case").asString();
    assertEquals("没有<b>", mine.get("words").asString());
    assertEquals(before - 1, honest("p3"), "an appeal alone changes nothing");
    post(
        "/v1/cases/{case}/decision",
        "/v1/cases/" + id + "/decision",
        "{\"ruling\":\"upheld\",\"because\":\"a real fan\"}");
    assertEquals(before, honest("p3"));
    assertEquals("allow", decision("a3"));
    JsonNode standing = get("/v1/accounts/{account}/standing", "/v1/accounts/a3/standing");
    assertTrue(standing.get("override").isNull(), "nothing would come again by itself");
    assertEquals("undone", standing.at("/measures/0/state").asString());
    assertEquals(0, get("/v1/accounts/{account}", "/v1/accounts/a3").get("suspicion").intValue());
    assertTrue(nobody.get(link).body().contains("a real fan"));
    JsonNode report = get("/v1/transparency", "/v1/transparency");
    assertTrue(report.at("/rulings/appeal_upheld").intValue() >= 1, report.toString());
  }

  @Test
  void anAppealThatIsRefusedChangesNothing() throws Exception {
    post("/v1/measures", "{\"account\":\"a4\",\"step\":\"clean\"," + WHY + "}");
    JsonNode counts = json(admin.counts("p4"));
    JsonNode standing = get("/v1/accounts/{account}/standing", "/v1/accounts/a4/standing");
    String id =
        post("/v1/appeals", "{\"account\":\"a4\",\"words\":\"no\"}").get("appeal").asString();
    assertEquals(
        id,
        post("/v1/appeals", "{\"account\":\"a4\",\"words\":\"really\"}").get("appeal").asString(),
        "one open appeal an account");
    for (int added = 1; added < 10; added++) {
      assertEquals(201, again("a4").status());
    }
    assertEquals(409, again("a4").status(), "words are not added for ever");
    post(
        "/v1/cases/{case}/decision",
        "/v1/cases/" + id + "/decision",
        "{\"ruling\":\"refused\",\"because\":\"seen\"}");
    assertEquals(counts.get("honest"), json(admin.counts("p4")).get("honest"));
    assertEquals(standing, get("/v1/accounts/{account}/standing", "/v1/accounts/a4/standing"));
    Answer twice =
        send(
            "post",
            "/v1/cases/{case}/decision",
            "/v1/cases/" + id + "/decision",
            "{\"ruling\":\"upheld\",\"because\":\"again\"}");
    assertEquals(409, twice.status());
  }

  private static Answer again(String account) throws Exception {
    String appeal = "{\"account\":\"" + account + "\",\"words\":\"please\"}";
    return send("post", "/v1/appeals", "/v1/appeals", appeal);
  }

  @Test
  void manyAtOnceAreCappedAndUndoneAtOnce() throws Exception {
    String many = "\"accounts\":[\"a5\",\"a6\",\"a7\"],\"step\":\"weigh_less\",\"to\":0.25,";
    Answer capped =
        send("post", "/v1/measures", "/v1/measures", "{" + many + "\"cap\":2," + WHY + "}");
    assertEquals(409, capped.status());
    double before = honest("p0");
    JsonNode taken = post("/v1/measures", "{" + many + WHY + "}");
    assertEquals(before - 3 * 0.75, honest("p0"), 1e-9);
    assertEquals("weigh_less", decision("a6"));
    String first = taken.at("/measures/0/measure").asString();
    JsonNode undone =
        post(
            "/v1/measures/{measure}/undo",
            "/v1/measures/" + first + "/undo",
            "{\"batch\":true,\"because\":\"wrong\"}");
    assertEquals(3, undone.get("undone").intValue());
    assertEquals(before, honest("p0"));
    assertEquals("allow", decision("a6"));
  }

  @Test
  void strikesLeadUpTheLadderAndAPersonMustAgreeToABan() throws Exception {
    String strike = "{\"account\":\"a8\",\"weight\":2," + WHY + "}";
    JsonNode first = post("/v1/strikes", strike);
    assertEquals("limit", first.at("/standing/at_the_door").asString());
    assertEquals("limit", decision("a8"));
    assertEquals("clean", first.at("/standing/next_step/step").asString());
    assertTrue(first.at("/standing/way_back").size() > 1, first.toString());
    post("/v1/strikes", "{\"account\":\"a8\",\"weight\":9," + WHY + "}");
    JsonNode cases = get("/v1/cases", "/v1/cases?queue=ladder");
    assertEquals("ban", cases.at("/cases/0/asks").asString());
    assertNotEquals("reject", decision("a8"));
    String id = cases.at("/cases/0/case").asString();
    post(
        "/v1/cases/{case}/decision",
        "/v1/cases/" + id + "/decision",
        "{\"ruling\":\"agreed\",\"because\":\"yes\"}");
    assertEquals("reject", decision("a8"));
    JsonNode acts = get("/v1/acts", "/v1/acts?subject=a8&limit=2");
    assertEquals("measure.taken", acts.at("/acts/0/kind").asString());
    assertEquals("case.decided", acts.at("/acts/1/kind").asString());
  }

  @Test
  void aCaseIsOnePersonsAloneWhileTheyHoldIt() throws Exception {
    String opened =
        post("/v1/cases", "{\"account\":\"a9\",\"queue\":\"q\",\"because\":\"look\"}")
            .get("case")
            .asString();
    String other = post("/v1/keys", "{\"scopes\":[\"cases:write\"]}").get("key").asString();
    Answer theirs =
        client(other).send("POST", "/v1/cases/" + opened + "/claim", null, BodyPublishers.noBody());
    assertEquals(200, theirs.status(), theirs.body());
    Answer refused =
        send(
            "post",
            "/v1/cases/{case}/decision",
            "/v1/cases/" + opened + "/decision",
            "{\"ruling\":\"refused\",\"because\":\"no\"}");
    assertEquals(409, refused.status());
    assertTrue(post("/v1/cases/next", "{\"queue\":\"q\"}").get("case").isNull());
    client(other).send("POST", "/v1/cases/" + opened + "/skip", null, BodyPublishers.noBody());
    assertEquals(opened, post("/v1/cases/next", "{\"queue\":\"q\"}").get("case").asString());
    JsonNode related = get("/v1/cases/{case}/related", "/v1/cases/" + opened + "/related");
    assertEquals(0, related.get("related").size());
  }

  private static final String[] BODIES = {
    "{}",
    "[]",
    "{\"account\":\"a1\"}",
    "{\"account\":\"a1\",\"step\":\"ban\"}",
    "{\"account\":\"a1\",\"step\":\"weigh_less\",\"to\":7,\"because\":\"x\"}",
    "{\"account\":[],\"step\":7,\"because\":[]}",
    "{\"account\":\"a1\",\"step\":\"observe\",\"for\":\"9x\",\"because\":\"x\"}",
    "{\"account\":\"a1\",\"step\":\"observe\",\"for\":\"999999d\",\"because\":{\"en\":\"\\ud800\"}}",
    "{\"account\":\"a1\",\"weight\":-1,\"because\":\"x\"}",
    "{\"account\":\"a1\",\"step\":\"observe\",\"for\":\"999999d\",\"because\":\"x\"}",
    "{\"says\":\"genuine\",\"until\":\"never\",\"because\":\"x\"}",
    "{\"ruling\":\"maybe\",\"because\":\"x\"}",
    "{\"words\":7,\"account\":\"a1\"}",
    "words=%zz",
    "\u0000"
  };

  @Test
  void noStrangeCallEndsInAFault() throws Exception {
    Random random = new Random(Long.getLong("zhenzan.seed", 5));
    List<String> patterns = new java.util.ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each -> {
                          if (each.getValue().at("/tags/0").asString("").equals("acts")) {
                            patterns.add(each.getKey() + " " + path.getKey());
                          }
                        }));
    assertTrue(patterns.size() > 20);
    for (int round = 0; round < 600; round++) {
      String[] pattern = patterns.get(random.nextInt(patterns.size())).split(" ", 2);
      String[] names = {"a1", "m1", "c1", "s1", "m9999999999999999999", "%00", "x", "%2e%2e", "赞"};
      String name = names[random.nextInt(names.length)];
      String encoded = name.indexOf('%') >= 0 ? name : ZhenzanClient.encoded(name);
      String path = pattern[1].replaceAll("\\{\\w+\\}", encoded);
      String body = BODIES[random.nextInt(BODIES.length)];
      Answer answer =
          admin.send(
              pattern[0].toUpperCase(java.util.Locale.ROOT),
              path,
              "application/json",
              pattern[0].equals("get") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      assertTrue(answer.status() < 500, pattern[0] + " " + path + " " + body + " " + answer);
    }
  }
}
