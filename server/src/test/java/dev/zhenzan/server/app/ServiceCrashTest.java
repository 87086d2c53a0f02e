package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.app.CrashingClient.Sent;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.log.PostgresServer;
import dev.zhenzan.server.log.StartImage;
import dev.zhenzan.server.log.Victim;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole service is killed at random moments while four clients write over HTTP and epochs
 * close. Afterwards everything acknowledged is there once, every request that was not is there
 * whole or not at all, and raw counts are those of the obvious recount. The service keeps what it
 * folded after nearly every closing, so kills hit the file for the next start too. With PostgreSQL
 * every other time all processes of the database are killed as well while the service runs, and
 * started again: the service must go on by itself. {@code -Dzhenzan.crashes=200} kills more often
 * than the few of the ordinary run.
 *
 * <p>The machine goes on, so this proves nothing about power cuts.
 */
class ServiceCrashTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int CRASHES = Integer.getInteger("zhenzan.crashes", 4);
  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path shared;
  private static StartImage image;

  @TempDir Path folder;
  private final List<Sent> kept = new ArrayList<>();
  private int databaseKills;
  private int refusals;

  @BeforeAll
  static void prepare() throws Exception {
    image = StartImage.of(shared, ServiceVictim.class, shared.resolve("first.db").toString());
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void nothingAcknowledgedIsLostAndNothingCountsTwice(Backend backend) throws Exception {
    String database = backend.newDatabase(folder);
    Random random = new Random(SEED);
    List<List<Sent>> unknown = new ArrayList<>();
    for (int crash = 1; crash <= CRASHES; crash++) {
      String where = "crash " + crash + " of seed " + SEED + ", " + backend;
      try (Victim victim = new Victim(folder, image, ServiceVictim.class, database)) {
        ZhenzanClient client = client(victim, backend);
        settle(client, unknown, where);
        check(client, where);
        boolean databaseToo = backend == Backend.POSTGRES && crash % 2 == 0;
        if (crash % 25 == 0) {
          System.out.println(where + ": " + kept.size() + " events kept");
        }
        unknown = crash(victim, client, crash, 50 + random.nextInt(700), databaseToo);
      }
    }
    try (Victim victim = new Victim(folder, image, ServiceVictim.class, database)) {
      ZhenzanClient client = client(victim, backend);
      settle(client, unknown, "at the end");
      assertEquals(200, client.post("/v1/closings", "application/json", new byte[0]).status());
      check(client, "at the end");
    }
    assertTrue(kept.size() > 100, "too little was written to prove anything: " + kept.size());
    assertTrue(databaseKills == 0 || refusals > 0, "nobody noticed that the database was gone");
    System.out.printf(
        "ServiceCrashTest, %s: %d kills of the service, %d of the database, %d events kept%n",
        backend, CRASHES, databaseKills, kept.size());
  }

  private ZhenzanClient client(Victim victim, Backend backend) throws Exception {
    String line = victim.lineThatBegins("http"); // a library may have to say something first
    assertNotNull(line, () -> "the service did not start: " + victim.story());
    String file = backend == Backend.SQLITE ? "likes.db.key" : "zhenzan.key";
    String key = Files.readString(folder.resolve(file)).strip();
    return new ZhenzanClient(URI.create(line.replace(" .", "")), key);
  }

  private List<List<Sent>> crash(
      Victim victim, ZhenzanClient client, int crash, int millis, boolean databaseToo)
      throws Exception {
    List<CrashingClient> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int each = 0; each < CLIENTS; each++) {
      clients.add(new CrashingClient(client, "c" + crash + "-" + each, SEED * 1000 + each));
      threads.add(new Thread(clients.get(each)));
    }
    threads.forEach(Thread::start);
    if (databaseToo) {
      pass(millis);
      PostgresServer.shared().killAll();
      databaseKills++;
      awaitRefusal(clients);
      PostgresServer.shared().start();
      awaitProgress(clients);
    }
    pass(millis);
    victim.kill();
    List<List<Sent>> unknown = new ArrayList<>();
    for (int each = 0; each < CLIENTS; each++) {
      threads.get(each).join();
      refusals += clients.get(each).refusals();
      clients.get(each).acknowledged.forEach(kept::addAll);
      unknown.addAll(clients.get(each).unknown);
    }
    return unknown;
  }

  private static void pass(int millis) {
    long until = System.nanoTime() + millis * 1_000_000L;
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Until each client was told that the database is away. */
  private static void awaitRefusal(List<CrashingClient> clients) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          while (clients.stream().anyMatch(each -> each.refusals() == 0)) {
            LockSupport.parkNanos(1_000_000);
          }
        });
  }

  /** Until each client was told that something more is kept. */
  private static void awaitProgress(List<CrashingClient> clients) {
    List<Integer> before = clients.stream().map(each -> each.acknowledged.size()).toList();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int each = 0; each < clients.size(); each++) {
            while (clients.get(each).acknowledged.size() == before.get(each)) {
              LockSupport.parkNanos(1_000_000);
            }
          }
        });
  }

  /** A request without an answer is sent again: all of it was kept, or nothing. */
  private void settle(ZhenzanClient client, List<List<Sent>> unknown, String where)
      throws Exception {
    for (List<Sent> batch : unknown) {
      Answer answer = client.eventLines(CrashingClient.lines(batch));
      assertEquals(200, answer.status(), answer.body());
      JsonNode told = RunningApp.json(answer);
      int accepted = told.get("accepted").asInt();
      assertTrue(accepted == 0 || accepted == batch.size(), where + ": half kept: " + told);
      assertEquals(batch.size(), accepted + told.get("duplicates").asInt(), where);
      kept.addAll(batch);
    }
  }

  private void check(ZhenzanClient client, String where) throws Exception {
    Map<String, Long> raw = new TreeMap<>();
    long head = 0;
    for (int target = 0; target < 25; target++) {
      JsonNode counts = RunningApp.json(client.counts("p" + target));
      long pending = counts.get("pending").asLong();
      double honest = counts.get("honest").asDouble();
      assertTrue(0 <= honest && honest <= counts.get("raw").asLong() - pending, where + counts);
      raw.merge("p" + target, counts.get("raw").asLong(), Long::sum);
      head = counts.get("moment").get("head").asLong();
    }
    raw.values().removeIf(none -> none == 0);
    assertEquals(kept.size(), head, where + ": events in the log");
    assertEquals(recount(), raw, where);
  }

  private Map<String, Long> recount() {
    Map<String, EventType> last = new TreeMap<>();
    kept.stream()
        .sorted(Comparator.comparingLong(Sent::time).thenComparing(Sent::type))
        .forEach(each -> last.put(each.target() + " " + each.actor(), each.type()));
    Map<String, Long> raw = new TreeMap<>();
    last.forEach(
        (pair, type) -> {
          if (type == EventType.LIKE) {
            raw.merge(pair.split(" ")[0], 1L, Long::sum);
          }
        });
    return raw;
  }
}
