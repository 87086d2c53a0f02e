package dev.zhenzan.core.like;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Proves over the storms of {@link StandingTest} that the likes are exactly the first likes, and
 * that they are grouped as maps group them. Cannot prove anything about logs too large for these
 * maps; the groupings have tests of their own for that.
 */
class LikesTest {

  @Test
  void likesAreTheFirstLikesGroupedAsMapsGroupThem() {
    for (long seed : Seeds.first(100)) {
      EventColumns events = StandingTest.storm(seed);
      Standing standing = Standing.of(events, Tasks.SERIAL);
      for (int threads = 1; threads <= 2; threads++) {
        Likes likes = Likes.of(events, standing, Tasks.on(Runnable::run, threads));
        assertLikes(events, standing.status(), likes, Seeds.repeat(getClass(), seed));
      }
    }
  }

  private static void assertLikes(EventColumns events, byte[] status, Likes likes, String words) {
    List<Integer> rows = new ArrayList<>();
    Map<Integer, List<Integer>> byAccount = new TreeMap<>();
    Map<Integer, List<Integer>> byTarget = new TreeMap<>();
    for (int row = 0; row < events.size(); row++) {
      LikeStatus what = LikeStatus.of(status[row]);
      if (what == LikeStatus.STANDING || what == LikeStatus.TAKEN_BACK) {
        int like = rows.size();
        byAccount.computeIfAbsent(events.actor()[row], key -> new ArrayList<>()).add(like);
        byTarget.computeIfAbsent(events.target()[row], key -> new ArrayList<>()).add(like);
        assertEquals(events.actor()[row], likes.actor()[like], words);
        assertEquals(events.target()[row], likes.target()[like], words);
        assertEquals(events.time()[row], likes.time()[like], words);
        rows.add(row);
      }
    }
    assertEquals(rows.size(), likes.size(), words);
    assertArrayEquals(
        rows.stream().mapToInt(row -> row).toArray(),
        java.util.Arrays.copyOf(likes.row(), likes.size()),
        words);
    assertEquals(events.entities().accounts(), likes.byAccount().keys(), words);
    assertEquals(events.entities().targets(), likes.byTarget().keys(), words);
    assertEquals(byAccount, groups(likes.byAccount()), words);
    assertEquals(byTarget, groups(likes.byTarget()), words);
  }

  private static Map<Integer, List<Integer>> groups(Grouping grouping) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int key = 0; key < grouping.keys(); key++) {
      for (int at = grouping.start(key); at < grouping.end(key); at++) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(grouping.rows()[at]);
      }
    }
    return groups;
  }
}
