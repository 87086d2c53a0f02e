package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as an operator starts it, over a real SQLite file, stopped and started again. */
final class ServiceTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  private Service start(String bind) throws Exception {
    ServerOptions options =
        ServerOptions.of(folder.resolve("likes.db").toString()).onPort(0).boundTo(bind);
    return Service.start(options, SpaceOptions.DEFAULTS, InstantSource.system(), said::add);
  }

  private ZhenzanClient client(Service service) throws Exception {
    String key = Files.readString(folder.resolve("likes.db.key")).strip();
    return new ZhenzanClient(URI.create(service.url()), key);
  }

  @Test
  void whatWasAnsweredIsThereAfterARestartWithTheSameKeyAndTheSameSigner() throws Exception {
    String signer;
    try (Service service = start("127.0.0.1")) {
      assertTrue(said.get(0).contains("key"), "the first run says that it made a key");
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve("likes.db.key"))));
      ZhenzanClient client = client(service);
      assertEquals(200, client.like("p", "a").status());
      assertEquals(
          200,
          client
              .events(
                  "[{\"id\":\"e1\",\"time\":1700000000,\"actor\":\"b\",\"target\":\"p\"},"
                      + "{\"id\":\"e1\",\"time\":1700000000,\"actor\":\"b\",\"target\":\"p\"}]")
              .status());
      assertEquals(2, json(client.counts("p")).get("pending").intValue());
      byte[] none = new byte[0];
      assertEquals(200, client.post("/v1/closings", "application/json", none).status());
      Answer decided = client.decide("{\"actor\":\"a\",\"target\":\"q\"}");
      assertEquals("allow", json(decided).get("decision").asString());
      signer = json(client.get("/v1/keys/statement")).get("key").asString();
    }
    said.clear();
    try (Service service = start("127.0.0.1")) {
      assertEquals(List.of(), said, "a second run makes no key");
      ZhenzanClient client = client(service);
      assertEquals(2, json(client.counts("p")).get("raw").intValue());
      assertEquals(0, json(client.counts("p")).get("pending").intValue());
      assertEquals(2, json(client.counts("p")).get("honest").intValue());
      assertEquals("e1", json(client.get("/v1/likes/e1")).get("event").asString());
      assertEquals(signer, json(client.get("/v1/keys/statement")).get("key").asString());
      Answer again =
          client.events("{\"id\":\"e1\",\"time\":1700000000,\"actor\":\"b\",\"target\":\"p\"}");
      assertEquals(1, json(again).get("duplicates").intValue());
    }
  }

  @Test
  void aRepeatedRequestIsAnsweredTheSameAfterARestart() throws Exception {
    String body = "[{\"time\":1700000000,\"actor\":\"b\",\"target\":\"p\"}]";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String first;
    try (Service service = start("127.0.0.1")) {
      first =
          client(service)
              .post("/v1/events", "application/json", bytes, "Idempotency-Key", "k")
              .body();
    }
    try (Service service = start("127.0.0.1")) {
      ZhenzanClient client = client(service);
      assertEquals(
          first,
          client.post("/v1/events", "application/json", bytes, "Idempotency-Key", "k").body());
      assertEquals(1, json(client.counts("p")).get("raw").intValue());
    }
  }

  @Test
  void nobodyOutsideIsLetInBeforeAKeyIsKnown() throws Exception {
    try (Service service = start("0.0.0.0")) {
      assertTrue(service.url().startsWith("http://127.0.0.1:"), service.url());
    }
    try (Service service = start("0.0.0.0")) {
      assertNotEquals(-1, service.url().indexOf("0.0.0.0"));
    }
  }

  @Test
  void aBackupIsMadeWhileTheServiceRuns() throws Exception {
    try (Service service = start("127.0.0.1")) {
      ZhenzanClient client = client(service);
      client.like("p", "a");
      byte[] name = "{\"name\":\"one.db\"}".getBytes(StandardCharsets.UTF_8);
      Answer made = client.post("/v1/backups", "application/json", name);
      assertEquals(201, made.status(), made.body());
      assertEquals(1, json(made).get("rows").intValue());
      assertTrue(Files.exists(folder.resolve("backups").resolve("one.db")));
      assertEquals(409, client.post("/v1/backups", "application/json", name).status());
      byte[] outside = "{\"name\":\"../one.db\"}".getBytes(StandardCharsets.UTF_8);
      assertEquals(422, client.post("/v1/backups", "application/json", outside).status());
    }
  }
}
