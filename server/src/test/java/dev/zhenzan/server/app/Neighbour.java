package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.space.Workload;
import dev.zhenzan.sim.Worlds;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A space full of everything that a space can hold, each name in it marked, and what its owner
 * could tell somebody else of it: ids, names, cursors, links.
 */
final class Neighbour {
  static final String MARK = "wallb";
  static final String IDEMPOTENCY_KEY = MARK + "-once";

  private static final String POLICY =
      """
      labels:
        trader: {en: wallb-trades, zh: 参与互赞}
      policies:
        - id: wallbpolicy
          version: 7
          title: {en: wallb-title, zh: 互赞}
          on: closing
          when: flagged && likes_given >= 20
          then:
            - strike: {weight: 2}
          because: {en: "wallb-suspicion {suspicion}", zh: "嫌疑 {suspicion}"}
          budget: 5000
          owner: wallb-owner
      """;

  /** What is put for a variable of a path, and for a field of a body. */
  final Map<String, String> known = new TreeMap<>();

  /** What must never be seen from outside, whatever is asked, besides what bears the mark. */
  final List<String> secrets = new ArrayList<>();

  private final ZhenzanClient owner;

  private Neighbour(ZhenzanClient owner) {
    this.owner = owner;
  }

  /** Fills a space. */
  static Neighbour in(ZhenzanClient owner, long seed, boolean backups) throws Exception {
    Neighbour made = new Neighbour(owner);
    made.log(seed);
    made.acts();
    made.rest(backups);
    return made;
  }

  private static Report marked(Report plain) {
    return new Report(
        plain.id() == null ? null : MARK + plain.id(),
        plain.type(),
        plain.time(),
        MARK + "-" + plain.actor(),
        MARK + "-" + plain.target(),
        plain.owner() == null ? null : MARK + "-" + plain.owner(),
        plain.community() == null ? null : MARK + "-" + plain.community(),
        plain.device() == null ? null : MARK + "-" + plain.device(),
        plain.address(),
        plain.dwellMillis(),
        plain.completion(),
        plain.textLength());
  }

  private void log(long seed) throws Exception {
    List<Report> reports =
        Workload.of(Worlds.small("plain", 300, seed)).stream().map(Neighbour::marked).toList();
    assertTrue(owner.eventLines(Lines.of(reports)).isOk());
    ok(
        "POST",
        "/v1/events",
        "[{\"id\":\"wallb-event\",\"time\":1772600000,\"actor\":\"wallb-a\",\"target\":\"wallb-t\"}]",
        "Idempotency-Key",
        IDEMPOTENCY_KEY);
    ok("POST", "/v1/closings", "");
    known.put("event", MARK + "-event");
    known.put("target", reports.get(0).target());
    JsonNode suspects = get("/v1/accounts?limit=1");
    known.put("account", suspects.at("/accounts/0/account").asString());
    known.put("actor", known.get("account"));
    assertTrue(known.get("account").startsWith(MARK), suspects.toString());
    JsonNode rings = get("/v1/rings");
    known.put("ring", rings.at("/rings/0/ring").asString("1"));
  }

  private void acts() throws Exception {
    String account = known.get("account");
    String why = "\"because\":\"wallb-because\"}";
    for (int each = 0; each < 20; each++) { // so that the ids below are those of no small space
      ok("PUT", "/v1/accounts/wallb-x" + each + "/labels/wallb-label", "{\"list\":\"grey\"," + why);
    }
    ok("PUT", "/v1/accounts/" + account + "/labels/wallb-label", "{\"list\":\"deny\"," + why);
    known.put("label", "wallb-label");
    String who = "{\"account\":\"" + account + "\",";
    JsonNode measure = ok("POST", "/v1/measures", who + "\"step\":\"clean\"," + why);
    known.put("measure", measure.at("/measures/0/measure").asString());
    JsonNode strike = ok("POST", "/v1/strikes", who + "\"weight\":1," + why);
    known.put("strike", strike.path("strike").asString("s22"));
    JsonNode found = ok("POST", "/v1/cases", who + "\"queue\":\"wallb-queue\"," + why);
    known.put("case", found.get("case").asString());
    ok("POST", "/v1/appeals", who + "\"words\":\"wallb-words\"}");
    JsonNode link = get("/v1/accounts/" + account + "/appeal-link");
    known.put("token", link.get("link").asString().substring("/appeal/".length()));
    ok("PUT", "/v1/accounts/wallb-y/override", "{\"says\":\"genuine\"," + why);
  }

  private void rest(boolean backups) throws Exception {
    Answer saved =
        owner.post("/v1/policies", "application/yaml", POLICY.getBytes(StandardCharsets.UTF_8));
    assertTrue(saved.isOk(), saved.body());
    ok("POST", "/v1/policies/wallbpolicy/7/shadow", "");
    known.put("policy", "wallbpolicy");
    known.put("version", "7");
    JsonNode key = ok("POST", "/v1/keys", "{\"label\":\"wallb-key\",\"scopes\":[\"counts:read\"]}");
    known.put("key", key.get("id").asString());
    secrets.add(key.get("key").asString());
    JsonNode hook = ok("POST", "/v1/webhooks", "{\"url\":\"http://192.0.2.1/wallb-hook\"}");
    known.put("webhook", hook.get("id").asString());
    secrets.add(hook.get("secret").asString());
    JsonNode test = ok("POST", "/v1/webhooks/" + known.get("webhook") + "/test", "");
    known.put("delivery", test.get("id").asString());
    JsonNode decided =
        ok("POST", "/v1/decisions", "{\"actor\":\"wallb-d\",\"target\":\"wallb-t\"}");
    known.put("decision", decided.get("id").asString());
    known.put("space", MARK);
    known.put("type", "like");
    secrets.add(get("/v1/keys/statement").get("key").asString());
    secrets.add(get("/v1/closings").at("/head/hash").asString("no head"));
    if (backups) {
      ok("POST", "/v1/backups", "{\"name\":\"wallb-backup.db\"}");
    }
  }

  JsonNode get(String path) throws Exception {
    Answer answer = owner.get(path);
    assertTrue(answer.isOk(), path + " " + answer.body());
    return RunningApp.json(answer);
  }

  private JsonNode ok(String method, String path, String body, String... headers) throws Exception {
    Answer answer =
        owner.send(method, path, "application/json", BodyPublishers.ofString(body), headers);
    assertTrue(answer.isOk(), path + " " + answer.body());
    return RunningApp.json(answer);
  }

  /** The cursor of a list's second page, if it is a list with one. */
  @Nullable String cursor(String path) throws Exception {
    Answer answer = owner.get(path + "?limit=1");
    if (!answer.isOk() || !answer.body().startsWith("{")) {
      return null;
    }
    JsonNode next = RunningApp.json(answer).path("next");
    return next.isString() ? next.asString() : null;
  }

  /** A body that names something of it under every name that a field has. */
  String body() {
    Map<String, Object> fields = new LinkedHashMap<>(known);
    fields.put("id", known.get("event"));
    fields.put("time", 1772600100);
    fields.put("accounts", List.of(known.get("account")));
    fields.put("targets", List.of(known.get("target"), "wallb-t"));
    fields.put("because", "asked");
    fields.put("words", "asked");
    fields.put("step", "clean");
    fields.put("says", "genuine");
    fields.put("ruling", "refused");
    fields.put("queue", "wallb-queue");
    fields.put("scopes", List.of("counts:read"));
    fields.put("url", "http://192.0.2.1/wallb-hook");
    fields.put("name", "wallb-backup.db");
    return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(fields);
  }

  /** What it shows to its owner: nothing that others do may change it. */
  String shown() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String path :
        List.of(
            "/v1/accounts?limit=500",
            "/v1/rings",
            "/v1/closings",
            "/v1/acts?limit=500",
            "/v1/cases",
            "/v1/policies",
            "/v1/keys",
            "/v1/webhooks",
            "/v1/targets/wallb-t/counts",
            "/v1/accounts/" + known.get("account"),
            "/v1/accounts/" + known.get("account") + "/standing",
            "/v1/decisions/" + known.get("decision"),
            "/v1/keys/statement")) {
      all.append(path).append(' ').append(get(path)).append('\n');
    }
    return all.toString();
  }
}
