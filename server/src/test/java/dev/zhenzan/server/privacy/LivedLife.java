package dev.zhenzan.server.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.app.Places;
import dev.zhenzan.server.app.ServerOptions;
import dev.zhenzan.server.app.Service;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import dev.zhenzan.sim.SimEvent;
import dev.zhenzan.sim.World;
import dev.zhenzan.sim.Worlds;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service over a small world in which everything that can happen to a person has happened to one
 * of a ring: judged, acted on, struck, labelled, appealed, decided about, told about, exported.
 */
final class LivedLife implements AutoCloseable {
  /** Holds what must be escaped, and what is not ASCII. */
  static final String NAME = "erinq\"王五";

  /** Words of which each alone would give the person away. */
  static final List<String> TRACES = List.of("erinq", "王五", "her-own-phone", "203.0.113.77");

  private static final String WHY =
      "\"because\":{\"en\":\"erinq\\\"王五 trades likes\",\"zh\":\"erinq\\\"王五换赞\"}";
  private static final long NEVER_MILLIS = Long.MAX_VALUE / 4;

  private static final SpaceOptions SPACE =
      new SpaceOptions(new Epochs(NEVER_MILLIS), 0, NEVER_MILLIS, AuditOptions.DEFAULTS, 1, 20_000);

  private final String database;
  final Service service;
  final ZhenzanClient admin;

  LivedLife(String database) throws Exception {
    this.database = database;
    ServerOptions options =
        ServerOptions.of(database).onPort(0).withWebhooksTo(List.of("127.0.0.0/8"));
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-01T12:00:00Z"));
    service = Service.start(options, SPACE, clock, line -> {});
    admin =
        new ZhenzanClient(
            URI.create(service.url()),
            Files.readString(Places.of(database).first().keyFile()).strip());
  }

  String database() {
    return database;
  }

  JsonNode call(String method, String path, String body) throws Exception {
    Answer answer =
        admin.send(
            method,
            path,
            body.isEmpty() ? null : "application/json",
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    assertTrue(answer.isOk(), method + " " + path + " " + answer.status() + " " + answer.body());
    return JsonMapper.shared().readTree(answer.body());
  }

  JsonNode get(String path) throws Exception {
    return call("GET", path, "");
  }

  /** What names the person in a path. */
  static String path(String name) {
    return "/v1/accounts/" + ZhenzanClient.encoded(name);
  }

  private static String inJson(String name) {
    return JsonMapper.shared().writeValueAsString(name);
  }

  /** Sends the world and does everything; returns the targets that it has. */
  List<String> live() throws Exception {
    World world = Worlds.small("plain", 300, 1);
    String member = member(world);
    List<String> lines = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    int at = 0;
    for (SimEvent event : world.events()) {
      String target = named(event.target(), event.owner(), member);
      targets.add(target);
      lines.add(line(event, target, member, at++));
    }
    call(
        "POST",
        "/v1/webhooks",
        "{\"url\":\"http://127.0.0.1:9/\",\"description\":\"tells of erinq\\\"王五\",\"events\":"
            + "[\"verdict.changed\",\"count.changed\",\"ring.found\",\"closing.done\"]}");
    byte[] first = bytes(lines.subList(0, 50));
    sent(admin.post("/v1/events?verbose", "application/x-ndjson", first, "Idempotency-Key", "o"));
    sent(admin.eventLines(bytes(lines.subList(50, at / 2))));
    call("POST", "/v1/closings", "");
    sent(admin.eventLines(bytes(lines.subList(at / 2, at))));
    call("POST", "/v1/closings", "");
    happens();
    call("POST", "/v1/closings", "");
    return targets.stream().distinct().toList();
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static void sent(Answer answer) {
    assertTrue(answer.isOk(), answer.status() + " " + answer.body());
  }

  private void happens() throws Exception {
    String name = inJson(NAME);
    for (String step :
        List.of("\"limit\",\"for\":\"6h\"", "\"weigh_less\",\"to\":0.5", "\"clean\"")) {
      call("POST", "/v1/measures", "{\"account\":" + name + ",\"step\":" + step + "," + WHY + "}");
    }
    call("POST", "/v1/strikes", "{\"account\":" + name + "," + WHY + "}");
    call("PUT", path(NAME) + "/labels/suspect", "{" + WHY + "}");
    call("PUT", path("u7") + "/labels/friend", "{\"because\":\"a friend of erinq\\\"王五\"}");
    call("POST", "/v1/cases", "{\"account\":" + name + ",\"queue\":\"q\"," + WHY + "}");
    String appeal =
        call("POST", "/v1/appeals", "{\"account\":" + name + ",\"words\":\"I am 王五, not a robot\"}")
            .get("appeal")
            .asString();
    call("POST", "/v1/cases/" + appeal + "/claim", "");
    call("POST", "/v1/cases/" + appeal + "/notes", "{\"text\":\"erinq wrote again\"}");
    call(
        "POST",
        "/v1/cases/" + appeal + "/decision",
        "{\"ruling\":\"refused\",\"because\":\"王五 was seen\"}");
    call(
        "POST",
        "/v1/decisions",
        "{\"actor\":"
            + name
            + ",\"target\":\"p1\",\"device\":\"her-own-phone\",\"ip\":\"203.0.113.77\"}");
    call("POST", "/v1/keys", "{\"scopes\":[\"counts:read\"],\"label\":\"for erinq\\\"王五\"}");
    get(path(NAME));
  }

  private static String member(World world) {
    return Collections.max(
        world.truth().accounts().keySet(),
        Comparator.comparingLong(account -> guilt(world, account)));
  }

  /** How many made likes somebody gave, if they own something too. */
  private static long guilt(World world, String account) {
    boolean owns = world.events().stream().anyMatch(event -> account.equals(event.owner()));
    return owns
        ? world.events().stream()
            .filter(event -> event.actor().equals(account))
            .filter(event -> world.truth().fakeLikeIds().contains(event.id()))
            .count()
        : -1;
  }

  /** What the person owns has their name in its own. */
  private static String named(String target, String owner, String member) {
    if (target.equals(member)) {
      return NAME;
    }
    return member.equals(owner) ? NAME + "/" + target : target;
  }

  private static String line(SimEvent event, String target, String member, int at) {
    boolean own = event.actor().equals(member);
    StringBuilder line = new StringBuilder("{");
    field(
        line,
        "id",
        own ? NAME + "-" + at : at % 50 == 0 ? "on " + target + "/x" + at + "y" : "e-" + at);
    line.append("\"type\":\"").append(event.type().name().toLowerCase(Locale.ROOT)).append("\",");
    field(line, "actor", own ? NAME : event.actor());
    field(line, "target", target);
    field(line, "owner", member.equals(event.owner()) ? NAME : event.owner());
    field(line, "community", own ? "fans of " + NAME : event.community());
    field(line, "device", own ? "her-own-phone" : event.device());
    field(line, "ip", own ? "203.0.113.77" : event.ip());
    return line.append("\"time\":").append(event.time()).append("}").toString();
  }

  private static void field(StringBuilder line, String name, String value) {
    if (value != null) {
      line.append("\"").append(name).append("\":").append(inJson(value)).append(",");
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
