package dev.zhenzan.core.company;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that a look is told by how long and by how much, each by its rank among all likes, that a
 * word overrides both, and that a log which tells neither tells nothing. Cannot prove that these
 * cuts serve best.
 */
class LooksTest {
  private static final int LIKES = 400;
  private static final int SPOKEN = Looks.COUNT - 1;

  private static void like(SmallLog log, int number, int dwellMillis, int completion) {
    int none = (int) Event.ABSENT;
    log.events()
        .add(
            new EventRecord(
                EventType.LIKE,
                number,
                number,
                number,
                0,
                none,
                none,
                none,
                none,
                dwellMillis,
                completion,
                none));
  }

  private static byte[] looks(SmallLog log) {
    EventColumns events = log.columns();
    Standing standing = Standing.of(events, Tasks.SERIAL);
    return Looks.of(Likes.of(events, standing, Tasks.SERIAL), standing);
  }

  @Test
  void eachMeasureIsRankedByItself() {
    for (long seed : Seeds.first(10)) {
      SplittableRandom random = new SplittableRandom(seed);
      SmallLog log = new SmallLog();
      int[] dwell = new int[LIKES];
      int[] completion = new int[LIKES];
      for (int like = 0; like < LIKES; like++) {
        // Far enough apart that no two share a cell.
        dwell[like] = (int) StrictMath.round(100 * StrictMath.exp(0.05 * random.nextInt(200)));
        completion[like] = 50 * random.nextInt(201);
        like(log, like, dwell[like], completion[like]);
      }
      byte[] naive = new byte[LIKES];
      for (int like = 0; like < LIKES; like++) {
        naive[like] = (byte) (6 * length(dwell, like) + length(completion, like));
      }
      assertArrayEquals(naive, looks(log), Seeds.repeat(getClass(), seed));
    }
  }

  /** Counts for each like how many are smaller. */
  private static int length(int[] values, int like) {
    long below = Arrays.stream(values).filter(value -> value < values[like]).count();
    int length = 1;
    for (double cut : new double[] {0.1, 0.25, 0.5, 0.75}) {
      length += below >= cut * values.length ? 1 : 0;
    }
    return length;
  }

  @Test
  void whoSeesLittleForAsLongLooksOtherwise() {
    SmallLog log = new SmallLog();
    for (int like = 0; like < LIKES; like++) {
      like(log, like, 9_000, like % 2 == 0 ? 6_000 : 1_000);
    }
    byte[] looks = looks(log);
    assertNotEquals(looks[0], looks[1]);
    assertEquals(looks[0], looks[2]);
  }

  @Test
  void aWordOverridesBoth() {
    SmallLog log = new SmallLog();
    for (int like = 0; like < LIKES; like++) {
      like(log, like, 100 + like, 10 * like);
    }
    log.add(EventType.COMMENT, LIKES, 7, 0);
    byte[] looks = looks(log);
    assertEquals(SPOKEN, looks[7]);
    assertNotEquals(SPOKEN, looks[8]);
  }

  @Test
  void aLogThatTellsNeitherTellsNothing() {
    SmallLog log = new SmallLog();
    for (int like = 0; like < LIKES; like++) {
      log.like(like, like, 0);
    }
    log.add(EventType.COMMENT, LIKES, 7, 0);
    assertFalse(Looks.areTold(looks(log)));
    like(log, LIKES + 1, 100, 100);
    for (int like = 0; like < LIKES; like++) {
      like(log, LIKES + 2 + like, 100, 100);
    }
    assertTrue(Looks.areTold(looks(log)));
  }
}
