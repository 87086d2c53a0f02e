package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.key.Scope;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever listens hears of each closing once, also of those that were missed meanwhile; whoever
 * takes nothing is let go and holds up nobody.
 */
final class ChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static HttpResponse<Stream<String>> listen(RunningApp running, String lastId)
      throws Exception {
    String key =
        running.keys.create("", EnumSet.of(Scope.VERDICTS_READ), 0, Long.MAX_VALUE).reveal();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.base().resolve("/v1/changes"))
            .header("Authorization", "Bearer " + key);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
  }

  private static String next(Iterator<String> lines, String field) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(field + ":")) {
        return line.substring(field.length() + 1);
      }
    }
    throw new AssertionError("the stream ended");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void everyClosingIsToldOnceAndWhatWasMissedIsToldLater(Backend backend) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try (RunningApp running = new RunningApp(backend)) {
            running.admin.like("p1", "u1");
            HttpResponse<Stream<String>> first = listen(running, "");
            assertEquals(200, first.statusCode());
            Iterator<String> lines = first.body().iterator();
            assertTrue(lines.next().startsWith(":"), "a word at once");
            running.closeEpoch();
            assertEquals("1", next(lines, "id"));
            assertEquals("closing", next(lines, "event"));
            assertTrue(next(lines, "data").contains("\"target\":\"p1\""));
            running.closeEpoch(); // nothing came, so this is the first one again
            running.admin.like("p2", "u1");
            running.closeEpoch();
            running.admin.unlike("p2", "u1");
            running.closeEpoch();
            assertEquals("2", next(lines, "id"));
            assertEquals("3", next(lines, "id"));
            Iterator<String> late = listen(running, "1").body().iterator();
            assertEquals("2", next(late, "id"));
            assertEquals("3", next(late, "id"));
          }
        });
  }

  @Test
  void whoeverIsTooSlowIsLetGoAndHoldsUpNobody() {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try (RunningApp running = new RunningApp(Backend.SQLITE);
              Socket slow = new Socket()) {
            StringBuilder likes = new StringBuilder();
            for (int target = 0; target < 1_000; target++) {
              likes.append(target == 0 ? "[" : ",");
              String name = "t".repeat(200) + target;
              likes.append("{\"time\":1,\"actor\":\"a\",\"target\":\"" + name + "\"}");
            }
            running.admin.events(likes.append("]").toString());
            running.closeEpoch();
            Iterator<String> quick = listen(running, "1").body().iterator();
            quick.next();
            listenAndTakeNothing(running, slow);
            int closings = 1;
            // Sooner or later: when what it needs is forgotten, or after two beats without a byte.
            while (listening(running) != 1 || closings <= 101) {
              assertTrue(++closings < 2_000, "the slow one is still there");
              overrule(running, closings % 2 == 0);
              assertEquals(String.valueOf(closings), next(quick, "id"));
            }
            Iterator<String> back = listen(running, "1").body().iterator();
            assertEquals("gap", next(back, "event"));
            String gap = "{\"missed_from\":2,\"missed_to\":" + (closings - 100) + "}";
            assertEquals(gap, next(back, "data"));
            assertEquals(String.valueOf(closings - 99), next(back, "id"));
          }
        });
  }

  /** Each changes a thousand counts at once. */
  private static void overrule(RunningApp running, boolean brushes) throws Exception {
    String path = "/v1/accounts/a/override";
    String body = "{\"says\":\"brushes\",\"because\":\"x\"}";
    HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
    int status =
        brushes
            ? running.admin.send("PUT", path, "application/json", publisher).status()
            : running.admin.send("POST", path + "/end", "application/json", publisher).status();
    assertEquals(200, status);
  }

  private static void listenAndTakeNothing(RunningApp running, Socket slow) throws Exception {
    String key =
        running.keys.create("", EnumSet.of(Scope.VERDICTS_READ), 0, Long.MAX_VALUE).reveal();
    slow.setReceiveBufferSize(1_024);
    slow.connect(new InetSocketAddress("127.0.0.1", running.base().getPort()));
    String request = "GET /v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key;
    slow.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    while (listening(running) != 2) {
      Thread.onSpinWait();
    }
  }

  private static int listening(RunningApp running) throws Exception {
    String metrics = running.admin.get("/metrics").body();
    Matcher gauge = Pattern.compile("zhenzan_changes_listening (\\d+)").matcher(metrics);
    assertTrue(gauge.find(), metrics);
    return Integer.parseInt(gauge.group(1));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatIsNotRememberedAfterARestartIsSaidToBeMissing(Backend backend) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          String database = backend.newDatabase(Files.createTempDirectory("zhenzan-app"));
          try (RunningApp before = RunningApp.at(database)) {
            for (int closing = 0; closing < 3; closing++) {
              before.admin.like("p" + closing, "u1");
              before.closeEpoch();
            }
          }
          try (RunningApp after = RunningApp.at(database)) {
            Iterator<String> known = listen(after, "2").body().iterator();
            known.next();
            after.admin.like("p3", "u1");
            after.closeEpoch();
            assertEquals("3", next(known, "id"));
            assertEquals("gap", next(known, "event"));
            assertEquals("4", next(known, "id"));
          }
        });
  }
}
