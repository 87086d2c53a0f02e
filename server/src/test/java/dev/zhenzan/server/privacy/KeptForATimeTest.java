package dev.zhenzan.server.privacy;

import static dev.zhenzan.server.privacy.LivedLife.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.LogCheck;
import dev.zhenzan.server.log.NameRemoval;
import dev.zhenzan.server.privacy.Retain.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a person is handed out whole and without other people, and is dropped when its
 * time is over and not before, by a clock that the test sets. Cannot prove how long a turn takes
 * over a large database.
 */
final class KeptForATimeTest {
  /** When all of it happened, by the clock of {@link LivedLife}. */
  private static final Instant THEN = Instant.parse("2026-04-01T12:00:00Z");

  @TempDir private static Path once;

  private static List<String> targets = List.of();
  @TempDir private Path folder;

  @BeforeAll
  static void live() throws Exception {
    try (LivedLife life = new LivedLife(once.resolve("likes.db").toString())) {
      targets = life.live();
    }
  }

  private String copy() throws Exception {
    for (String each : List.of("likes.db", "likes.db.key", "likes.db.sign", "likes.db.box")) {
      Files.copy(once.resolve(each), folder.resolve(each));
    }
    return folder.resolve("likes.db").toString();
  }

  private static long count(Database database, String from) throws Exception {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static void turn(Database open, Register register, Duration later, Retain retain)
      throws Exception {
    InstantSource clock = InstantSource.fixed(THEN.plus(later));
    try (Retention retention =
        new Retention(open, register, retain, clock, UnaryOperator.identity())) {
      retention.turn();
    }
  }

  @Test
  void eachGoesWhenItsTimeIsOver() throws Exception {
    String database = copy();
    try (Database open = Database.open(database)) {
      open.write(
          connection ->
              Erasures.update(
                  connection,
                  "UPDATE webhook_delivery SET state = 'dead' WHERE number = (SELECT MIN(number)"
                      + " FROM webhook_delivery)"));
      Register register =
          Register.open(new JdbcActStore(open), InstantSource.fixed(THEN), List.of());
      long deliveries = count(open, "webhook_delivery");
      turn(open, register, Duration.ofHours(23), Retain.DEFAULTS);
      assertEquals(1, count(open, "answer"));
      turn(open, register, Duration.ofHours(25), Retain.DEFAULTS);
      assertEquals(0, count(open, "answer"));
      assertEquals(deliveries, count(open, "webhook_delivery"));
      turn(open, register, Duration.ofDays(31), Retain.DEFAULTS);
      assertEquals(deliveries - 1, count(open, "webhook_delivery"), "what waits is not dropped");
      turn(open, register, Duration.ofDays(89), Retain.DEFAULTS);
      assertEquals(1, count(open, "decision"));
      turn(open, register, Duration.ofDays(91), Retain.of("decisions=ever"));
      assertEquals(1, count(open, "decision"));
      turn(open, register, Duration.ofDays(91), Retain.DEFAULTS);
      assertEquals(0, count(open, "decision"));
      Set<String> devices = devices(open);
      turn(open, register, Duration.ofDays(179), Retain.DEFAULTS);
      assertEquals(devices, devices(open));
      turn(open, register, Duration.ofDays(182), Retain.DEFAULTS);
      Set<String> after = devices(open);
      assertTrue(after.stream().allMatch(each -> each.startsWith("gone-")), after.toString());
      assertEquals(devices.size(), after.size(), "devices that differ go on differing");
      assertTrue(
          count(open, "act WHERE detail LIKE '%not a robot%'") > 0
              && count(open, "act WHERE detail LIKE '%erinq wrote again%'") > 0);
      turn(open, register, Duration.ofDays(366), Retain.DEFAULTS);
      assertEquals(0, count(open, "act WHERE detail LIKE '%not a robot%'"));
      assertEquals(0, count(open, "act WHERE detail LIKE '%erinq wrote again%'"));
      long acts = count(open, "act");
      turn(open, register, Duration.ofDays(368), Retain.DEFAULTS);
      assertEquals(acts, count(open, "act"), "nothing is left to say");
      new JdbcActStore(open).replay(act -> {}); // the chain of acts fits
    }
    LogCheck.Found found =
        LogCheck.run(database, LogCheck.NOTHING, (text, signature) -> text.equals(signature));
    assertTrue(found.erasures() > 0);
    try (LivedLife life = new LivedLife(database)) {
      String before = sums(life);
      life.call("POST", "/v1/closings", "");
      assertEquals(before, sums(life));
    }
  }

  private static String sums(LivedLife life) throws Exception {
    StringBuilder sums = new StringBuilder();
    for (String target : targets.stream().filter(each -> !each.contains(NAME)).limit(60).toList()) {
      JsonNode count = life.get("/v1/targets/" + target + "/counts");
      sums.append(target).append(count.get("raw")).append(count.get("honest")).append(' ');
    }
    return sums.toString();
  }

  /** Of all blocks but the last. */
  private static Set<String> devices(Database open) throws Exception {
    Set<String> devices = new TreeSet<>();
    Set<String> last = new TreeSet<>();
    NameRemoval.walk(
        open,
        block -> {
          devices.addAll(last);
          last.clear();
          BlockReader reader = BlockReader.open(block);
          for (int at = 0; at < reader.devices().size(); at++) {
            last.add(reader.devices().name(at));
          }
        });
    return devices;
  }

  @Test
  void anExportHoldsAllAndNobodyElse() throws Exception {
    try (Database open = Database.open(copy())) {
      Set<String> others = new TreeSet<>();
      long[] own = {0};
      NameRemoval.walk(
          open,
          block -> {
            BlockReader event = BlockReader.open(block);
            while (event.next()) {
              String actor = event.accounts().name(event.actor());
              String owner = event.owner() < 0 ? "" : event.accounts().name(event.owner());
              others.add(actor);
              others.add(owner);
              boolean of = event.targets().name(event.target()).equals(NAME);
              own[0] += actor.equals(NAME) || owner.equals(NAME) || of ? 1 : 0;
            }
          });
      others.removeAll(Set.of(NAME, ""));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PersonExport(open, NAME).writeTo(out, THEN);
      JsonNode export = JsonMapper.shared().readTree(out.toByteArray());
      assertEquals(own[0], export.get("events").size());
      assertEquals(
          count(open, "verdict WHERE account = '" + NAME + "'"), export.get("verdicts").size());
      assertEquals(count(open, "act WHERE subject = '" + NAME + "'"), export.get("acts").size());
      for (String part : List.of("verdicts", "ledger", "decisions", "acts", "told")) {
        assertFalse(export.get(part).isEmpty(), part);
      }
      Set<String> texts = new TreeSet<>();
      texts(export, texts);
      texts.retainAll(others);
      assertEquals(Set.of(), texts, "other people");
    }
  }

  private static void texts(JsonNode tree, Set<String> into) {
    if (tree.isString()) {
      into.add(tree.asString());
    }
    tree.forEach(each -> texts(each, into));
  }

  @Test
  void timesAreReadAsTheyAreWritten() {
    Retain retain = Retain.of("decisions=7d, answers=36h,devices=ever");
    assertEquals(Duration.ofDays(7).toMillis(), retain.millis(Kind.DECISIONS));
    assertEquals(Duration.ofHours(36).toMillis(), retain.millis(Kind.ANSWERS));
    assertEquals(Retain.FOR_GOOD, retain.millis(Kind.DEVICES));
    assertEquals(Duration.ofDays(30).toMillis(), retain.millis(Kind.DELIVERIES));
    for (String wrong : List.of("", "decisions", "events=1d", "answers=1h", "decisions=1w")) {
      assertThrows(IllegalArgumentException.class, () -> Retain.of(wrong), wrong);
    }
  }
}
