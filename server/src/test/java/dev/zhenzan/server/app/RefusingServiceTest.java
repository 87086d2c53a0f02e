package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.log.PostgresServer;
import dev.zhenzan.server.log.SmallDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service over a database that refuses: writes are refused with a problem that says why and
 * when to come back, counts and decisions go on, and once the cause is gone writing does too, by
 * itself, with everything that was acknowledged and nothing else. Disks need root on Linux, and it
 * is said where that is skipped. A disk that reports errors is not tried.
 */
final class RefusingServiceTest {
  private static final String DROPPED = "(?s).*\nzhenzan_decisions_dropped_total [1-9].*";

  @TempDir Path folder;
  private int number;
  private int acknowledged;
  private int lines;
  private int puts;

  /** Likes until it is refused, and gives the refusal. */
  private Answer refusal(RunningApp running) throws Exception {
    for (int tries = 0; tries < 5_000; tries++) {
      Answer answer = like(running);
      if (answer.status() != 200) {
        return answer;
      }
    }
    throw new AssertionError("nothing is refused");
  }

  private Answer like(RunningApp running) throws Exception {
    // Long names, so that what is left of a disk is used up soon.
    String events = ",{\"time\":1772500000,\"actor\":\"%s%d\",\"target\":\"p\"}";
    StringBuilder body = new StringBuilder();
    for (int at = 0; at < 20; at++) {
      body.append(events.formatted(Integer.toHexString(number * 31).repeat(60), number++));
    }
    Answer answer = post(running, "/v1/events", "[" + body.substring(1) + "]");
    acknowledged += answer.isOk() ? 20 : 0;
    return answer;
  }

  private static Answer post(RunningApp running, String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return running.admin.post(path, "application/json", bytes);
  }

  private static void assertRefused(Answer answer, String cause) {
    assertEquals(503, answer.status(), answer.body());
    assertEquals("application/problem+json", answer.header("content-type").orElse(""));
    assertEquals("urn:zhenzan:problem:not-writing", json(answer).get("type").asString());
    assertEquals(cause, json(answer).get("cause").asString(), answer.body());
    assertTrue(answer.retryAfterSeconds() > 0, answer.headers().toString());
  }

  /** One of the ways in, asked for something that was not asked for before. */
  private interface WayIn {
    Answer ask(int number) throws Exception;
  }

  /** The first refusal of a way in: on a full disk something small may fit in for a while. */
  private int taken(WayIn way, String cause) throws Exception {
    int taken = 0;
    Answer answer = way.ask(number++);
    while (answer.isOk() && taken < 5_000) {
      taken++;
      answer = way.ask(number++);
    }
    assertRefused(answer, cause);
    return taken;
  }

  /** Every way in is refused, and what is read from memory goes on. */
  private void assertRefusing(RunningApp running, String cause) throws Exception {
    assertRefused(refusal(running), cause);
    lines += taken(each -> line(running, each), cause);
    puts += taken(each -> running.admin.like("put", "u" + each), cause);
    taken(each -> post(running, "/v1/keys", "{\"scopes\":[\"admin\"]}"), cause);
    assertCounts(running);
    String asked = "{\"actor\":\"u\",\"target\":\"p\"}";
    assertEquals("allow", running.post("/v1/decisions", asked).get("decision").asString());
    assertEquals(200, running.admin.get("/health/ready").status());
    assertEquals(200, running.admin.get("/v1/closings").status());
  }

  private static Answer line(RunningApp running, int number) throws Exception {
    String line = "{\"time\":1772500000,\"actor\":\"u%d\",\"target\":\"lines\"}%n";
    Answer answer =
        running.admin.eventLines(line.formatted(number).getBytes(StandardCharsets.UTF_8));
    assertEquals(answer.isOk(), !json(answer).has("next_index"), answer.body());
    return answer;
  }

  /** A closing that cannot be written has not happened: what was pending is pending still. */
  private static void assertNoClosing(RunningApp running, String cause) throws Exception {
    int pending = running.get("/v1/targets/p/counts").get("pending").intValue();
    int total = running.get("/v1/closings").get("total").intValue();
    assertTrue(pending > 0, "there is something to settle");
    assertRefused(post(running, "/v1/closings", ""), cause);
    assertEquals(pending, running.get("/v1/targets/p/counts").get("pending").intValue());
    assertEquals(total, running.get("/v1/closings").get("total").intValue());
  }

  private void assertCounts(RunningApp running) throws Exception {
    assertEquals(acknowledged, running.get("/v1/targets/p/counts").get("raw").intValue());
    assertEquals(lines, running.get("/v1/targets/lines/counts").get("raw").intValue());
    assertEquals(puts, running.get("/v1/targets/put/counts").get("raw").intValue());
  }

  /** The next write is taken, and the log holds what was acknowledged and nothing else. */
  private void assertRecovered(RunningApp running) throws Exception {
    assertEquals(200, like(running).status());
    assertCounts(running);
    int head = running.closeEpoch().get("head").intValue();
    assertEquals(acknowledged + lines + puts, head);
  }

  @Test
  void aFullDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.mount()) {
      String database = disk.folder().resolve("likes.db").toString();
      try (RunningApp running = RunningApp.at(database)) {
        like(running);
        running.closeEpoch();
        for (int round = 0; round < 2; round++) {
          like(running);
          disk.fill(/* leave= */ 100_000 * round);
          assertRefusing(running, "full");
          assertNoClosing(running, "full");
          assertDropped(running);
          disk.free();
          assertRecovered(running);
        }
      }
      try (RunningApp again = RunningApp.at(database)) {
        assertCounts(again);
      }
    }
  }

  /** What the gate decided meanwhile could not be kept, and is counted. */
  private static void assertDropped(RunningApp running) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (!running.admin.get("/metrics").body().matches(DROPPED)) {
            LockSupport.parkNanos(10_000_000);
          }
        });
  }

  @Test
  void aDiskThatMayNotBeWrittenAnyMore() throws Exception {
    Path place = Files.createDirectory(folder.resolve("immutable"));
    try (RunningApp running = RunningApp.at(place.resolve("likes.db").toString())) {
      like(running);
      running.closeEpoch();
      like(running);
      if (!SmallDisk.run("chattr", "-R", "+i", place.toString())) {
        String skipped = "SKIPPED: cannot make files immutable here; root on ext4 can";
        System.err.println(skipped);
        Assumptions.abort(skipped);
      }
      try {
        assertRefusing(running, "read_only");
        assertNoClosing(running, "read_only");
      } finally {
        assertTrue(SmallDisk.run("chattr", "-R", "-i", place.toString()));
      }
      assertRecovered(running);
    }
  }

  @Test
  void aPostgresServerThatGoesAway() throws Exception {
    try (RunningApp running = new RunningApp(Backend.POSTGRES)) {
      like(running);
      running.closeEpoch();
      PostgresServer.shared().killAll();
      try {
        assertRefusingWithoutDatabase(running);
      } finally {
        PostgresServer.shared().start();
      }
      assertRecovered(running);
    }
  }

  /** The same, but for what is asked of the database itself. */
  private void assertRefusingWithoutDatabase(RunningApp running) throws Exception {
    assertRefused(refusal(running), "gone");
    assertRefused(running.admin.like("q", "u"), "gone");
    assertRefused(running.admin.get("/v1/closings"), "gone");
    assertEquals(acknowledged, running.get("/v1/targets/p/counts").get("raw").intValue());
    String asked = "{\"actor\":\"u\",\"target\":\"p\"}";
    assertEquals("allow", running.post("/v1/decisions", asked).get("decision").asString());
  }

  @Test
  void aFullDiskOfPostgres() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(/* megabytes= */ 40)) {
      String database = PostgresServer.shared().newDatabaseIn(disk.folder().resolve("space"));
      try (RunningApp running = RunningApp.at(database)) {
        like(running);
        running.closeEpoch();
        disk.fill(/* leave= */ 0);
        assertRefusing(running, "full");
        disk.free();
        assertRecovered(running);
      } finally {
        disk.free();
        PostgresServer.shared().drop(database);
      }
    }
  }
}
