package dev.zhenzan.core.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that a pool whose members share no pair is found in a crowd, with few strangers among it,
 * and that a crowd, an occasion and a few busy hands are not taken for one. Cannot prove that no
 * honest community is as closed: the crowd here has no interests.
 */
class PoolsTest {
  private static final long HOUR = 3_600_000;
  private static final int DAYS = 14;
  private static final int CROWD = 1_500;
  private static final int POSTS = 4_000;
  private static final int MEMBERS = 120;
  private static final int OWN_POSTS = 600;

  /** A crowd, and perhaps a group in it. */
  private static final class World {
    private final SmallLog log = new SmallLog();
    private final SplittableRandom random;
    private final long seed;

    World(long seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      for (int like = 0; like < 24_000; like++) {
        log.like(moment(0, DAYS), random.nextInt(CROWD), random.nextInt(POSTS));
      }
    }

    private long moment(int fromDay, int toDay) {
      return random.nextLong(24 * HOUR * fromDay, 24 * HOUR * toDay);
    }

    /**
     * So many accounts give likes to posts of their own from one day to another, and ten besides.
     */
    World together(int members, int likesEach, int fromDay, int toDay) {
      for (int member = 0; member < members; member++) {
        for (int like = 0; like < likesEach; like++) {
          log.like(moment(fromDay, toDay), CROWD + member, POSTS + random.nextInt(OWN_POSTS));
        }
        for (int like = 0; like < 10; like++) {
          log.like(moment(0, DAYS), CROWD + member, random.nextInt(POSTS));
        }
      }
      return this;
    }

    List<Pool> found(Tasks tasks) {
      EventColumns events = log.columns();
      Likes likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
      int[] groupOf = new int[likes.byAccount().keys()];
      Arrays.fill(groupOf, -1);
      return Pools.of(likes, groupOf, tasks);
    }

    String words() {
      return Seeds.repeat(PoolsTest.class, seed);
    }
  }

  @Test
  void aPoolIsFoundAsAWhole() {
    for (long each : Seeds.first(4)) {
      World world = new World(each).together(MEMBERS, 40, 0, DAYS);
      List<Pool> pools = world.found(Tasks.SERIAL);
      assertEquals(1, pools.size(), world.words());
      long members = Arrays.stream(pools.get(0).members()).filter(id -> id >= CROWD).count();
      assertTrue(members >= 0.9 * MEMBERS, world.words());
      assertTrue(pools.get(0).members().length <= members + 4, world.words());
      assertTrue(pools.get(0).falseAlarmsMillinats() < -1_000_000, world.words());
    }
  }

  @Test
  void aCrowdIsNone() {
    for (long each : Seeds.first(4)) {
      World world = new World(each);
      assertEquals(0, world.found(Tasks.SERIAL).size(), world.words());
    }
  }

  @Test
  void anOccasionIsNone() {
    for (long each : Seeds.first(4)) {
      World world = new World(each).together(MEMBERS, 40, 5, 8);
      assertEquals(0, world.found(Tasks.SERIAL).size(), world.words());
    }
  }

  @Test
  void aFewBusyHandsAreNone() {
    for (long each : Seeds.first(4)) {
      World world = new World(each).together(15, 150, 0, DAYS);
      assertEquals(0, world.found(Tasks.SERIAL).size(), world.words());
    }
  }

  @Test
  void threadsLeaveNoTrace() {
    World world = new World(1).together(MEMBERS, 40, 0, DAYS);
    List<int[]> one = world.found(Tasks.SERIAL).stream().map(Pool::members).toList();
    List<int[]> three =
        world.found(Tasks.on(Runnable::run, 3)).stream().map(Pool::members).toList();
    assertEquals(1, one.size());
    assertEquals(Arrays.toString(one.get(0)), Arrays.toString(three.get(0)));
  }
}
