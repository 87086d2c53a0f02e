package dev.zhenzan.core.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that a group which looks and talks like the public is spoken for, that one which does its
 * likes as a chore is spoken against, that both are bounded, and that nothing is said where the log
 * reports neither dwell nor talk. Cannot prove that a chore looks like this.
 */
class DepthTest {
  private static final int CROWD = 400;
  private static final int GROUP = 8;
  private static final int LIKES_EACH = 20;
  private static final int NOT_KNOWN = -1;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("zhenzan.seed", 1));
  private final SmallLog log = new SmallLog();

  private void likes(int first, int accounts, int dwellMillis, double talk) {
    likes(first, accounts, dwellMillis, NOT_KNOWN, talk);
  }

  private void likes(int first, int accounts, int dwellMillis, int completion, double talk) {
    for (int account = first; account < first + accounts; account++) {
      for (int target = 0; target < LIKES_EACH; target++) {
        long time = 1_000L * (account + 1_000 * target);
        int dwell =
            dwellMillis == NOT_KNOWN ? NOT_KNOWN : dwellMillis / 2 + random.nextInt(dwellMillis);
        int none = (int) Event.ABSENT;
        int seen = completion == NOT_KNOWN ? none : completion / 2 + random.nextInt(completion);
        log.events()
            .add(
                new EventRecord(
                    EventType.LIKE, time, 0, account, target, -1, -1, -1, -1, dwell, seen, none));
        if (random.nextDouble() < talk) {
          log.add(EventType.COMMENT, time + 10, account, target);
        }
      }
    }
  }

  /** What depth says of one group whose likes are all part of its exchange. */
  private int depth() {
    EventColumns events = log.columns();
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    int[] groupOf = new int[CROWD + GROUP];
    Arrays.fill(groupOf, -1);
    Arrays.fill(groupOf, CROWD, CROWD + GROUP, 0);
    int[] exchange = new int[likes.size()];
    Arrays.fill(exchange, ExchangeLikes.PART_MILLINATS);
    return Depth.of(likes, standing, Tasks.SERIAL).ofGroups(groupOf, 1, exchange)[0];
  }

  @Test
  void whoLooksLikeThePublicIsSpokenFor() {
    likes(0, CROWD, 10_000, 0.1);
    likes(CROWD, GROUP, 10_000, 0.1);
    int depth = depth();
    assertTrue(depth < -2_000 && depth >= -14_000, "depth " + depth);
  }

  @Test
  void aChoreIsSpokenAgainst() {
    likes(0, CROWD, 10_000, 0.1);
    likes(CROWD, GROUP, 1_000, 0);
    int depth = depth();
    assertTrue(depth > 3_000 && depth <= 6_000, "depth " + depth);
  }

  /** To leave the post open for as long as people look does not help who scrolls no further. */
  @Test
  void whoSeesLittleForAsLongIsSpokenAgainst() {
    likes(0, CROWD, 10_000, 6_000, 0);
    likes(CROWD, GROUP, 10_000, 1_000, 0);
    int depth = depth();
    assertTrue(depth > 3_000 && depth <= 6_000, "depth " + depth);
  }

  @Test
  void likesWithoutAViewAreSpokenAgainst() {
    likes(0, CROWD, 10_000, 0);
    likes(CROWD, GROUP, NOT_KNOWN, 0);
    assertEquals(6_000, depth());
  }

  @Test
  void silentOnABareLog() {
    likes(0, CROWD, NOT_KNOWN, 0);
    likes(CROWD, GROUP, NOT_KNOWN, 0);
    assertEquals(0, depth());
  }
}
