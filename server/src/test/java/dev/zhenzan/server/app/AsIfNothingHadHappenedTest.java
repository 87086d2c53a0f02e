package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.desk.Desk;
import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The second law, end to end over HTTP: verdict, limit, clean, freeze, strike, ban, and an appeal
 * that is upheld leave every number and flag as if nothing had happened. Whole databases are
 * compared, and whatever the service answers about anybody and anything.
 *
 * <p>Somebody whom the engine holds guilty is restored to a person's word that they are genuine, so
 * their database is compared with one in which that word was given at once.
 *
 * <p>Cannot prove it of acts in the midst of which epochs end: that the ladder's own tests prove,
 * beside a twin.
 */
class AsIfNothingHadHappenedTest {
  private static final String WHY = "\"because\":{\"en\":\"traded likes\",\"zh\":\"参与互赞\"}";

  @ParameterizedTest
  @CsvSource({"SQLITE, plain, 1", "SQLITE, camouflage, 2", "POSTGRES, plain, 3"})
  void anAppealUpheldLeavesNothing(Backend backend, String world, long seed) throws Exception {
    try (RunningApp app = new RunningApp(backend)) {
      List<Report> reports = app.sendWorld(world, 300, seed);
      List<String> guilty = someGuilty(app);
      List<String> innocent = someInnocent(app, reports, guilty);
      guilty.forEach(account -> overrule(app, account));
      Map<String, List<String>> database = WholeDatabase.of(app.below.database());
      Map<String, JsonNode> answers = answers(app, reports);
      guilty.forEach(account -> endOverrule(app, account));
      assertNotEquals(answers, answers(app, reports), "the engine's word counts again");

      TreeSet<String> all = new TreeSet<>(guilty);
      all.addAll(innocent);
      for (String account : all) {
        up(app, account);
      }
      for (String table : List.of("ledger", "target_count")) {
        assertNotEquals(
            database.get(table), WholeDatabase.of(app.below.database()).get(table), table);
      }
      for (String account : all) {
        ruled(app, account, "upheld");
      }
      assertEquals(database, WholeDatabase.of(app.below.database()));
      same(answers, answers(app, reports));
    }
  }

  @ParameterizedTest
  @CsvSource({"SQLITE, plain, 4", "POSTGRES, plain, 5"})
  void anAppealRefusedChangesNothing(Backend backend, String world, long seed) throws Exception {
    try (RunningApp app = new RunningApp(backend)) {
      List<Report> reports = app.sendWorld(world, 300, seed);
      List<String> guilty = someGuilty(app);
      for (String account : guilty) {
        up(app, account);
      }
      Map<String, List<String>> database = WholeDatabase.of(app.below.database());
      Map<String, JsonNode> answers = answers(app, reports);
      for (String account : guilty) {
        ruled(app, account, "refused");
      }
      assertEquals(database, WholeDatabase.of(app.below.database()));
      same(answers, answers(app, reports));
    }
  }

  private static void same(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    assertEquals(before.keySet(), after.keySet());
    before.forEach((path, answer) -> assertEquals(answer, after.get(path), path));
  }

  private static List<String> someGuilty(RunningApp app) throws Exception {
    List<String> guilty = new ArrayList<>();
    for (JsonNode each : app.get("/v1/accounts?limit=5").get("accounts")) {
      if (!each.get("action").asString().equals("observe")) {
        guilty.add(name(each));
      }
    }
    assertTrue(guilty.size() >= 3, "nobody was found: " + guilty);
    return guilty;
  }

  private static List<String> someInnocent(
      RunningApp app, List<Report> reports, List<String> guilty) throws Exception {
    TreeSet<String> actors = new TreeSet<>();
    reports.forEach(each -> actors.add(each.actor()));
    actors.removeAll(guilty);
    List<String> innocent = new ArrayList<>();
    for (String actor : actors) {
      JsonNode account = app.get("/v1/accounts/" + ZhenzanClient.encoded(actor));
      if (innocent.size() < 5 && account.get("suspicion").doubleValue() == 0) {
        innocent.add(actor);
      }
    }
    return innocent;
  }

  private static String name(JsonNode account) {
    return account.get("account").asString();
  }

  /** Up the ladder, from the gentlest step to the hardest. */
  private static void up(RunningApp app, String account) throws Exception {
    for (String step : List.of("limit", "clean", "freeze", "ban")) {
      created(app, "/v1/measures", "\"account\":\"" + account + "\",\"step\":\"" + step + "\"");
    }
    created(app, "/v1/strikes", "\"account\":\"" + account + "\",\"weight\":2");
  }

  private static void created(RunningApp app, String path, String fields) throws Exception {
    byte[] body =
        ("{" + fields + "," + WHY + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var answer = app.admin.post(path, "application/json", body);
    assertTrue(answer.isOk(), path + " " + answer);
  }

  private static void ruled(RunningApp app, String account, String ruling) throws Exception {
    String fields = "{\"account\":\"" + account + "\",\"words\":\"这些赞是真的\"}";
    byte[] body = fields.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var filed = app.admin.post("/v1/appeals", "application/json", body);
    assertTrue(filed.isOk(), filed.body());
    String appeal = RunningApp.json(filed).get("appeal").asString();
    app.post(
        "/v1/cases/" + appeal + "/decision",
        "{\"ruling\":\"" + ruling + "\",\"because\":\"looked at\"}");
  }

  private static void overrule(RunningApp app, String account) {
    String path = "/v1/accounts/" + ZhenzanClient.encoded(account) + "/override";
    String until = RunningApp.NOW.plusMillis(Desk.GENUINE_MILLIS).toString();
    put(app, "PUT", path, "{\"says\":\"genuine\",\"until\":\"" + until + "\"," + WHY + "}");
  }

  private static void endOverrule(RunningApp app, String account) {
    String path = "/v1/accounts/" + ZhenzanClient.encoded(account) + "/override/end";
    put(app, "POST", path, "{" + WHY + "}");
  }

  private static void put(RunningApp app, String method, String path, String body) {
    try {
      var publisher = java.net.http.HttpRequest.BodyPublishers.ofString(body);
      var answer = app.admin.send(method, path, "application/json", publisher);
      assertTrue(answer.isOk(), path + " " + answer.body());
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  /** What is said of everybody and everything; of a like its weight, as its life is history. */
  private static Map<String, JsonNode> answers(RunningApp app, List<Report> reports)
      throws Exception {
    TreeSet<String> paths = new TreeSet<>();
    for (Report report : reports) {
      String actor = ZhenzanClient.encoded(report.actor());
      String target = ZhenzanClient.encoded(report.target());
      paths.add("/v1/targets/" + target + "/counts");
      paths.add("/v1/targets/" + target + "/score");
      paths.add("/v1/accounts/" + actor);
      paths.add("/v1/accounts/" + actor + "/evidence");
      paths.add("/v1/accounts/" + actor + "/labels");
    }
    Map<String, JsonNode> answers = new TreeMap<>();
    for (String path : paths) {
      answers.put(path, timeless(app.get(path)));
    }
    for (Report report : reports) {
      String question = "{\"actor\":\"%s\",\"target\":\"p1\"}".formatted(report.actor());
      answers.computeIfAbsent("door " + report.actor(), same -> decided(app, question));
    }
    return answers;
  }

  private static JsonNode decided(RunningApp app, String question) {
    try {
      ObjectNode decision = (ObjectNode) app.post("/v1/decisions", question);
      decision.remove(List.of("id", "rested_on"));
      return decision;
    } catch (Exception e) {
      throw new IllegalStateException(question, e);
    }
  }

  /** Without the moment of the answer. */
  private static JsonNode timeless(JsonNode answer) {
    return answer instanceof ObjectNode object ? object.without("moment") : answer;
  }
}
