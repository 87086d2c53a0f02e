package dev.zhenzan.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.book.Book;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account without new evidence stands better with time, at the moments that were foretold. */
class RecoveryTest {
  private static final long DAY = 86_400_000L;
  private static final long THEN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static Book.Account account(int millinats, int priorMillinats) {
    int suspicion = (int) Math.round(1e6 / (1 + Math.exp(-millinats / 1e3)));
    return new Book.Account(
        "a", suspicion, millinats, priorMillinats, "clean", 1, Map.of(), 1, 0, 1);
  }

  private static int points(Doc doc) {
    return (int) doc.fields().get("authenticity");
  }

  @SuppressWarnings("unchecked")
  private static List<Doc> path(Doc doc) {
    return (List<Doc>) doc.fields().get("path");
  }

  @Test
  void theScoreRisesAndReachesEachBandWhenItWasSaidTo() {
    Book.Account account = account(5_000, -4_000);
    Doc first = Recovery.shown(account, THEN, THEN);
    assertEquals(1, points(first));
    assertEquals("brushing", first.fields().get("band"));
    assertEquals(4, path(first).size());
    int before = 0;
    for (Doc step : path(first)) {
      long at = Instant.parse(String.valueOf(step.fields().get("at"))).toEpochMilli();
      Doc then = Recovery.shown(account, THEN, at);
      assertEquals(step.fields().get("band"), then.fields().get("band"));
      Doc justBefore = Recovery.shown(account, THEN, at - 2_000);
      assertTrue(points(justBefore) < points(then), "not before it was said");
      assertTrue(points(then) > before);
      before = points(then);
    }
    int last = 0;
    for (int day = 0; day < 1_000; day += 7) {
      int now = points(Recovery.shown(account, THEN, THEN + day * DAY));
      assertTrue(now >= last, "day " + day);
      last = now;
    }
    assertTrue(last >= 97);
  }

  /** One half-life: 9 nats above the prior become 4.5, and 5 become 0.5: suspicion 0.62. */
  @Test
  void whatEvidenceAddsHalvesInNinetyDays() {
    Doc later = Recovery.shown(account(5_000, -4_000), THEN, THEN + 90 * DAY);
    assertEquals(38, points(later));
    assertEquals(90, later.fields().get("half_life_days"));
    assertEquals("2026-04-01T00:00:00Z", later.fields().get("as_of"));
    assertEquals("2026-01-01T00:00:00Z", later.fields().get("evidence_until"));
  }

  @Test
  void whoHasNothingToRecoverFromStandsAsEver() {
    Doc never = Recovery.shown(account(-4_000, -4_000), Long.MIN_VALUE, THEN);
    assertEquals(98, points(never));
    assertEquals(List.of(), path(never));
    assertNull(never.fields().get("evidence_until"));
    assertEquals(99, points(Recovery.shown(account(-5_000, -4_000), THEN, THEN + 900 * DAY)));
    Doc older = Recovery.shown(account(5_000, -4_000), THEN, THEN - DAY);
    assertEquals(1, points(older), "evidence from the future does not decay yet");
    assertEquals(3, path(Recovery.shown(account(5_000, -1_000), THEN, THEN)).size());
  }
}
