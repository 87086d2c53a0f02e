package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made, listed and taken back beside a stopped service, and work in a running one. */
final class KeyCommandTest {
  @TempDir Path folder;

  private Run key(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "key";
    all[1] = "--db";
    all[2] = folder.resolve("zhenzan.db");
    System.arraycopy(words, 0, all, 3, words.length);
    return Run.of(all);
  }

  @Test
  void aKeyIsPrintedAloneAndDoesWhatItsScopeSaysUntilItIsTakenBack() throws Exception {
    Run made = key("create", "--scope", "counts:read", "--label", "page");
    assertEquals(0, made.code(), made.err());
    String key = made.out().strip();
    assertTrue(key.matches("zk_[^_]+_[A-Za-z0-9_-]{43}"), made.out());
    try (Started service = Started.serve(folder)) {
      assertFalse(Files.exists(folder.resolve("zhenzan.db.key")), "there is a key already");
      ZhenzanClient client = new ZhenzanClient(service.url(), key);
      assertEquals(200, client.counts("p").status());
      assertEquals(403, client.like("p", "u").status());
      service.stop();
    }
    Run list = key("list");
    assertTrue(list.out().contains("counts:read"), list.out());
    assertTrue(list.out().contains("“page”"), list.out());
    assertTrue(list.out().contains(", used "), list.out());
    assertFalse(list.out().contains(key.substring(key.lastIndexOf('_') + 1)), "its secret");
    String id = key.substring("zk_".length(), key.indexOf('_', 3));
    assertEquals(0, key("revoke", id).code());
    assertTrue(key("list").out().contains(", taken back "));
    Run again = key("revoke", id);
    assertEquals(Zhenzan.BAD_INPUT, again.code());
    assertTrue(again.err().contains(id), again.err());
  }

  @Test
  void whatCannotBeAKeyIsRefused() {
    assertEquals(Zhenzan.BAD_INPUT, key().code());
    assertEquals(Zhenzan.BAD_INPUT, key("create").code());
    Run scope = key("create", "--scope", "counts:eat");
    assertEquals(Zhenzan.BAD_INPUT, scope.code());
    assertTrue(scope.err().contains("counts:read"), scope.err());
    assertEquals(Zhenzan.BAD_INPUT, key("create", "--scope", "admin", "--days", "-1").code());
    assertEquals("", key("list").out());
  }
}
