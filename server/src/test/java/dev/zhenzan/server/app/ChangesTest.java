package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.key.Scope;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever listens hears of each closing once, also of those that were missed meanwhile. */
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

  @Test
  void everyClosingIsToldOnceAndWhatWasMissedIsToldLater() {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try (RunningApp running = new RunningApp()) {
            running.admin.like("p1", "u1");
            HttpResponse<Stream<String>> first = listen(running, "");
            assertEquals(200, first.statusCode());
            Iterator<String> lines = first.body().iterator();
            assertTrue(lines.next().startsWith(":"), "a word at once");
            running.admin.post("/v1/closings", "application/json", new byte[0]);
            assertEquals("1", next(lines, "id"));
            assertEquals("closing", next(lines, "event"));
            assertTrue(next(lines, "data").contains("\"target\":\"p1\""));
            running.admin.post("/v1/closings", "application/json", new byte[0]);
            running.admin.post("/v1/closings", "application/json", new byte[0]);
            assertEquals("2", next(lines, "id"));
            assertEquals("3", next(lines, "id"));
            Iterator<String> late = listen(running, "1").body().iterator();
            assertEquals("2", next(late, "id"));
            assertEquals("3", next(late, "id"));
          }
        });
  }
}
