package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.app.ServerOptions;
import dev.zhenzan.server.app.Service;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real services: what one was told how to work is carried to the other, and compared. */
class ConfigCommandTest {
  @TempDir Path folder;

  private static final String POLICY =
      """
      features:
        likes_1h: {count: like, by: actor, within: 1h}
      policies:
        - id: many
          version: 1
          title: {en: Many likes, zh: 点赞过多}
          on: like
          when: likes_1h > 500
          then: {limit: {for: 1h}}
          because: {en: "{likes_1h} likes within an hour", zh: "一小时内点赞 {likes_1h} 次"}
          budget: 5
          owner: trust-and-safety
      """;

  private record Running(Service service, ZhenzanClient client, Path key) implements AutoCloseable {
    @Override
    public void close() {
      service.close();
    }
  }

  private Running start(String name) throws Exception {
    Path database = folder.resolve(name + ".db");
    ServerOptions options = ServerOptions.of(database.toString()).onPort(0);
    Service service =
        Service.start(options, SpaceOptions.DEFAULTS, InstantSource.system(), line -> {});
    Path key = folder.resolve(name + ".db.key");
    URI url = URI.create(service.url());
    return new Running(service, new ZhenzanClient(url, Files.readString(key).strip()), key);
  }

  private static void post(Running at, String path, String type, String body, int status)
      throws Exception {
    var answer = at.client().post(path, type, body.getBytes(StandardCharsets.UTF_8));
    assertEquals(status, answer.status(), answer.body());
  }

  private Path export(Running at, String name) throws Exception {
    Run run = Run.of("config", "export", "--url", at.service().url(), "--key-file", at.key());
    assertEquals(0, run.code(), run.err());
    return Files.writeString(folder.resolve(name), run.out());
  }

  private Run take(Running at, Path file, Object... more) {
    Object[] call = new Object[7 + more.length];
    Object[] usual = {
      "config", "import", file, "--url", at.service().url(), "--key-file", at.key()
    };
    System.arraycopy(usual, 0, call, 0, usual.length);
    System.arraycopy(more, 0, call, usual.length, more.length);
    return Run.of(call);
  }

  @Test
  void aConfigurationIsCarriedAndCompared() throws Exception {
    try (Running staging = start("staging");
        Running live = start("live")) {
      Path empty = export(live, "empty.json");
      post(staging, "/v1/policies", "application/yaml", POLICY, 201);
      post(staging, "/v1/policies/many/1/shadow", "application/json", "", 200);
      String hook = "{\"url\":\"https://example.com/hook\",\"description\":\"for us\"}";
      post(staging, "/v1/webhooks", "application/json", hook, 201);
      String ladder =
          "{\"configuration\":\"zhenzan.configuration.1\",\"ladder\":{\"rungs\":"
              + "[{\"strikes\":3,\"step\":\"limit\",\"for\":\"36h\"}]}}";
      post(staging, "/v1/configuration", "application/json", ladder, 200);

      // Nothing goes live over an empty log, so the document says what a busy service would.
      String shadow = Files.readString(export(staging, "staging.json"));
      Path wanted =
          Files.writeString(folder.resolve("wanted.json"), shadow.replace("shadow", "live"));
      Run difference = Run.of("config", "diff", empty, wanted);
      assertEquals(1, difference.code());
      assertTrue(difference.out().contains("policy many@1 state: none → live"), difference.out());
      assertTrue(difference.out().contains("ladder rungs 1 step: observe → limit"));

      Run tried = take(live, wanted, "--dry-run");
      assertEquals(0, tried.code(), tried.err());
      assertTrue(tried.out().contains("4 would change"), tried.out());
      assertEquals(Files.readString(empty), Files.readString(export(live, "still.json")));

      Run taken = take(live, wanted);
      assertEquals(0, taken.code(), taken.err());
      assertTrue(taken.out().contains("in shadow, to be proved"), taken.out());
      assertTrue(taken.out().contains("whsec_"), taken.out());
      Run left = Run.of("config", "diff", wanted, export(live, "after.json"));
      assertEquals("policy many@1 state: live → shadow\n", left.out());
      assertTrue(take(live, wanted).out().contains("\n0 changed"), "importing again does nothing");
      assertTrue(live.client().get("/v1/acts?limit=1").body().contains("config.imported"));

      String other = Files.readString(wanted).replace("500", "400");
      Path changed = Files.writeString(folder.resolve("changed.json"), other);
      Run refused = take(live, changed);
      assertEquals(2, refused.code());
      assertTrue(refused.err().contains("write another version"), refused.err());
      assertFalse(live.client().get("/v1/policies/many/1").body().contains("400"));
    }
  }
}
