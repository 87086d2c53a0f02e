package dev.zhenzan.core.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import org.junit.jupiter.api.Test;

/**
 * Proves that company in the middle of a life speaks for an occasion, company all along against
 * one, and that who does nothing else has no clock. Cannot prove how often rings stop early.
 */
class GatheringTest {
  private static final int LIFE = 100;

  /** One account that likes something every hour; targets from 1000 on are in company. */
  private static int millinats(int from, int to, int step) {
    SmallLog log = new SmallLog();
    for (int hour = 0; hour < LIFE; hour++) {
      boolean company = hour >= from && hour < to && hour % step == 0;
      log.like(hour * 3_600_000L, 0, company ? 1_000 + hour : hour);
    }
    EventColumns events = log.columns();
    Likes likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
    return Gathering.ofAccounts(likes, like -> likes.target()[like] >= 1_000, Tasks.SERIAL)[0];
  }

  @Test
  void anOccasionEnds() {
    assertEquals(-4_000, millinats(40, 60, 2));
  }

  @Test
  void anExchangeGoesOn() {
    assertEquals(4_000, millinats(0, LIFE, 3));
  }

  @Test
  void whoDoesNothingElseHasNoClock() {
    assertEquals(0, millinats(0, LIFE, 1));
    assertEquals(0, millinats(0, 0, 1));
  }

  @Test
  void oneLikeInCompanyIsAnOccasion() {
    assertTrue(millinats(50, 51, 1) < 0);
  }
}
