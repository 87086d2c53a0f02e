package dev.zhenzan.core.lockstep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded small logs with planted pairs that the pairs kept, their meetings and their
 * surprises are those of {@link SlowLockstep}, and that threads do not show. Cannot prove that the
 * null is the right one, and does not reach logs so large that the work is done in rounds.
 */
class LockstepTest {
  private static final int ACCOUNTS = 220;
  private static final int TARGETS = 150;

  @Test
  void agreesWithLookingAtEveryTwoLikes() {
    long links = 0;
    for (long seed : Seeds.first(12)) {
      String words = Seeds.repeat(getClass(), seed);
      EventColumns events = log(seed);
      Standing standing = Standing.of(events, Tasks.SERIAL);
      Likes likes = Likes.of(events, standing, Tasks.SERIAL);
      int[] owners = owners(seed);
      Links fast = Lockstep.find(likes, owners, devices(seed), standing.lone(), Tasks.SERIAL);
      assertSame(new SlowLockstep(likes, owners, devices(seed), standing.lone()), fast, words);
      links += fast.size();
    }
    assertTrue(links > 50, "too few pairs were met for the comparison to mean anything: " + links);
  }

  private static void assertSame(SlowLockstep slow, Links fast, String words) {
    List<SlowLockstep.Pair> pairs = new ArrayList<>();
    for (int pair = 0; pair < fast.size(); pair++) {
      pairs.add(new SlowLockstep.Pair(fast.one()[pair], fast.other()[pair]));
    }
    assertEquals(List.copyOf(slow.kept.keySet()), pairs, words);
    assertEquals(slow.pairs, fast.pairs(), words);
    assertEquals(slow.inflation, fast.inflation(), 1e-9, words);
    assertEquals(slow.lnPairs(), fast.lnPairs(), 1e-9, words);
    for (int pair = 0; pair < pairs.size(); pair++) {
      assertEquals(1000 * slow.surprise(pairs.get(pair)), fast.surprise()[pair], 1.0, words);
      assertEquals(expected(slow, pairs.get(pair)), meetings(fast, pair), words);
    }
  }

  private static List<List<Integer>> expected(SlowLockstep slow, SlowLockstep.Pair pair) {
    return sorted(slow.kept.get(pair).stream().map(m -> List.of(m.earlier(), m.later())).toList());
  }

  private static List<List<Integer>> meetings(Links links, int pair) {
    List<List<Integer>> meetings = new ArrayList<>();
    for (int at = links.start()[pair]; at < links.start()[pair + 1]; at++) {
      meetings.add(List.of(links.earlier()[at], links.later()[at]));
    }
    assertEquals(meetings.size(), links.times(pair));
    return sorted(meetings);
  }

  private static List<List<Integer>> sorted(List<List<Integer>> meetings) {
    return meetings.stream()
        .sorted(
            Comparator.<List<Integer>>comparingInt(m -> m.get(0)).thenComparingInt(m -> m.get(1)))
        .toList();
  }

  @Test
  void threadsDoNotShow() {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (long seed : Seeds.first(12)) {
        EventColumns events = log(seed);
        Standing standing = Standing.of(events, Tasks.SERIAL);
        Likes likes = Likes.of(events, standing, Tasks.SERIAL);
        Links one =
            Lockstep.find(likes, owners(seed), devices(seed), standing.lone(), Tasks.SERIAL);
        Links two =
            Lockstep.find(
                likes, owners(seed), devices(seed), standing.lone(), Tasks.on(threads, 2));
        assertEqual(one, two, Seeds.repeat(getClass(), seed));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertEqual(Links one, Links two, String words) {
    assertArrayEquals(one.one(), two.one(), words);
    assertArrayEquals(one.other(), two.other(), words);
    assertArrayEquals(one.surprise(), two.surprise(), words);
    assertArrayEquals(one.expectedMicro(), two.expectedMicro(), words);
    assertArrayEquals(one.start(), two.start(), words);
    assertArrayEquals(one.earlier(), two.earlier(), words);
    assertArrayEquals(one.later(), two.later(), words);
    assertEquals(one.inflation(), two.inflation(), words);
    assertEquals(one.rate(), two.rate(), words);
  }

  /** An account that changes its mind again and again is no company to itself or to anybody. */
  @Test
  void changingOnesMindIsNoCompany() {
    SmallLog log = new SmallLog();
    SplittableRandom random = new SplittableRandom(1);
    for (int like = 0; like < 30_000; like++) {
      log.like(random.nextLong(10_000_000_000L), 2 + random.nextInt(8_000), random.nextInt(9_000));
    }
    for (int target = 10_000; target < 10_015; target++) {
      log.like(target * 100_000L, 0, target);
      log.add(EventType.UNLIKE, target * 100_000L + 1_000, 0, target);
      log.like(target * 100_000L + 2_000, 0, target);
    }
    log.like(2_000_000_000L, 1, 20_000).like(3_000_000_000L, 1, 20_001);
    for (int time = 0; time < 20; time++) {
      log.like(2_000_001_000L + 2_000 * time, 0, 20_000);
      log.add(EventType.UNLIKE, 2_000_002_000L + 2_000 * time, 0, 20_000);
    }
    EventColumns events = log.columns();
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    int[] owners = new int[events.entities().targets()];
    Arrays.fill(owners, -1);
    int[] devices = new int[events.entities().accounts()];
    Arrays.fill(devices, -1);
    Links links = Lockstep.find(likes, owners, devices, standing.lone(), Tasks.SERIAL);
    int[] millinats = LockstepEvidence.of(links, likes).millinats();
    assertEquals(0, millinats[0], "against the fickle one");
    assertEquals(0, millinats[1], "against the neighbour");
  }

  /** Random likes, a few pairs that meet again and again, comments, unlikes and ties in time. */
  private static EventColumns log(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallLog log = new SmallLog();
    for (int like = 0; like < 900; like++) {
      int actor = (int) (ACCOUNTS * Math.pow(random.nextDouble(), 1.3));
      EventType type = random.nextInt(12) == 0 ? EventType.COMMENT : EventType.LIKE;
      log.add(type, 100_000 * random.nextLong(-9_000, 9_000), actor, random.nextInt(TARGETS));
    }
    for (int pair = 0; pair < 14; pair++) {
      int one = random.nextInt(ACCOUNTS);
      int other = random.nextInt(ACCOUNTS);
      for (int meeting = random.nextInt(3, 12); meeting > 0; meeting--) {
        int target = random.nextInt(TARGETS);
        long time = random.nextLong(-900_000_000, 900_000_000);
        log.like(time, one, target).like(time + random.nextInt(90_000), other, target);
        if (random.nextInt(4) == 0) {
          log.add(EventType.UNLIKE, time + 200_000, one, target).like(time + 300_000, one, target);
        }
      }
    }
    return log.columns(ACCOUNTS, TARGETS);
  }

  /** Some accounts share one of three devices. */
  private static int[] devices(long seed) {
    return new SplittableRandom(seed)
        .ints(ACCOUNTS, -3, 3)
        .map(device -> Math.max(device, -1))
        .toArray();
  }

  private static int[] owners(long seed) {
    return new SplittableRandom(seed)
        .ints(TARGETS, seed % 2 == 0 ? -40 : -1, 40)
        .map(o -> Math.max(o, -1))
        .toArray();
  }
}
