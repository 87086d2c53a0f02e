package dev.zhenzan.server.privacy;

import static dev.zhenzan.server.privacy.LivedLife.NAME;
import static dev.zhenzan.server.privacy.LivedLife.TRACES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.app.Places;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.LogCheck;
import dev.zhenzan.server.log.LogHead;
import dev.zhenzan.server.log.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Everything has happened to a person; then they are erased. Can prove that no byte of any file of
 * the service tells of them, that every sum, chain and statement is what it was, and that this test
 * would see each place that is forgotten. Cannot prove anything about copies made before, a
 * server's write-ahead log, or what a file system keeps of blocks that it gave free.
 */
final class ErasureTest {
  private static final Instant NOW = Instant.parse("2026-04-02T12:00:00Z");

  /** Lived once, and copied. */
  @TempDir private static Path once;

  private static List<String> targets = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void live() throws Exception {
    try (LivedLife life = new LivedLife(once.resolve("likes.db").toString())) {
      targets = life.live();
    }
    try (Database open = Database.open(once.resolve("likes.db").toString())) {
      open.write(connection -> planted(connection));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingIsLeftAndEverySumHolds(boolean postgres) throws Exception {
    String database = postgres ? PostgresServer.shared().newDatabase() : copy("sqlite").toString();
    List<String> traces = new ArrayList<>(TRACES);
    Map<String, String> before;
    LogHead head;
    try (LivedLife life = new LivedLife(database)) {
      if (postgres) {
        life.live();
      }
      before = sums(life, targets, NAME);
      head = head(life);
      JsonNode tried = life.call("POST", LivedLife.path(NAME) + "/erasure", "{\"dry_run\":true}");
      while (tried.at("/found/decision").longValue() == 0) { // those are on disk a little later
        tried = life.call("POST", LivedLife.path(NAME) + "/erasure", "{\"dry_run\":true}");
      }
      for (String place : List.of("events", "verdict", "cause", "act", "decision")) {
        assertTrue(tried.at("/found/" + place).longValue() > 0, place + " " + tried);
      }
      assertEquals(1, tried.at("/found/devices_of_their_own").longValue(), tried.toString());
      JsonNode asked =
          life.call(
              "POST",
              LivedLife.path(NAME) + "/erasure",
              "{\"because\":\"erinq\\\"王五 asked for it\"}");
      assertEquals("waiting", asked.get("state").asString());
      JsonNode done = done(life);
      assertEquals("erased-1", done.get("stands_in_place").asString(), done.toString());
      JsonNode repeated =
          life.call("POST", LivedLife.path(NAME) + "/erasure", "{\"because\":\"again\"}");
      assertEquals("done", repeated.get("state").asString());
      assertEquals(1, repeated.get("erasure").intValue());
      assertEquals(before, sums(life, targets, "erased-1"));
      life.call("POST", "/v1/closings", "");
      assertEquals(before, sums(life, targets, "erased-1"), "after another analysis");
      assertEquals(404, life.admin.get(LivedLife.path(NAME)).status());
    }
    try (Database open = Database.open(database)) {
      traces.add(Whereabouts.hashed(open).device("her-own-phone"));
      traces.add(Whereabouts.hashed(open).address("203.0.113.77"));
      assertEquals(List.of(), said(open, traces));
    }
    assertEquals(
        List.of(), Bytes.found(postgres ? relations(database) : folder.resolve("sqlite"), traces));
    PublicKey key =
        StatementKey.publicKey(StatementKey.of(Places.of(database).first().signFile()).publicPem());
    LogCheck.Found found =
        LogCheck.run(
            database, head, (text, signature) -> StatementKey.verifies(key, text, signature));
    assertTrue(found.erasures() > 0);
    try (LivedLife again = new LivedLife(database)) {
      assertEquals(before, sums(again, targets, "erased-1"), "after another start");
    }
  }

  /** One place is forgotten at a time, and what looks for traces must find it. */
  @Test
  void everyPlaceThatIsForgottenIsFound() throws Exception {
    Set<String> places = new TreeSet<>();
    erase(copy("none"), places, "");
    assertEquals(List.of(), Bytes.found(folder.resolve("none"), TRACES));
    for (String place : places) {
      Path other = copy(place.replace(' ', '-'));
      erase(other, new TreeSet<>(), place);
      assertFalse(Bytes.found(other.getParent(), TRACES).isEmpty(), "without " + place);
    }
    assertTrue(places.containsAll(List.of("blocks", "closings", "act", "decision")));
  }

  /** What cannot come by the API, as a header holds no such name, and what waits to be told. */
  private static long planted(Connection connection) throws SQLException {
    String name = NAME.replace("'", "''");
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO answer VALUES ('key:" + name + "', '00', '{}', 0)");
      statement.execute(
          "INSERT INTO answer VALUES ('key:2', '00', '200 {\"ids\":[\"erinq\\\"王五\"]}', 0)");
      return 1;
    }
  }

  private Path copy(String place) throws Exception {
    Path to = folder.resolve(place).resolve("likes.db");
    Files.createDirectories(to.getParent());
    for (String each : List.of("likes.db", "likes.db.key", "likes.db.sign", "likes.db.box")) {
      Files.copy(once.resolve(each), to.resolveSibling(each));
    }
    return to;
  }

  private static void erase(Path file, Set<String> places, String forgotten) throws Exception {
    try (Database open = Database.open(file.toString())) {
      InstantSource clock = InstantSource.fixed(NOW);
      new Erasures(open).ask(NAME, "asked", "key:1", clock.millis(), false);
      new ErasureRun(open, () -> UnaryOperator.identity(), DerivedFiles.NONE, clock) {
        @Override
        boolean skipped(String step) {
          places.add(step);
          return step.equals(forgotten);
        }
      }.run();
    }
  }

  /** Killed after each step in turn, it is continued and ends as if it had not been. */
  @Test
  void whereverItStopsItGoesOn() throws Exception {
    for (int stop : new int[] {1, 2, 3, 10, 11, -1, -2, -5, -30}) {
      Path other = copy("stopped" + stop);
      try (Database open = Database.open(other.toString())) {
        InstantSource clock = InstantSource.fixed(NOW);
        new Erasures(open).ask(NAME, "asked", "key:1", clock.millis(), false);
        try {
          new Stopping(open, clock, stop).run();
        } catch (IllegalStateException killed) {
          assertEquals("killed", killed.getMessage());
        }
      }
      LogCheck.run(other.toString(), LogCheck.NOTHING, (text, signature) -> true);
      try (LivedLife life = new LivedLife(other.toString())) {
        assertEquals("done", life.get("/v1/erasures").at("/erasures/0/state").asString());
      }
      assertEquals(List.of(), Bytes.found(other.getParent(), TRACES), "stopped at " + stop);
    }
  }

  private static final class Stopping extends ErasureRun {
    private int left;

    /** Breaks in the middle of a step. */
    private static final class Pen implements UnaryOperator<String> {
      private int left;

      Pen(int left) {
        this.left = left;
      }

      @Override
      public String apply(String text) {
        if (--left == 0) {
          throw new IllegalStateException("killed");
        }
        return text;
      }
    }

    Stopping(Database database, InstantSource clock, int steps) {
      super(database, () -> new Pen(-steps), DerivedFiles.NONE, clock);
      left = steps;
    }

    @Override
    void passed(String step) {
      if (--left == 0) {
        throw new IllegalStateException("killed");
      }
    }
  }

  /** Every table and column is either looked through, or known to name nobody. */
  @Test
  void noTableIsUnknown() throws Exception {
    Set<String> known =
        new TreeSet<>(
            Set.of(
                "log_block",
                "closing",
                "cause",
                "verdict",
                "ring",
                "target_count",
                "act",
                "ledger",
                "erasure",
                "meta",
                "secret",
                "erased_person",
                "retention",
                "looked",
                // of those who run the service, not of those who like
                "one_time_code",
                "person_password",
                "person_session",
                "space",
                "space_key",
                "flyway_schema_history"));
    TextTable.ALL.forEach(table -> known.add(table.name()));
    try (Database open = Database.open(folder.resolve("empty.db").toString())) {
      Set<String> tables = new TreeSet<>(columns(open).keySet());
      tables.removeAll(known);
      assertEquals(Set.of(), tables, "tables of which nobody said whether they name people");
    }
  }

  @AfterAll
  static void tidy() throws Exception {
    for (String each : List.of("zhenzan.key", "zhenzan.sign", "zhenzan.box")) {
      Files.deleteIfExists(Path.of(each)); // what a service over a server keeps where it runs
    }
  }

  private static JsonNode done(LivedLife life) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (true) {
      try {
        JsonNode newest = life.get("/v1/erasures").at("/erasures/0");
        if (newest.get("state").asString().equals("done")) {
          return newest;
        }
      } catch (java.io.IOException refused) {
        // It is closed meanwhile.
      }
      assertTrue(System.nanoTime() < end, "it takes too long");
      Thread.onSpinWait();
    }
  }

  /** Counts of every target, and what is held of the person. */
  private static Map<String, String> sums(LivedLife life, List<String> targets, String name)
      throws Exception {
    Map<String, String> sums = new TreeMap<>();
    for (String target : some(targets)) {
      String now = target.replace(NAME, name);
      JsonNode count =
          life.get(
              "/v1/targets/"
                  + java.net.URLEncoder.encode(now, StandardCharsets.UTF_8).replace("+", "%20")
                  + "/counts");
      sums.put(
          target.replace(NAME, "X"),
          count.get("raw") + " " + count.get("honest") + " " + count.get("withheld"));
    }
    JsonNode account = life.get(LivedLife.path(name));
    sums.put("suspicion", account.get("suspicion").toString());
    sums.put("likes", account.get("likes").toString());
    sums.put("rings", String.valueOf(life.get("/v1/rings").toString().length() > 40));
    JsonNode standing = life.get(LivedLife.path(name) + "/standing");
    sums.put("strikes", standing.path("strike_sum").toString());
    List<String> measures = new ArrayList<>();
    standing.path("measures").forEach(m -> measures.add(m.path("step") + " " + m.path("state")));
    sums.put("measures", measures.toString());
    return sums;
  }

  private static List<String> some(List<String> targets) {
    List<String> some = new ArrayList<>(targets.subList(0, Math.min(100, targets.size())));
    targets.stream().filter(target -> target.contains(NAME)).forEach(some::add);
    return some;
  }

  private static LogHead head(LivedLife life) throws Exception {
    JsonNode head = life.get("/v1/closings").get("head");
    return new LogHead(
        head.get("rows").longValue(),
        head.get("hash").asString(),
        head.get("closing").longValue(),
        head.get("closing_hash").asString());
  }

  /** The columns of each table. */
  private static Map<String, List<String>> columns(Database database) throws Exception {
    return database.read(
        connection -> {
          Map<String, List<String>> columns = new TreeMap<>();
          try (ResultSet row =
              connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (row.next()) {
              String table = row.getString("TABLE_NAME");
              if (!table.startsWith("sqlite_")
                  && !table.equals("honest_count")
                  && !table.contains("_pkey")
                  && !table.startsWith("pg_")) {
                columns
                    .computeIfAbsent(table, t -> new ArrayList<>())
                    .add(row.getString("COLUMN_NAME"));
              }
            }
          }
          return columns;
        });
  }

  /** Where the database itself, asked for everything it holds, tells one of the words. */
  private static List<String> said(Database database, List<String> words) throws Exception {
    Map<String, List<String>> columns = columns(database);
    return database.read(
        connection -> {
          List<String> found = new ArrayList<>();
          for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table.getKey())) {
              while (row.next()) {
                for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
                  byte[] bytes = row.getBytes(at);
                  String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
                  for (String word : words) {
                    if (text.contains(word)) {
                      found.add(table.getKey() + "." + table.getValue().get(at - 1) + ": " + word);
                    }
                  }
                }
              }
            }
          }
          return found.stream().distinct().toList();
        });
  }

  /** Where a server keeps the tables of a database. */
  private static Path relations(String database) throws Exception {
    try (Database open = Database.open(database)) {
      return open.read(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              ResultSet row =
                  statement.executeQuery(
                      "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database"
                          + " WHERE datname = current_database()");
              row.next();
              return Path.of(row.getString(1));
            }
          });
    }
  }
}
