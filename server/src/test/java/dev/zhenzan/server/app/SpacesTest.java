package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.space.SpaceName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Spaces are made, stay over a restart, and one that is damaged takes nobody with it. That they do
 * not see one another is {@link WallTest}'s.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class SpacesTest {
  @Parameter Backend backend;
  @TempDir private Path folder;
  private String database;
  private RunningApp running;

  @BeforeEach
  void start() throws Exception {
    database = backend.newDatabase(folder);
    running = RunningApp.at(database);
  }

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  private static Answer post(ZhenzanClient client, String path, String body) throws Exception {
    return client.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer ask(String name) throws Exception {
    return post(running.admin, "/v1/spaces", "{\"name\":\"" + name + "\"}");
  }

  private String made(String name) throws Exception {
    Answer answer = ask(name);
    assertEquals(201, answer.status(), answer.body());
    return json(answer).get("key").asString();
  }

  private static long raw(ZhenzanClient client) throws Exception {
    Answer answer = client.counts("p");
    assertEquals(200, answer.status(), answer.body());
    return json(answer).get("raw").asLong();
  }

  @Test
  void aSpaceIsMadeOnceAndItsFirstKeyIsForItAlone() throws Exception {
    ZhenzanClient blue = running.client(made("blue-2"));
    assertEquals(200, blue.like("p", "a").status());
    assertEquals(1, raw(blue));
    assertEquals(0, raw(running.admin));
    assertEquals(409, ask("blue-2").status());
    for (String wrong :
        List.of("main", "Blue", "-a", "a b", "../x", "a".repeat(32), "blue_2", "é", "1a")) {
      assertEquals(422, ask(wrong).status(), wrong);
    }
    JsonNode spaces = running.get("/v1/spaces").get("spaces");
    assertEquals(2, spaces.size());
    assertEquals("main", spaces.at("/0/name").asString());
    assertEquals("blue-2", spaces.at("/1/name").asString());
    assertEquals("open", spaces.at("/1/state").asString());
    for (Answer refused :
        List.of(
            blue.get("/v1/spaces"),
            post(blue, "/v1/spaces", "{\"name\":\"mine\"}"),
            post(blue, "/v1/spaces/blue-2/open", ""))) {
      assertEquals(403, refused.status(), refused.body());
    }
    String wide = "{\"scopes\":[\"spaces:write\"]}";
    assertEquals(422, post(blue, "/v1/keys", wide).status());
    assertEquals(201, post(running.admin, "/v1/keys", wide).status());
    ZhenzanClient maker = running.client(EnumSet.of(Scope.SPACES_WRITE), 0);
    assertEquals(200, maker.get("/v1/spaces").status());
    assertEquals(404, post(maker, "/v1/spaces/none/open", "").status());
    ZhenzanClient reader = running.client(EnumSet.of(Scope.COUNTS_READ), 0);
    assertEquals(403, reader.get("/v1/spaces").status());
  }

  @Test
  void spacesAreThereAfterARestart() throws Exception {
    String blue = made("blue");
    String red = made("red");
    running.client(blue).like("p", "a");
    running.client(red).like("p", "a");
    running.client(red).like("p", "b");
    running.close();
    running = RunningApp.at(database);
    assertEquals(1, raw(running.client(blue)));
    assertEquals(2, raw(running.client(red)));
    assertEquals(0, raw(running.admin));
    assertEquals(3, running.get("/v1/spaces").get("spaces").size());
  }

  @Test
  void aDamagedSpaceIsClosedAndTheOthersGoOnUntilItIsRepaired() throws Exception {
    String blue = made("blue");
    String red = made("red");
    running.client(blue).like("p", "a");
    running.client(red).like("p", "a");
    Path copy = null;
    if (backend == Backend.SQLITE) {
      Answer backup = post(running.client(blue), "/v1/backups", "{\"name\":\"b.db\"}");
      assertEquals(201, backup.status(), backup.body());
      copy = Path.of(json(backup).get("file").asString());
    }
    running.close();
    Place place = Places.of(database, folder).of(new SpaceName("blue"));
    if (copy == null) {
      alter("ALTER TABLE zhenzan_blue.log_block RENAME TO gone");
    } else {
      Files.write(Path.of(place.database()), new byte[50_000]);
    }
    running = RunningApp.at(database);
    assertEquals(200, running.admin.get("/health/ready").status());
    Answer told = running.client(blue).counts("p");
    assertEquals(503, told.status(), told.body());
    assertEquals("urn:zhenzan:problem:space-closed", json(told).get("type").asString());
    assertEquals(60, told.retryAfterSeconds());
    assertEquals(1, raw(running.client(red)));
    assertEquals(200, running.client(red).like("p", "b").status());
    assertEquals(401, running.client("zk_AAAAAAAAAAAA_" + "A".repeat(43)).counts("p").status());
    JsonNode listed = running.get("/v1/spaces").at("/spaces/1");
    assertEquals("closed", listed.get("state").asString());
    assertTrue(listed.get("because").asString().contains("restore"), listed.toString());
    assertEquals(409, ask("blue").status());
    assertTrue(running.admin.get("/metrics").body().contains("zhenzan_spaces{state=\"closed\"} 1"));
    if (copy == null) {
      alter("ALTER TABLE zhenzan_blue.gone RENAME TO log_block");
    } else {
      Backup.restore(copy, place.database(), /* force= */ true);
    }
    Answer opened = post(running.admin, "/v1/spaces/blue/open", "");
    assertEquals("open", json(opened).get("state").asString(), opened.body());
    assertEquals(1, raw(running.client(blue)));
  }

  private void alter(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aSignedLinkLeadsToTheSpaceThatSignedItAndAKeyThatComesAlongDecidesFirst() throws Exception {
    ZhenzanClient blue = running.client(made("blue"));
    ZhenzanClient red = running.client(made("red"));
    blue.like("p", "somebody");
    post(
        blue,
        "/v1/measures",
        "{\"account\":\"somebody\",\"step\":\"clean\",\"because\":\"blue-reason\"}");
    String link = json(blue.get("/v1/accounts/somebody/appeal-link")).get("link").asString();
    ZhenzanClient nobody = new ZhenzanClient(running.base(), null);
    Answer page = nobody.get(link);
    assertEquals(200, page.status(), page.body());
    assertTrue(page.body().contains("<form"), page.body());
    assertEquals(404, nobody.get(link + "x").status());
    assertEquals(404, red.get(link).status());
    assertEquals(200, blue.get(link).status());
    Answer sent =
        nobody.send(
            "POST",
            link,
            "application/x-www-form-urlencoded",
            BodyPublishers.ofString("words=wrong"));
    assertEquals(200, sent.status(), sent.body());
    assertEquals(1, json(blue.get("/v1/cases")).get("cases").size());
    assertEquals(0, json(red.get("/v1/cases")).get("cases").size());
    assertEquals(0, json(running.admin.get("/v1/cases")).get("cases").size());
  }

  @Test
  void eachHasItsOwnNumbersAndItsOwnChanges() throws Exception {
    String key = made("blue");
    ZhenzanClient blue = running.client(key);
    ZhenzanClient red = running.client(made("red"));
    HttpRequest listen =
        HttpRequest.newBuilder(running.base().resolve("/v1/changes"))
            .header("Authorization", "Bearer " + key)
            .build();
    var answer = HttpClient.newHttpClient().send(listen, BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      red.like("red-target", "red-account");
      assertEquals(200, post(red, "/v1/closings", "").status());
      blue.like("blue-target", "blue-account");
      assertEquals(200, post(blue, "/v1/closings", "").status());
      StringBuilder heard = new StringBuilder();
      while (!heard.toString().contains("\"closing\":1")) {
        heard.append(lines.readLine()).append('\n');
      }
      assertFalse(heard.toString().contains("red"), heard.toString());
    }
    String numbers = blue.get("/metrics").body();
    assertTrue(numbers.contains("zhenzan_log_head{space=\"blue\"} 1"), numbers);
    assertFalse(numbers.contains("\"red\"") || numbers.contains("jvm_"), numbers);
    String first = running.admin.get("/metrics").body();
    assertTrue(first.contains("zhenzan_log_head 0") && first.contains("jvm_memory"), first);
    assertFalse(first.contains("\"blue\""), first);
  }
}
