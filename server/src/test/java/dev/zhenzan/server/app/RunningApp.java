package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.SpaceOptions;
import dev.zhenzan.server.space.Workload;
import dev.zhenzan.sim.Worlds;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a free port over a database of its own. Its clock stands, and epochs end
 * when a test says so.
 */
final class RunningApp implements AutoCloseable {
  /** After every world of the simulator. */
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

  private static final long NEVER_MILLIS = Long.MAX_VALUE / 4;

  /** Little may wait, so that a test can fill the queue. */
  static final SpaceOptions OPTIONS =
      new SpaceOptions(
          new Epochs(NEVER_MILLIS),
          /* latenessMillis= */ 0,
          NEVER_MILLIS,
          AuditOptions.DEFAULTS,
          /* threads= */ 1,
          /* waitingMax= */ Intake.BATCH_MAX);

  private final Path folder;
  final HandClock clock = new HandClock(NOW);
  final StoreFoundation below;
  final KeyRing keys;
  final App app;
  final ZhenzanClient admin;

  RunningApp(Backend backend) throws Exception {
    this(backend, OPTIONS, below -> below);
  }

  /**
   * @param between what stands between HTTP and the database
   */
  RunningApp(Backend backend, SpaceOptions options, UnaryOperator<Foundation> between)
      throws Exception {
    this(folder(), backend::newDatabase, options, between, List.of(), same -> same);
  }

  /** With routes that only the test has. */
  RunningApp(Backend backend, List<Route> more) throws Exception {
    this(folder(), backend::newDatabase, OPTIONS, below -> below, more, same -> same);
  }

  /** Run in another way. */
  static RunningApp run(Backend backend, UnaryOperator<ServerOptions> how) throws Exception {
    return new RunningApp(folder(), backend::newDatabase, OPTIONS, below -> below, List.of(), how);
  }

  private static Path folder() throws IOException {
    return Files.createTempDirectory("zhenzan-app");
  }

  /** Over a database that a test knows. */
  static RunningApp at(String database) throws Exception {
    return new RunningApp(
        folder(), same -> database, OPTIONS, below -> below, List.of(), same -> same);
  }

  /** Says where the database is. */
  private interface Place {
    String in(Path folder) throws Exception;
  }

  private RunningApp(
      Path folder,
      Place place,
      SpaceOptions options,
      UnaryOperator<Foundation> between,
      List<Route> more,
      UnaryOperator<ServerOptions> how)
      throws Exception {
    this.folder = folder;
    String database = place.in(folder);
    Places places = Places.of(database, folder);
    below = StoreFoundation.open(places.first(), options, clock);
    keys = new KeyRing(below.keyStore(), clock);
    ServerOptions web = how.apply(ServerOptions.of(database).onPort(0).withPasswordRounds(1_000));
    StatementKey sign = StatementKey.of(folder.resolve("sign"));
    SecretBox box = SecretBox.of(folder.resolve("box"));
    SpaceParts parts = new SpaceParts(between.apply(below), keys, sign, box);
    app = App.start(web, parts, options, places, clock, more, System.err::println);
    admin = client(EnumSet.of(Scope.ADMIN), 0);
  }

  ZhenzanClient client(Set<Scope> scopes, int perSecond) throws StoreException {
    return client(keys.create("test", scopes, perSecond, Long.MAX_VALUE).reveal());
  }

  ZhenzanClient client(String key) {
    return new ZhenzanClient(base(), key);
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + app.port());
  }

  static JsonNode json(Answer answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  /** What a path answers, which must be all right. */
  JsonNode get(String path) throws Exception {
    Answer answer = admin.get(path);
    assertEquals(200, answer.status(), path + " " + answer.body());
    return json(answer);
  }

  /** The same of a body that is sent there. */
  JsonNode post(String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Answer answer = admin.post(path, "application/json", bytes);
    assertEquals(200, answer.status(), path + " " + answer.body());
    return json(answer);
  }

  /** Sends reports and waits until they are kept. */
  void send(List<Report> reports) throws Exception {
    Answer answer = admin.eventLines(Lines.of(reports));
    assertEquals(200, answer.status(), answer.body());
  }

  /** Ends an epoch with everything that was sent. */
  JsonNode closeEpoch() throws Exception {
    return post("/v1/closings", "");
  }

  /** A world of the simulator, sent and settled. */
  List<Report> sendWorld(String name, int accounts, long seed) throws Exception {
    List<Report> reports = Workload.of(Worlds.small(name, accounts, seed));
    send(reports);
    closeEpoch();
    return reports;
  }

  @Override
  public void close() throws IOException {
    app.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
