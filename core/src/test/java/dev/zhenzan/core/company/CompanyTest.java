package dev.zhenzan.core.company;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.ring.Depth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Suspicion spreads by company.
 *
 * <p>Can prove that the surroundings are those that looking at every two likes gives, that whoever
 * likes among suspects is found and a passer-by is not, and that the threads leave no trace. Cannot
 * prove how well it does on rings that nobody thought of: the scoreboard measures that.
 */
class CompanyTest {
  private static final int SECOND = 1_000;
  private static final int RING = 20;
  private static final int UNKNOWN = RING;
  private static final int ONCE = RING + 1;
  private static final int PASSER_BY = RING + 2;
  private static final int PUBLIC = RING + 3;
  private static final int ACCOUNTS = 400;
  private static final int BOUGHT = 30;

  private static EventColumns world(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallLog log = new SmallLog();
    for (int target = 0; target < BOUGHT; target++) {
      long start = target * 100_000L * SECOND;
      for (int member = 0; member <= UNKNOWN; member++) {
        if (random.nextInt(10) < 7) {
          log.like(start + random.nextInt(3_600) * (long) SECOND, member, target);
        }
      }
    }
    log.like(1_800L * SECOND, ONCE, 0);
    log.like(1_800L * SECOND + 100_000L * SECOND, PASSER_BY, 1);
    for (int account = 0; account < ACCOUNTS; account++) {
      if (account != ONCE) {
        for (int like = 0; like < 25; like++) {
          long time = random.nextInt(3_000_000) * (long) SECOND;
          log.like(time, account, BOUGHT + random.nextInt(300));
        }
      }
    }
    return log.columns();
  }

  private static Company spread(EventColumns events, Tasks tasks) {
    Standing standing = Standing.of(events, tasks);
    Likes likes = Likes.of(events, standing, tasks);
    Company company = new Company(likes, standing, events.ownerOfTarget(), tasks);
    int[] suspicion = new int[likes.byAccount().keys()];
    int[] exchange = new int[likes.size()];
    for (int account = 0; account < ACCOUNTS; account++) {
      suspicion[account] = account < RING ? 990_000 : 20_000;
    }
    for (int like = 0; like < likes.size(); like++) {
      exchange[like] = likes.actor()[like] < RING && likes.target()[like] < BOUGHT ? 6_000 : 0;
    }
    company.start(suspicion, exchange);
    company.round(suspicion, Depth.of(likes, standing, tasks));
    company.round(suspicion, Depth.of(likes, standing, tasks));
    return company;
  }

  @Test
  void whoLikesAmongSuspectsIsFoundAndAPasserByIsNot() {
    for (long seed : Seeds.first(5)) {
      Company company = spread(world(seed), Tasks.SERIAL);
      String words = Seeds.repeat(getClass(), seed);
      int[] millinats = company.millinats();
      assertTrue(millinats[UNKNOWN] > 8_000, words + ": " + millinats[UNKNOWN]);
      assertTrue(millinats[ONCE] > 1_000, words + ": " + millinats[ONCE]);
      assertTrue(millinats[PASSER_BY] < millinats[ONCE], words + ": " + millinats[PASSER_BY]);
      int wrong = 0;
      for (int account = PUBLIC; account < ACCOUNTS; account++) {
        wrong += millinats[account] > 2_000 ? 1 : 0;
      }
      assertEquals(0, wrong, words);
    }
  }

  /**
   * The same world with looks: the ring glances at what it likes, and so does one account that
   * meets nobody. That alone flags nobody, but it is not nothing.
   */
  @Test
  void whoBrushesInAnUnknownRingIsKnownByTheirLooks() {
    for (long seed : Seeds.first(5)) {
      SplittableRandom random = new SplittableRandom(seed);
      List<EventRecord> looking = new ArrayList<>();
      for (EventRecord like : new SmallLog(events(world(seed))).events()) {
        boolean chore = like.target() < BOUGHT || like.actor() == PUBLIC;
        int dwell = (int) ((chore ? 3_000 : 9_000) * StrictMath.exp(0.8 * random.nextGaussian()));
        int seen = (int) ((chore ? 1_500 : 4_500) * (0.5 + random.nextDouble()));
        looking.add(
            new EventRecord(
                like.type(),
                like.time(),
                like.id(),
                like.actor(),
                like.target(),
                like.owner(),
                like.community(),
                like.device(),
                like.address(),
                dwell,
                seen,
                like.textLength()));
      }
      int[] millinats = spread(new SmallLog(looking).columns(), Tasks.SERIAL).millinats();
      String words = Seeds.repeat(getClass(), seed);
      assertTrue(millinats[PUBLIC] > 1_000, words + ": " + millinats[PUBLIC]);
      assertTrue(millinats[PUBLIC] < 2_000, words + ": " + millinats[PUBLIC]);
      for (int account = PUBLIC + 1; account < ACCOUNTS; account++) {
        assertTrue(millinats[account] < 2_000, words + ": " + millinats[account]);
      }
    }
  }

  private static List<EventRecord> events(EventColumns columns) {
    List<EventRecord> events = new ArrayList<>();
    EventCursor cursor = columns.cursor();
    for (int row = 0; row < columns.size(); row++) {
      cursor.at(row);
      events.add(EventRecord.copyOf(cursor));
    }
    return events;
  }

  /** Where owners are not known, all that one account meets may be one author's followers. */
  @Test
  void withoutOwnersManyLikesInOneCompanyAreFewOccasions() {
    EventColumns unknown = world(2);
    int[] owner = new int[unknown.size()];
    Arrays.setAll(owner, row -> ACCOUNTS + unknown.target()[row]);
    EventColumns known = withOwners(unknown, owner);
    int without = spread(unknown, Tasks.SERIAL).millinats()[UNKNOWN];
    int with = spread(known, Tasks.SERIAL).millinats()[UNKNOWN];
    assertTrue(without > 8_000 && without < 0.6 * with, without + " of " + with);
  }

  private static EventColumns withOwners(EventColumns of, int[] owner) {
    EventColumns.Entities entities =
        new EventColumns.Entities(2 * ACCOUNTS, of.entities().targets(), 0, 0, 0);
    return new EventColumns(
        of.size(),
        of.type(),
        of.time(),
        of.actor(),
        of.target(),
        owner,
        null,
        null,
        null,
        null,
        null,
        null,
        entities);
  }

  @Test
  void withoutSuspectsNothingIsSaid() {
    EventColumns events = world(1);
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    Company company = new Company(likes, standing, events.ownerOfTarget(), Tasks.SERIAL);
    company.start(new int[ACCOUNTS], new int[likes.size()]);
    company.round(new int[ACCOUNTS], Depth.of(likes, standing, Tasks.SERIAL));
    for (int millinats : company.millinats()) {
      assertEquals(0, millinats, 30);
    }
  }

  @Test
  void threadsLeaveNoTrace() {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      EventColumns events = world(3);
      int likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL).size();
      Company serial = spread(events, Tasks.SERIAL);
      Company parallel = spread(events, Tasks.on(executor, 3));
      assertArrayEquals(serial.millinats(), parallel.millinats());
      for (int like = 0; like < likes; like++) {
        assertEquals(serial.likeMillinats(like), parallel.likeMillinats(like));
        assertEquals(serial.isFake(like), parallel.isFake(like));
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void surroundingsAgreeWithLookingAtEveryTwoLikes() {
    for (long seed : Seeds.first(20)) {
      SplittableRandom random = new SplittableRandom(seed);
      SmallLog log = new SmallLog();
      for (int like = 0; like < 400; like++) {
        log.like(random.nextInt(400_000) * (long) SECOND, random.nextInt(60), random.nextInt(12));
      }
      EventColumns events = log.columns(60, 12);
      Standing standing = Standing.of(events, Tasks.SERIAL);
      Likes likes = Likes.of(events, standing, Tasks.SERIAL);
      short[] fake = new short[likes.size()];
      int[] suspicion = new int[60];
      int[] owner = new int[12];
      for (int like = 0; like < fake.length; like++) {
        fake[like] = (short) (random.nextInt(3) == 0 ? random.nextInt(1_001) : 0);
      }
      for (int target = 0; target < owner.length; target++) {
        owner[target] = random.nextInt(-1, 60);
      }
      for (int account = 0; account < suspicion.length; account++) {
        suspicion[account] = random.nextInt(1_000_000);
      }
      Surroundings surroundings =
          new Surroundings(likes, new byte[fake.length], owner, Tasks.SERIAL);
      surroundings.look(fake, suspicion);
      short[] naive = new short[fake.length];
      for (int like = 0; like < naive.length; like++) {
        naive[like] = naive(likes, like, fake, owner, suspicion);
      }
      assertArrayEquals(naive, surroundings.kind(), Seeds.repeat(getClass(), seed));
    }
  }

  /** Ranks every like of the target anew for each like. */
  private static short naive(Likes likes, int like, short[] fake, int[] owner, int[] suspicion) {
    int sum = 0;
    int near = 0;
    for (int other = 0; other < likes.size(); other++) {
      long gap = Math.abs(likes.time()[other] - likes.time()[like]);
      boolean same = other != like && likes.target()[other] == likes.target()[like];
      if (same && gap <= 86_400L * SECOND && between(likes, like, other) < 8) {
        sum += fake[other];
        near++;
      }
    }
    int[] levels = {100, 500, 1_000, 2_000, 3_000, 5_000, 8_000};
    int level = 0;
    for (int from : levels) {
      level += sum >= from ? 1 : 0;
    }
    int share = level == 0 ? 0 : Math.min(3, sum * 4 / (1_000 * near));
    int of = owner[likes.target()[like]];
    int inside = of >= 0 && suspicion[of] >= 500_000 ? 1 : 0;
    return (short) (Looks.COUNT * (2 * (4 * level + share) + inside));
  }

  private static int between(Likes likes, int one, int other) {
    int count = 0;
    for (int like = Math.min(one, other) + 1; like < Math.max(one, other); like++) {
      count += likes.target()[like] == likes.target()[one] ? 1 : 0;
    }
    return count;
  }
}
