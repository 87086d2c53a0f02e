package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whoever is banned takes their alternates along if that is asked for: those that the closing found
 * in the same matrix, tried out first, within the cap, and undone together. Needs a world in which
 * a matrix is found.
 */
final class AlternatesTest {
  private static final double BOUND = 0.9;

  @Test
  void aMatrixGoesAndComesBackTogether() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 3);
    try (RunningApp running = new RunningApp(Backend.SQLITE)) {
      running.sendWorld("plain", 900, seed);
      Optional<JsonNode> matrix = matrix(running);
      Assumptions.assumeTrue(matrix.isPresent(), "no matrix was found with seed " + seed);
      Set<String> members = new TreeSet<>();
      for (JsonNode member : matrix.orElseThrow().get("members")) {
        String account = member.get("account").asString();
        JsonNode held = running.get("/v1/accounts/" + account);
        String role = member.get("role").asString();
        if (held.get("suspicion").doubleValue() >= BOUND && Set.of("alt", "main").contains(role)) {
          members.add(account);
        }
      }
      assertTrue(members.size() > 2, members.toString());
      String one = members.iterator().next();
      Set<String> others = new TreeSet<>(members);
      others.remove(one);
      String ban =
          "{\"account\":\""
              + one
              + "\",\"step\":\"ban\",\"because\":\"b\",%s\"with_alternates\":true}";
      JsonNode tried = running.post("/v1/measures", ban.formatted("\"dry_run\":true,"));
      Set<String> found = new TreeSet<>();
      tried.get("alternates").forEach(each -> found.add(each.get("account").asString()));
      assertEquals(others, found, "seed " + seed);
      assertEquals(members.size(), tried.get("accounts").intValue());
      assertEquals(409, status(running, ban.formatted("\"cap\":2,")), "more than the cap");
      assertEquals(422, status(running, ban.formatted("").replace("ban", "clean")));
      assertFalse(banned(running, one), "nothing was done yet");
      assertEquals(201, status(running, ban.formatted("")));
      for (String each : members) {
        assertTrue(banned(running, each), each);
      }
      JsonNode measure = running.get("/v1/accounts/" + one + "/standing").at("/measures/0");
      String undo = "/v1/measures/" + measure.get("measure").asString() + "/undo";
      JsonNode undone = running.post(undo, "{\"because\":\"x\",\"batch\":true}");
      assertEquals(members.size(), undone.get("undone").intValue());
      for (String each : members) {
        assertFalse(banned(running, each), each);
      }
    }
  }

  private static Optional<JsonNode> matrix(RunningApp running) throws Exception {
    for (JsonNode ring : running.get("/v1/rings?limit=100").get("rings")) {
      if (ring.get("kind").asString().equals("alt_matrix") && ring.get("accused").booleanValue()) {
        return Optional.of(running.get("/v1/rings/" + ring.get("ring").asString()));
      }
    }
    return Optional.empty();
  }

  private static int status(RunningApp running, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return running.admin.post("/v1/measures", "application/json", bytes).status();
  }

  private static boolean banned(RunningApp running, String account) throws Exception {
    String body = "{\"actor\":\"" + account + "\",\"target\":\"t\"}";
    return running.post("/v1/decisions", body).get("decision").asString().equals("reject");
  }
}
