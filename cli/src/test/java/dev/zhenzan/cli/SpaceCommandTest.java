package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spaces are made beside a stopped service, served by a running one, and kept by the same tools.
 */
final class SpaceCommandTest {
  @TempDir Path folder;

  private Run run(String command, Object... words) {
    List<Object> all = new ArrayList<>(List.of(command, "--db", folder.resolve("zhenzan.db")));
    all.addAll(List.of(words));
    return Run.of(all.toArray());
  }

  @Test
  void aSpaceIsMadeServedBackedUpAndPutBack() throws Exception {
    Run made = run("space", "create", "blue");
    assertEquals(0, made.code(), made.err());
    String key = made.out().strip();
    assertTrue(key.matches("zk_[^_]+_[A-Za-z0-9_-]{43}"), made.out());
    Path kept = folder.resolve("zhenzan.db.spaces/blue.db.key");
    assertEquals(key, Files.readString(kept).strip());
    assertTrue(run("space", "list").out().contains("blue"));
    Run reader = run("key", "create", "--space", "blue", "--scope", "counts:read");
    assertEquals(0, reader.code(), reader.err());
    Path copy = folder.resolve("copy.db");
    try (Started service = Started.serve(folder)) {
      ZhenzanClient blue = new ZhenzanClient(service.url(), key);
      assertEquals(200, blue.like("p", "u").status());
      ZhenzanClient first = service.client(folder.resolve("zhenzan.db.key"));
      assertTrue(first.counts("p").body().contains("\"raw\":0"), "walled");
      ZhenzanClient reading = new ZhenzanClient(service.url(), reader.out().strip());
      assertTrue(reading.counts("p").body().contains("\"raw\":1"));
      Run held = run("space", "list");
      assertEquals(Zhenzan.BAD_MACHINE, held.code());
      assertTrue(held.err().contains("GET or POST /v1/spaces"), held.err());
      Run backup = run("backup", "--space", "blue", "--url", service.url(), copy);
      assertEquals(0, backup.code(), backup.err());
      assertTrue(backup.out().contains("holds 1 events"), backup.out());
      service.stop();
    }
    Run restored = run("restore", "--space", "blue", "--force", copy);
    assertEquals(0, restored.code(), restored.err());
    Run checked = Run.of("verify", "--log", folder.resolve("zhenzan.db"), "--space", "blue");
    assertEquals(0, checked.code(), checked.err());
    assertTrue(checked.out().contains("blue.db"), checked.out());
    Files.copy(copy, folder.resolve("zhenzan.db.spaces/green.db"));
    assertEquals(Zhenzan.BAD_INPUT, run("space", "create", "green").code());
    assertEquals(0, run("space", "adopt", "green").code());
    assertTrue(run("space", "list").out().contains("green"));
  }

  @Test
  void whatCannotBeASpaceIsRefusedAndMakesNothing() throws Exception {
    for (String wrong : List.of("main", "Blue", "../x", "a/b")) {
      assertEquals(Zhenzan.BAD_INPUT, run("space", "create", wrong).code(), wrong);
    }
    assertEquals(Zhenzan.BAD_INPUT, run("space", "adopt", "none").code());
    assertEquals(Zhenzan.BAD_INPUT, run("space").code());
    Run none = run("key", "list", "--space", "none");
    assertEquals(Zhenzan.BAD_INPUT, none.code());
    assertTrue(none.err().contains("none"), none.err());
    assertEquals(0, run("space", "create", "blue").code());
    assertEquals(Zhenzan.BAD_INPUT, run("space", "create", "blue").code());
    Run wide = run("key", "create", "--space", "blue", "--scope", "spaces:write");
    assertEquals(Zhenzan.BAD_INPUT, wide.code());
    assertEquals(0, run("key", "create", "--scope", "spaces:write").code());
    assertFalse(Files.exists(folder.resolve("zhenzan.db.spaces/none.db")));
  }
}
