package dev.zhenzan.core.like;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded storms of likes, unlikes and comments by few accounts on few targets that the
 * pass over columns agrees with one little state machine a pair kept in maps, however many threads
 * work. Cannot prove that these are the rules a platform wants.
 */
class StandingTest {
  private static final EventType[] TYPES = {
    EventType.LIKE,
    EventType.LIKE,
    EventType.UNLIKE,
    EventType.VIEW,
    EventType.COMMENT,
    EventType.SHARE,
    EventType.TAP
  };

  private record Pair(int account, int target) {}

  @Test
  void agreesWithOneStateMachineAPair() {
    for (long seed : Seeds.first(100)) {
      EventColumns events = storm(seed);
      String words = Seeds.repeat(getClass(), seed);
      for (int threads : new int[] {1, 2, 3}) {
        Standing standing = Standing.of(events, Tasks.on(Runnable::run, threads));
        assertArrayEquals(naiveStatus(events), standing.status(), words);
        assertArrayEquals(naiveDeep(events), standing.deep(), words);
        assertArrayEquals(naiveLone(events), standing.lone(), words);
      }
    }
  }

  /** Of the longest look before the like, unless the like itself says. */
  @Test
  void howMuchWasSeenIsWhatTheLikeSaysElseWhatTheLongestViewSaid() {
    SmallLog log = new SmallLog();
    look(log, EventType.VIEW, 0, 0, 1_000, 2_000);
    look(log, EventType.VIEW, 1, 0, 5_000, 4_000);
    look(log, EventType.VIEW, 2, 0, 3_000, 9_000);
    look(log, EventType.LIKE, 3, 0, -1, -1);
    look(log, EventType.VIEW, 4, 0, 9_000, 9_900);
    look(log, EventType.LIKE, 5, 1, -1, -1);
    look(log, EventType.VIEW, 6, 2, 7_000, 5_000);
    look(log, EventType.LIKE, 7, 2, 800, 100);
    for (int threads : new int[] {1, 2}) {
      short[] seen = Standing.of(log.columns(), Tasks.on(Runnable::run, threads)).completion();
      assertEquals(4_000, seen[3], "of the longest view before it");
      assertEquals(-1, seen[5], "another account's views are not its own");
      assertEquals(100, seen[7], "what the like says itself");
    }
    assertNull(Standing.of(storm(1), Tasks.SERIAL).completion(), "a log that never tells");
  }

  private static void look(
      SmallLog log, EventType type, long time, int actor, int dwellMillis, int completion) {
    log.events()
        .add(
            new EventRecord(
                type, time, time, actor, 0, -1, -1, -1, -1, dwellMillis, completion, -1));
  }

  static EventColumns storm(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallLog log = new SmallLog();
    int size = random.nextInt(300);
    for (int event = 0; event < size; event++) {
      EventType type = TYPES[random.nextInt(TYPES.length)];
      log.add(type, random.nextInt(-500, 500), random.nextInt(4), random.nextInt(6));
    }
    return log.columns(/* accountsMin= */ 5, /* targetsMin= */ 7);
  }

  private static byte[] naiveStatus(EventColumns events) {
    LikeStatus[] status = new LikeStatus[events.size()];
    Arrays.fill(status, LikeStatus.NOT_A_LIKE);
    Map<Pair, Integer> standing = new HashMap<>();
    for (int row = 0; row < events.size(); row++) {
      Pair pair = pair(events, row);
      if (type(events, row) == EventType.LIKE) {
        status[row] = standing.containsKey(pair) ? LikeStatus.REPEAT : LikeStatus.STANDING;
        standing.putIfAbsent(pair, row);
      } else if (type(events, row) == EventType.UNLIKE && standing.containsKey(pair)) {
        status[standing.remove(pair)] = LikeStatus.TAKEN_BACK;
      }
    }
    byte[] ordinals = new byte[status.length];
    for (int row = 0; row < status.length; row++) {
      ordinals[row] = (byte) status[row].ordinal();
    }
    return ordinals;
  }

  /** Talked about before the like was taken back. */
  private static boolean[] naiveDeep(EventColumns events) {
    boolean[] deep = new boolean[events.size()];
    Map<Pair, Integer> standing = new HashMap<>();
    Set<Pair> discussed = new HashSet<>();
    for (int row = 0; row < events.size(); row++) {
      Pair pair = pair(events, row);
      switch (type(events, row)) {
        case LIKE -> standing.putIfAbsent(pair, row);
        case UNLIKE -> standing.remove(pair);
        case COMMENT, SHARE -> discussed.add(pair);
        default -> {}
      }
      if (standing.containsKey(pair) && discussed.contains(pair)) {
        deep[standing.get(pair)] = true;
      }
    }
    return deep;
  }

  /** Deep, or followed by another like of the pair that is no repeat. */
  private static boolean[] naiveLone(EventColumns events) {
    boolean[] lone = naiveDeep(events);
    byte[] status = naiveStatus(events);
    for (int row = 0; row < lone.length; row++) {
      for (int later = row + 1; later < lone.length; later++) {
        boolean given = status[later] == LikeStatus.STANDING.ordinal();
        given |= status[later] == LikeStatus.TAKEN_BACK.ordinal();
        if (status[row] == LikeStatus.TAKEN_BACK.ordinal()
            && given
            && pair(events, row).equals(pair(events, later))) {
          lone[row] = true;
        }
      }
    }
    return lone;
  }

  private static Pair pair(EventColumns events, int row) {
    return new Pair(events.actor()[row], events.target()[row]);
  }

  private static EventType type(EventColumns events, int row) {
    return EventType.of(events.type()[row]);
  }

  @Test
  void takenBackAndGivenAgainStandsOnce() {
    EventColumns events =
        new SmallLog()
            .add(EventType.UNLIKE, 0, 0, 0)
            .like(1, 0, 0)
            .like(2, 0, 0)
            .add(EventType.UNLIKE, 3, 0, 0)
            .add(EventType.UNLIKE, 4, 0, 0)
            .like(5, 0, 0)
            .columns();
    Standing standing = Standing.of(events, Tasks.SERIAL);
    List<LikeStatus> status = statuses(standing);
    assertEquals(
        List.of(
            LikeStatus.NOT_A_LIKE,
            LikeStatus.TAKEN_BACK,
            LikeStatus.REPEAT,
            LikeStatus.NOT_A_LIKE,
            LikeStatus.NOT_A_LIKE,
            LikeStatus.STANDING),
        status);
  }

  @Test
  void onlyTheTalkerIsDeep() {
    EventColumns events =
        new SmallLog()
            .like(1, 0, 0)
            .like(2, 1, 0)
            .like(3, 1, 1)
            .add(EventType.COMMENT, 4, 1, 0)
            .columns();
    boolean[] deep = Standing.of(events, Tasks.SERIAL).deep();
    assertFalse(deep[0]);
    assertTrue(deep[1]);
    assertFalse(deep[2]);
  }

  private static List<LikeStatus> statuses(Standing standing) {
    LikeStatus[] status = new LikeStatus[standing.status().length];
    Arrays.setAll(status, row -> LikeStatus.of(standing.status()[row]));
    return List.of(status);
  }
}
