package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.person.OneTimeCodes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * A secret is in the one answer that hands it over, and nowhere else: not in the log, however much
 * is logged, not in another answer, and not in the database.
 *
 * <p>Can prove it of what is done here, for secrets as they are and in hex. Cannot prove it of
 * every way in which something can go wrong.
 */
final class SecretsStaySecretTest {

  @ParameterizedTest
  @EnumSource(Backend.class)
  void secretsAreHandedOverAndForgotten(Backend backend) throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.zhenzan");
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    try (RunningApp running = new RunningApp(backend)) {
      logger.setLevel(Level.TRACE);
      logger.addAppender(log);
      Map<String, String> secrets = done(running);
      String lines = lines(log);
      assertTrue(lines.contains("could not sign in"), "nothing was captured: " + lines);
      String answers = everyAnswer(running);
      String rows = everyRow(running);
      assertTrue(rows.contains("person_password") && rows.contains("anna"), "nothing was read");
      assertFalse(secrets.isEmpty());
      secrets.forEach(
          (what, secret) -> {
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertFalse(lines.contains(secret), what + " is in the log");
            assertFalse(answers.contains(secret), what + " is in an answer");
            assertFalse(rows.contains(secret) || rows.contains(hex), what + " is in the database");
          });
    } finally {
      logger.detachAppender(log);
      logger.setLevel(before);
    }
  }

  /** Everything that deals with secrets, also done wrong; each by what it is. */
  private static Map<String, String> done(RunningApp running) throws Exception {
    Map<String, String> secrets = new LinkedHashMap<>();
    String code = new OneTimeCodes(running.below.database(), running.clock).makeForFirst().reveal();
    secrets.put("the first code", secretOf(code));
    secrets.put("the password", Somebody.PASSWORD);
    Somebody anna = Somebody.at(running, "anna");
    secrets.put("a password refused", "hunter2");
    assertEquals(422, anna.setUp(code, "hunter2").status());
    assertEquals(201, anna.setUp(code, Somebody.PASSWORD).status());
    secrets.put("a wrong password", "correct horse what staple");
    assertEquals(401, anna.signIn("correct horse what staple").status());
    anna.signIn();
    secrets.put("the session", secretOf(anna.token()));
    anna.send("GET", "/v1/me", "", "Authorization", "Bearer " + anna.token() + "x");
    Answer key = anna.call("POST", "/v1/keys", "{\"scopes\":[\"counts:read\"]}");
    secrets.put("a key", secretOf(json(key).get("key").asString()));
    Answer hook = anna.call("POST", "/v1/webhooks", "{\"url\":\"http://192.0.2.1/\"}");
    secrets.put("a webhook's secret", json(hook).get("secret").asString().substring(6));
    Answer bert = anna.call("POST", "/v1/people", "{\"name\":\"bert\",\"role\":\"viewer\"}");
    secrets.put("a code", secretOf(json(bert).get("code").asString()));
    Answer again = anna.call("PATCH", "/v1/people/bert", "{\"reset_password\":true}");
    secrets.put("another code", secretOf(json(again).get("code").asString()));
    String other = "lauter neue Worte hier";
    secrets.put("another password", other);
    assertEquals(
        200,
        anna.call(
                "PUT",
                "/v1/me/password",
                "{\"password\":\"%s\",\"new_password\":\"%s\"}".formatted(Somebody.PASSWORD, other))
            .status());
    anna.call("POST", "/v1/sessions", "{\"name\":\"anna\",\"password\":\"" + other);
    assertEquals(201, anna.signIn(other).status());
    return secrets;
  }

  private static String secretOf(String token) {
    return token.substring(token.indexOf('_', 3) + 1);
  }

  private static String lines(ListAppender<ILoggingEvent> log) {
    StringBuilder lines = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      lines.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        lines.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return lines.toString();
  }

  /** Of every route that reads, as whoever may do everything. */
  private static String everyAnswer(RunningApp running) throws Exception {
    StringBuilder answers = new StringBuilder();
    for (Route route : running.app.routes()) {
      if (route.method().name().equals("GET") && !route.path().equals("/v1/changes")) {
        answers.append(running.admin.get(route.path().replaceAll("\\{[a-z]+}", "anna")).body());
      }
    }
    return answers.toString();
  }

  /** Of every table, each value as it is kept; bytes in hex. */
  private static String everyRow(RunningApp running) throws Exception {
    return running
        .below
        .database()
        .read(
            connection -> {
              StringBuilder rows = new StringBuilder();
              List<String> tables = new ArrayList<>();
              try (ResultSet table =
                  connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (table.next()) {
                  tables.add(table.getString("TABLE_NAME"));
                }
              }
              for (String table : tables) {
                try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                  rows.append(table).append('\n');
                  while (row.next()) {
                    for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
                      Object value = row.getObject(at);
                      rows.append(
                              value instanceof byte[] bytes
                                  ? HexFormat.of().formatHex(bytes)
                                  : String.valueOf(value))
                          .append('\t');
                    }
                  }
                }
              }
              return rows.toString();
            });
  }
}
