package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator meets who starts and stops the service: in JVMs of their own, as the launcher
 * starts them. What is answered is tested where the service is.
 */
final class ServeCommandTest {
  private static final int SIGTERM_CODE = 128 + 15;

  @TempDir Path folder;

  private long keysShown(Started started) {
    return started.said().stream().filter(line -> line.contains("zk_")).count();
  }

  @Test
  void theFirstRunShowsItsKeyOnceAndKeepsToThisMachineAndTheSecondDoesNot() throws Exception {
    Path keyFile = folder.resolve("zhenzan.db.key");
    try (Started first = Started.serve(folder, "--bind", "0.0.0.0")) {
      assertEquals("127.0.0.1", first.url().getHost(), "nobody can know the key yet");
      String key = Files.readString(keyFile).strip();
      assertEquals(1, keysShown(first));
      assertTrue(first.said().stream().anyMatch(line -> line.endsWith("  " + key)));
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile));
      assertEquals("rw-------", rights);
      assertEquals(200, first.client(keyFile).like("p", "u").status());
      aSecondProcessIsRefused();
      assertEquals(SIGTERM_CODE, first.stop());
      assertTrue(first.said().contains("zhenzan: stopped"), first.said().toString());
    }
    try (Started second = Started.serve(folder, "--bind", "0.0.0.0")) {
      assertEquals(0, keysShown(second));
      assertEquals("0.0.0.0", second.url().getHost());
      Answer counts = second.client(keyFile).counts("p");
      assertTrue(counts.body().contains("\"raw\":1"), counts.body());
    }
  }

  private void aSecondProcessIsRefused() throws Exception {
    Path database = folder.resolve("zhenzan.db");
    try (Started second = Started.command(folder, "serve", "--port", "0")) {
      assertEquals(Zhenzan.BAD_MACHINE, second.end());
      assertTrue(second.said().toString().contains("zhenzan.db"), second.said().toString());
      assertEquals(1, second.said().size(), second.said().toString());
    }
    Run keys = Run.of("key", "--db", database, "list");
    assertEquals(Zhenzan.BAD_MACHINE, keys.code());
    assertTrue(keys.err().contains("zhenzan.db"), keys.err());
  }

  @Test
  void aStopUnderLoadLosesNothingThatWasAnswered() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    Path keyFile = folder.resolve("zhenzan.db.key");
    try (Started service = Started.serve(folder)) {
      List<Thread> callers = new ArrayList<>();
      ZhenzanClient client = service.client(keyFile);
      for (int each = 0; each < 4; each++) {
        callers.add(new Thread(() -> likeUntilItIsGone(client, asked, answered)));
      }
      callers.forEach(Thread::start);
      while (answered.get() < 200) {
        Thread.onSpinWait();
      }
      assertEquals(SIGTERM_CODE, service.stop());
      for (Thread caller : callers) {
        caller.join();
      }
      assertTrue(service.said().contains("zhenzan: stopped"), service.said().toString());
    }
    try (Started service = Started.serve(folder)) {
      String counts = service.client(keyFile).counts("p").body();
      int raw = Integer.parseInt(counts.replaceAll("(?s).*\"raw\":(\\d+).*", "$1"));
      assertTrue(raw >= answered.get() && raw <= asked.get(), answered + " " + raw + " " + asked);
    }
  }

  /** Each like is another account's, so as many are asked for as there can be. */
  private static void likeUntilItIsGone(
      ZhenzanClient client, AtomicInteger asked, AtomicInteger answered) {
    try {
      while (true) {
        if (client.like("p", "u" + asked.incrementAndGet()).isOk()) {
          answered.incrementAndGet();
        } else {
          return; // it is stopping and says so
        }
      }
    } catch (IOException | InterruptedException gone) {
      // that is what was waited for
    }
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeAnythingIsMade() throws Exception {
    Path database = folder.resolve("never.db");
    for (Object[] wrong :
        new Object[][] {
          {"--port", "70000"},
          {"--port", "-1"},
          {"--settle-every", "0"},
          {"--tls-cert", folder.resolve("c.pem")},
          {"--tls-key", folder.resolve("k.pem")},
          {"--log", "xml"}
        }) {
      List<Object> words = new ArrayList<>(List.of("serve", "--db", database));
      words.addAll(List.of(wrong));
      Run run = Run.of(words.toArray());
      assertEquals(Zhenzan.BAD_INPUT, run.code(), run.err());
      assertFalse(Files.exists(database), run.err());
    }
    Path text = Files.writeString(folder.resolve("text.db"), "no database at all".repeat(100));
    Run run = Run.of("serve", "--db", text);
    assertEquals(Zhenzan.BAD_MACHINE, run.code(), run.err());
    assertTrue(run.err().contains("text.db"), run.err());
  }
}
