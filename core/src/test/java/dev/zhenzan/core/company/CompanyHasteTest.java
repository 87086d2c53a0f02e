package dev.zhenzan.core.company;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that a small circle whose members come at times of their own is spoken for, and that one
 * which is called, or a large one, is not. Cannot prove that no ring takes its time: one that does
 * and stays small is taken for friends.
 */
class CompanyHasteTest {
  private static final long MINUTE = 60_000;
  private static final int TARGETS = 20;

  /** So many accounts like everything there is, each within so long of its beginning. */
  private static int[] ofCircle(long seed, int members, long withinMillis, Tasks tasks) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallLog log = new SmallLog();
    for (int target = 0; target < TARGETS; target++) {
      for (int member = 0; member < members; member++) {
        log.like(target * 3_000 * MINUTE + random.nextLong(withinMillis), member, target);
      }
    }
    // Everybody else: two likes on a post, as often within the hour as not.
    for (int target = TARGETS; target < TARGETS + 2_000; target++) {
      long gap = target % 3 == 0 ? 30 * MINUTE : 600 * MINUTE;
      log.like(target * 3_000 * MINUTE, members + target, target);
      log.like(target * 3_000 * MINUTE + gap, members + target + 1, target);
    }
    EventColumns events = log.columns();
    Likes likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
    short[] fake = new short[likes.size()];
    int[] owner = new int[likes.byTarget().keys()];
    Arrays.fill(owner, -1);
    for (int like = 0; like < fake.length; like++) {
      fake[like] = (short) (likes.actor()[like] < members ? 900 : 0);
    }
    Surroundings surroundings = new Surroundings(likes, new byte[fake.length], owner, Tasks.SERIAL);
    surroundings.look(fake, new int[likes.byAccount().keys()]);
    return new CompanyHaste(likes, surroundings, fake).ofAccounts(tasks);
  }

  @Test
  void friendsComeAtTimesOfTheirOwn() {
    for (long seed : Seeds.first(5)) {
      int[] millinats = ofCircle(seed, 7, 1_200 * MINUTE, Tasks.SERIAL);
      for (int member = 0; member < 7; member++) {
        assertTrue(millinats[member] < -9_000, Seeds.repeat(getClass(), seed));
        assertTrue(millinats[member] >= -14_000, Seeds.repeat(getClass(), seed));
      }
      assertEquals(0, millinats[7 + TARGETS + 5], "who keeps no company");
    }
  }

  @Test
  void aCalledRingIsNotSpokenFor() {
    for (long seed : Seeds.first(5)) {
      int[] millinats = ofCircle(seed, 7, 45 * MINUTE, Tasks.SERIAL);
      for (int member = 0; member < 7; member++) {
        assertEquals(0, millinats[member], Seeds.repeat(getClass(), seed));
      }
    }
  }

  @Test
  void aCrowdIsNoCircleOfFriends() {
    for (long seed : Seeds.first(5)) {
      int[] millinats = ofCircle(seed, 40, 1_200 * MINUTE, Tasks.SERIAL);
      for (int member = 0; member < 40; member++) {
        assertEquals(0, millinats[member], Seeds.repeat(getClass(), seed));
      }
    }
  }

  @Test
  void threadsLeaveNoTrace() {
    assertArrayEquals(
        ofCircle(1, 7, 1_200 * MINUTE, Tasks.SERIAL),
        ofCircle(1, 7, 1_200 * MINUTE, Tasks.on(Runnable::run, 3)));
  }
}
