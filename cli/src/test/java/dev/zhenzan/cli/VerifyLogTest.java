package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.app.ServerOptions;
import dev.zhenzan.server.app.Service;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A statement that a real service signed holds its log to account: whoever has the statement, the
 * key and a copy of the database finds out what was changed since, with no service there.
 */
class VerifyLogTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Test
  void aStatementHoldsItsLogToAccount() throws Exception {
    Path database = folder.resolve("likes.db");
    Path early = folder.resolve("early.db");
    Path statement;
    Path key;
    try (Service service = start(database)) {
      String admin = Files.readString(folder.resolve("likes.db.key")).strip();
      ZhenzanClient client = new ZhenzanClient(URI.create(service.url()), admin);
      for (int like = 0; like < 5; like++) {
        assertEquals(200, client.like("p", "a" + like).status());
      }
      byte[] name = "{\"name\":\"early.db\"}".getBytes(StandardCharsets.UTF_8);
      assertEquals(201, client.post("/v1/backups", "application/json", name).status());
      Files.move(folder.resolve("backups").resolve("early.db"), early);
      assertEquals(200, client.like("p", "b").status());
      assertEquals(200, client.post("/v1/closings", "application/json", new byte[0]).status());
      strike(client, "b");
      strike(client, "c");
      statement = write("statement.json", client.get("/v1/targets/p/statement").body());
      assertEquals(200, client.like("p", "c").status());
      key = write("key.json", client.get("/v1/keys/statement").body());
      assertEquals(3, Run.of("verify", "--log", database).code(), "the service has it open");
    }
    Run whole = Run.of("verify", statement, "--key", key, "--log", database);
    assertEquals(0, whole.code(), whole.err());
    assertTrue(whole.out().contains("log.rows"), whole.out());
    assertTrue(whole.out().contains("head.rows"), whole.out());
    assertEquals(0, Run.of("verify", "--log", early).code());
    Run older = Run.of("verify", statement, "--key", key, "--log", early);
    assertEquals(2, older.code());
    assertTrue(older.err().contains("NOT WHOLE") && older.err().contains("once held"), older.err());
    assertEquals(2, Run.of("verify").code());
    assertEquals(2, Run.of("verify", statement).code());
    assertEquals(2, Run.of("verify", "--log", statement).code(), "that is no database");
    aChangedByteIsFound(database);
    aChangedActIsFound(database, statement, key);
  }

  private static void strike(ZhenzanClient client, String account) throws Exception {
    String strike = "{\"account\":\"%s\",\"weight\":1,\"because\":\"traded likes\"}";
    byte[] body = strike.formatted(account).getBytes(StandardCharsets.UTF_8);
    assertEquals(201, client.post("/v1/strikes", "application/json", body).status());
  }

  /** One that was cut off at the end is found by the statement alone, any other by the chain. */
  private void aChangedActIsFound(Path database, Path statement, Path key) throws Exception {
    Path spoilt = folder.resolve("acts.db");
    Files.copy(database, spoilt);
    change(spoilt, "DELETE FROM act WHERE seq = (SELECT MAX(seq) FROM act)");
    assertEquals(0, Run.of("verify", "--log", spoilt).code());
    Run cut = Run.of("verify", statement, "--key", key, "--log", spoilt);
    assertEquals(2, cut.code());
    assertTrue(cut.err().contains("NOT WHOLE") && cut.err().contains("acts"), cut.err());
    change(
        spoilt,
        "UPDATE act SET detail = REPLACE(detail, 'traded', 'bought')"
            + " WHERE seq = (SELECT MIN(seq) FROM act WHERE kind = 'strike.given')");
    Run changed = Run.of("verify", "--log", spoilt);
    assertEquals(2, changed.code());
    assertTrue(changed.err().contains("is not what was written"), changed.err());
  }

  private static void change(Path database, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement change = connection.createStatement()) {
      assertEquals(1, change.executeUpdate(sql));
    }
  }

  private void aChangedByteIsFound(Path database) throws Exception {
    Path spoilt = folder.resolve("spoilt.db");
    Files.copy(database, spoilt, StandardCopyOption.REPLACE_EXISTING);
    byte[] bytes = Files.readAllBytes(spoilt);
    byte[] magic = "ZLOG".getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    while (!new String(bytes, at, 4, StandardCharsets.ISO_8859_1).equals(new String(magic))) {
      at++;
    }
    bytes[at + 45] ^= 1;
    Files.write(spoilt, bytes);
    Run changed = Run.of("verify", "--log", spoilt);
    assertEquals(2, changed.code());
    assertTrue(changed.err().contains("NOT WHOLE"), changed.err());
  }

  private static Service start(Path database) throws Exception {
    ServerOptions options = ServerOptions.of(database.toString()).onPort(0);
    return Service.start(options, SpaceOptions.DEFAULTS, InstantSource.system(), line -> {});
  }
}
