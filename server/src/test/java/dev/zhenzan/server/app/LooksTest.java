package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.look.LookStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Whoever is shown what is held of a person is written down, by name or key, and the record cannot
 * be changed unseen.
 *
 * <p>Can prove it of the routes that there are: a new one that reads must be put on one of the two
 * lists. Cannot see what somebody reads in the database itself.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class LooksTest {
  private static RunningApp running;
  private static Somebody anna;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
    anna = Somebody.first(running, "anna");
    running.admin.events(
        "[{\"id\":\"e1\",\"time\":1772600000,\"actor\":\"u1\",\"target\":\"p1\"},"
            + "{\"id\":\"e2\",\"time\":1772600001,\"actor\":\"u2\",\"target\":\"p1\"}]");
    running.closeEpoch();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  /** Reading these shows something of a person, and is written down. */
  private static final Set<String> LOOKS =
      Set.of(
          "/v1/accounts",
          "/v1/accounts/{account}",
          "/v1/accounts/{account}/evidence",
          "/v1/accounts/{account}/counterfactual",
          "/v1/accounts/{account}/standing",
          "/v1/accounts/{account}/labels",
          "/v1/accounts/{account}/export",
          "/v1/likes/{event}",
          "/v1/links",
          "/v1/rings/{ring}",
          "/v1/measures/{measure}",
          "/v1/measures/{measure}/notice",
          "/v1/cases",
          "/v1/cases/{case}",
          "/v1/cases/{case}/related",
          "/v1/decisions/{decision}",
          "/v1/changes",
          "/v1/acts");

  /** Reading these shows counts, or the service itself, or only who looked. */
  private static final Set<String> NO_LOOKS =
      Set.of(
          "/v1/targets/{target}/counts",
          "/v1/targets/{target}/statement",
          "/v1/targets/{target}/score",
          "/v1/accounts/{account}/appeal-link",
          "/v1/accounts/{account}/looks",
          "/v1/ladder",
          "/v1/policies",
          "/v1/policies/{policy}/{version}",
          "/v1/transparency",
          "/v1/rings",
          "/v1/closings",
          "/v1/keys",
          "/v1/webhooks",
          "/v1/webhooks/{webhook}",
          "/v1/webhooks/{webhook}/deliveries",
          "/v1/people",
          "/v1/roles",
          "/v1/roles/{role}",
          "/v1/configuration",
          "/v1/spaces",
          "/v1/erasures",
          "/metrics");

  @Test
  void everyRouteThatReadsIsOnOneOfTheLists() {
    Set<String> reading = new TreeSet<>();
    for (Route route : running.app.routes()) {
      if (route.method().name().equals("GET") && route.scope() != null) {
        reading.add(route.path());
      }
    }
    Set<String> listed = new TreeSet<>(LOOKS);
    listed.addAll(NO_LOOKS);
    assertEquals(listed, reading);
  }

  private static List<String> looks(String account) throws Exception {
    List<String> looks = new ArrayList<>();
    for (JsonNode look : running.get("/v1/accounts/" + account + "/looks").get("looks")) {
      looks.add(look.get("by").asString() + " " + look.get("route").asString());
    }
    return looks;
  }

  @Test
  void everySuchRouteIsWrittenDownWithWhoAndAtWhom() throws Exception {
    String measure =
        json(anna.call(
                "POST",
                "/v1/measures",
                "{\"account\":\"u2\",\"step\":\"observe\",\"because\":\"a test\"}"))
            .at("/measures/0/measure")
            .asString();
    String opened = "{\"account\":\"u2\",\"because\":\"a test\"}";
    String one = json(anna.call("POST", "/v1/cases", opened)).get("case").asString();
    String other = json(anna.call("POST", "/v1/cases", opened)).get("case").asString();
    String decision =
        json(anna.call("POST", "/v1/decisions", "{\"actor\":\"u2\",\"target\":\"p1\"}"))
            .get("id")
            .asString();
    Set<String> seen = new TreeSet<>();
    for (String path :
        List.of(
            "/v1/accounts",
            "/v1/accounts/u2",
            "/v1/accounts/u2/evidence",
            "/v1/accounts/u2/counterfactual?without=burst",
            "/v1/accounts/u2/standing",
            "/v1/accounts/u2/labels",
            "/v1/accounts/u2/export",
            "/v1/likes/e2",
            "/v1/links?a=u2&b=u1",
            "/v1/measures/" + measure,
            "/v1/measures/" + measure + "/notice",
            "/v1/cases",
            "/v1/cases/" + one,
            "/v1/cases/" + other + "/related",
            "/v1/decisions/" + decision,
            "/v1/acts")) {
      Answer answer = anna.get(path);
      assertEquals(200, answer.status(), path + answer.body());
    }
    for (String look : looks("u2")) {
      if (look.startsWith("person:anna ")) {
        seen.add(look.substring(look.indexOf(' ') + 1));
      }
    }
    seen.remove("/v1/backups"); // of the test that makes one
    Set<String> wanted = new TreeSet<>(LOOKS);
    // A ring takes a world of its own to find; a list of suspects may well be empty.
    wanted.remove("/v1/rings/{ring}");
    // Its answer does not end; it says that it shows everybody, as a backup does.
    wanted.remove("/v1/changes");
    if (!seen.contains("/v1/accounts")) {
      assertEquals(0, running.get("/v1/accounts").get("accounts").size());
      wanted.remove("/v1/accounts");
    }
    assertEquals(wanted, seen);
  }

  @Test
  void keysAreWrittenDownAndCountsAreNotAndRepeatsAreOneRow() throws Exception {
    var key = running.client(Set.of(Scope.VERDICTS_READ, Scope.COUNTS_READ), 0);
    for (int time = 0; time < 3; time++) {
      assertEquals(200, key.get("/v1/accounts/u1/standing").status());
    }
    assertEquals(200, key.counts("p1").status());
    assertEquals(403, key.get("/v1/cases").status());
    assertEquals(404, key.get("/v1/accounts/never-heard-of").status());
    int times = 0;
    for (JsonNode look : running.get("/v1/accounts/u1/looks").get("looks")) {
      if (look.get("route").asString().equals("/v1/accounts/{account}/standing")) {
        assertTrue(look.get("by").asString().startsWith("key:"));
        times += look.get("times").asInt();
      }
    }
    assertEquals(3, times);
    for (String nobody : List.of("never-heard-of", "p1")) {
      assertTrue(looks(nobody).stream().allMatch(look -> look.endsWith(" /v1/backups")));
    }
  }

  @Test
  void aCopyOfEverythingIsALookAtEverybody() throws Exception {
    Answer backup = anna.call("POST", "/v1/backups", "{\"name\":\"looked.db\"}");
    if (backup.status() == 201) {
      assertTrue(looks("u1").contains("person:anna /v1/backups"));
      assertTrue(looks("somebody-else").contains("person:anna /v1/backups"));
    } else {
      assertEquals(409, backup.status(), "PostgreSQL has tools of its own");
    }
  }

  @Test
  void whatWasWrittenCannotBeChangedUnseenAndCanBeErased() throws Exception {
    assertEquals(200, running.admin.get("/v1/accounts/u1").status());
    assertEquals(200, running.admin.get("/v1/accounts/u2").status());
    assertTrue(looks("u1").size() + looks("u2").size() > 1);
    assertEquals(200, running.admin.get("/v1/accounts/u2/standing").status());
    assertTrue(looks("u2").size() > 1);
    LookStore store = new LookStore(running.below.database());
    long looks = store.check().looks();
    assertTrue(looks > 2);
    sql("UPDATE looked SET subject = '', salt = ? WHERE seq = 1", new byte[0]);
    assertEquals(looks, store.check().looks());
    // Each is undone by the next but the last, which stays: nothing after it asks for looks.
    for (String[] change :
        List.of(
            new String[] {"times = times + 1", "times = times - 1"},
            new String[] {"at_millis = at_millis + 1", "at_millis = at_millis - 1"},
            new String[] {"seq = -seq", "seq = -seq"},
            new String[] {"route = route || 'x'", "route = route"})) {
      sql("UPDATE looked SET " + change[0] + " WHERE seq = 2");
      assertThrows(StoreException.class, store::check, change[0]);
      sql("UPDATE looked SET " + change[1] + " WHERE seq IN (2, -2)");
    }
  }

  private static void sql(String sql, byte[]... values) throws Exception {
    running
        .below
        .database()
        .write(
            connection -> {
              try (var statement = connection.prepareStatement(sql)) {
                for (int at = 0; at < values.length; at++) {
                  statement.setBytes(at + 1, values[at]);
                }
                return statement.executeUpdate();
              }
            });
  }
}
