package dev.zhenzan.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.blind.Blind;
import dev.zhenzan.core.blind.BlindFold;
import dev.zhenzan.core.burst.Burst;
import dev.zhenzan.core.burst.BurstFold;
import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.ColumnRunner;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.hollow.Hollow;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.pool.PoolBalance;
import dev.zhenzan.core.reciprocity.Reciprocity;
import dev.zhenzan.core.shared.Shared;
import dev.zhenzan.core.shared.SharedFold;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.surge.Surge;
import dev.zhenzan.core.surge.SurgeFold;
import dev.zhenzan.core.tempo.Tempo;
import dev.zhenzan.core.tempo.TempoFold;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One odd account (or target) in a public that is alike, one detector at a time: proves that each
 * detector points at it, at few others, says why with facts and rows, and stands aside where its
 * columns are missing. Cannot prove how well it does against people who hide.
 */
class HabitsTest {
  private static final int CROWD = 1_500;
  private static final int ODD = CROWD;
  private static final int TARGETS = 1_000;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("zhenzan.seed", 1));
  private final SmallLog log = new SmallLog();

  /** Everybody gives some 15 likes at any time of the month. */
  @BeforeEach
  void crowd() {
    for (int like = 0; like < 15 * CROWD; like++) {
      log.like(random.nextLong(Town.MONTH), random.nextInt(CROWD), random.nextInt(TARGETS));
    }
  }

  private static Likes likes(EventColumns events) {
    return Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
  }

  private static MeasureTable measured(EventColumns events, KeyedFold<?> fold) {
    return ColumnRunner.run(events, fold, Tasks.SERIAL);
  }

  /** Strong on the odd one, stronger than on all but a few, and explained. */
  private static void assertPointsAt(AccountEvidence evidence, int odd, int millinats) {
    int strength = evidence.millinats()[odd];
    assertTrue(strength >= millinats, evidence.kind() + " says only " + strength);
    long asStrong = Arrays.stream(evidence.millinats()).filter(m -> m >= strength).count();
    assertTrue(asStrong <= 15, evidence.kind() + " says so of " + asStrong);
    assertFalse(evidence.facts(odd).isEmpty());
    assertTrue(evidence.rows(odd).length > 0);
    assertFalse(evidence.nulls().isEmpty());
  }

  private static long fact(AccountEvidence evidence, int account, String name) {
    return evidence.facts(account).stream()
        .filter(fact -> fact.name().equals(name))
        .mapToLong(Fact::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void burst() {
    for (int like = 0; like < 40; like++) {
      log.like(Town.DAY + like * 100, ODD, like);
    }
    EventColumns events = log.columns();
    AccountEvidence evidence = Burst.of(measured(events, new BurstFold()), likes(events));
    assertPointsAt(evidence, ODD, 2_500);
    assertEquals(40, fact(evidence, ODD, "likes_in_10_s"));
  }

  @Test
  void tempoOfATimer() {
    for (int like = 0; like < 40; like++) {
      log.like(Town.DAY + like * 30_000, ODD, like);
    }
    EventColumns events = log.columns();
    AccountEvidence evidence = Tempo.of(measured(events, new TempoFold()), likes(events));
    assertPointsAt(evidence, ODD, 1_000);
    assertEquals(1_000, fact(evidence, ODD, "collision_permille"));
  }

  @Test
  void tempoOfTheSleepless() {
    SmallLog days = new SmallLog();
    for (int account = 0; account < 400; account++) {
      for (int like = 0; like < 80; like++) {
        long hour = account == 0 ? like % 24 : 8 + random.nextInt(12);
        long time = random.nextInt(25) * Town.DAY + hour * 60 * Town.MINUTE;
        days.like(time + random.nextLong(60 * Town.MINUTE), account, random.nextInt(TARGETS));
      }
    }
    EventColumns events = days.columns();
    AccountEvidence evidence = Tempo.of(measured(events, new TempoFold()), likes(events));
    assertPointsAt(evidence, /* odd= */ 0, 1_000);
    assertEquals(24, fact(evidence, 0, "hours_active"));
  }

  @Test
  void blind() {
    SmallLog seen = new SmallLog();
    for (EventRecord like : log.events()) {
      view(seen, like.time() - 30_000, (int) like.actor(), (int) like.target(), dwell());
      seen.like(like.time(), (int) like.actor(), (int) like.target());
      if (random.nextInt(4) == 0) {
        seen.add(EventType.COMMENT, like.time() + 1, (int) like.actor(), (int) like.target());
      }
    }
    for (int like = 0; like < 60; like++) {
      seen.like(random.nextLong(Town.MONTH), ODD, like);
    }
    EventColumns events = seen.columns();
    AccountEvidence evidence = Blind.of(measured(events, new BlindFold()), likes(events));
    assertPointsAt(evidence, ODD, 1_000);
    assertEquals(60, fact(evidence, ODD, "without_view"));
    assertEquals(3, evidence.nulls().size());
  }

  @Test
  void blindByHaste() {
    SmallLog seen = new SmallLog();
    for (EventRecord like : log.events()) {
      view(seen, like.time() - 30_000, (int) like.actor(), (int) like.target(), dwell());
      seen.like(like.time(), (int) like.actor(), (int) like.target());
    }
    for (int like = 0; like < 20; like++) {
      long time = random.nextLong(Town.MONTH);
      view(seen, time, ODD, like, 150);
      seen.like(time + 150, ODD, like);
    }
    EventColumns events = seen.columns();
    AccountEvidence evidence = Blind.of(measured(events, new BlindFold()), likes(events));
    assertPointsAt(evidence, ODD, 3_000);
    assertTrue(fact(evidence, ODD, "typical_dwell_ms") <= 150);
  }

  private long dwell() {
    return 2_000 + random.nextLong(15_000);
  }

  private static void view(SmallLog log, long time, int actor, int target, long dwell) {
    int none = (int) Event.ABSENT;
    log.events()
        .add(
            new EventRecord(
                EventType.VIEW, time, 0, actor, target, -1, -1, -1, -1, dwell, none, none));
  }

  @Test
  void blindStandsAsideOnABareLog() {
    EventColumns events = log.columns();
    AccountEvidence evidence = Blind.of(measured(events, new BlindFold()), likes(events));
    assertEquals(0, Arrays.stream(evidence.millinats()).max().orElseThrow());
    assertTrue(evidence.nulls().isEmpty());
  }

  @Test
  void hollow() {
    EventColumns events = log.like(Town.DAY, ODD, 0).columns();
    byte[] has = new byte[CROWD + 1];
    int[] friends = new int[CROWD + 1];
    long[] created = new long[CROWD + 1];
    Arrays.fill(has, (byte) 1);
    Arrays.fill(friends, 50);
    Arrays.fill(created, -900 * Town.DAY);
    has[ODD] = 0;
    friends[ODD] = 0;
    created[ODD] = 0;
    Profiles profiles = new Profiles(created, has, has, friends);
    AccountEvidence evidence = Hollow.of(profiles, likes(events), CROWD + 1);
    assertPointsAt(evidence, ODD, 1_000);
    assertEquals(4, fact(evidence, ODD, "traits"));
    assertEquals(1, fact(evidence, ODD, "age_days"));
    assertTrue(Hollow.of(Profiles.NONE, likes(events), CROWD + 1).nulls().isEmpty());
  }

  @Test
  void sharedDevice() {
    SmallLog devices = new SmallLog();
    for (EventRecord like : log.events()) {
      int actor = (int) like.actor();
      devices.add(
          EventType.LIKE, like.time(), actor, (int) like.target(), -1, Math.max(9, actor), -1);
    }
    EventColumns events = devices.columns();
    int[] device = Objects.requireNonNull(events.device());
    Shared evidence =
        (Shared) Shared.of(measured(events, new SharedFold(Key.DEVICE)), device, likes(events));
    assertPointsAt(evidence, /* odd= */ 3, 2_000);
    assertEquals(10, fact(evidence, 3, "accounts"));
    assertEquals(9, evidence.strongestPlace(3));
    assertEquals(0, evidence.millinats()[100]);
  }

  @Test
  void surge() {
    for (int fan = 0; fan < 300; fan++) {
      log.like(Town.DAY + random.nextLong(20 * Town.MINUTE), fan, TARGETS);
    }
    for (int spread = 0; spread < 300; spread++) {
      log.like(random.nextLong(Town.MONTH), spread, TARGETS + 1);
    }
    EventColumns events = log.columns();
    Surge surge = Surge.of(measured(events, new SurgeFold()), Grouping.by(events, Key.TARGET));
    assertTrue(surge.signals().stream().anyMatch(signal -> signal.id() == TARGETS));
    assertTrue(surge.signals().stream().noneMatch(signal -> signal.id() == TARGETS + 1));
    assertTrue(surge.signals().size() <= 20, "surges: " + surge.signals().size());
    assertEquals(2, surge.nulls().size());
  }

  /** Everybody owns one target; the odd one exchanges with thirty others, all both ways. */
  @Test
  void reciprocityAndBalance() {
    int[] owners = new int[CROWD + 1];
    Arrays.setAll(owners, target -> target);
    for (int other = 0; other < 30; other++) {
      log.like(random.nextLong(Town.MONTH), ODD, 40 + other);
      log.like(random.nextLong(Town.MONTH), 40 + other, ODD);
    }
    EventColumns events = log.columns();
    Likes likes = likes(events);
    Exchanges exchanges = Exchanges.of(likes, owners, Tasks.SERIAL);
    AccountEvidence mutual = Reciprocity.of(exchanges, likes, owners);
    assertPointsAt(mutual, ODD, 3_000);
    assertEquals(30, fact(mutual, ODD, "partners"));
    AccountEvidence balance = PoolBalance.of(exchanges, likes);
    assertEquals(0, fact(balance, ODD, "given"), "friends are no strangers");
    assertEquals(0, balance.millinats()[ODD]);
  }

  /** A hundred people own what the crowd likes; the odd one gives 120 likes and gets as many. */
  @Test
  void balanceAmongStrangers() {
    int[] owners = new int[TARGETS + 121];
    Arrays.setAll(owners, target -> target < TARGETS ? target % 100 : 600 + target - TARGETS);
    owners[TARGETS + 120] = ODD;
    for (int stranger = 0; stranger < 120; stranger++) {
      log.like(random.nextLong(Town.MONTH), ODD, TARGETS + stranger);
      log.like(random.nextLong(Town.MONTH), 200 + stranger, TARGETS + 120);
    }
    EventColumns events = log.columns();
    Likes likes = likes(events);
    Exchanges exchanges = Exchanges.of(likes, owners, Tasks.SERIAL);
    AccountEvidence balance = PoolBalance.of(exchanges, likes);
    assertPointsAt(balance, ODD, 2_000);
    assertEquals(120, fact(balance, ODD, "given"));
    assertEquals(120, fact(balance, ODD, "received"));
    assertEquals(0, Reciprocity.of(exchanges, likes, owners).millinats()[ODD]);
  }
}
