package dev.zhenzan.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that the whole way can be gone with logs at the edge of what a log can be, and that the
 * counts are right there. Cannot prove that no other edge exists.
 */
class EdgesTest {

  @Test
  void anEmptyLogHasEmptyFindings() {
    Findings none = Town.analyse(new SmallLog().columns());
    assertEquals(0, none.verdicts().flagged());
    assertEquals(0, none.counts().targets());
    assertTrue(none.rings().isEmpty() && none.signals().isEmpty());
    Findings idle = Town.analyse(new SmallLog().columns(5, 7));
    assertEquals(5, idle.verdicts().action().length);
    assertEquals(7, idle.counts().targets());
    assertEquals(0, idle.counts().honest(6));
  }

  @Test
  void oneLikeCountsOnce() {
    assertCount(1, new SmallLog().like(0, 0, 0));
    assertCount(1, new SmallLog().like(0, 0, 0).like(0, 0, 0).like(5, 0, 0));
  }

  @Test
  void anUnlikeTakesBackWhatStoodBeforeIt() {
    assertCount(1, new SmallLog().add(EventType.UNLIKE, 0, 0, 0).like(1, 0, 0));
    assertCount(0, new SmallLog().like(1, 0, 0).add(EventType.UNLIKE, 2, 0, 0));
    assertCount(0, new SmallLog().add(EventType.UNLIKE, 2, 0, 0));
    assertCount(0, new SmallLog().add(EventType.TAP, 2, 0, 0).add(EventType.VIEW, 3, 0, 0));
  }

  private static void assertCount(int expected, SmallLog log) {
    Findings findings = Town.analyse(log.columns());
    assertEquals(expected, findings.counts().raw(0));
    assertEquals(expected * (long) LikeVerdicts.WHOLE, findings.counts().honest(0));
  }

  @Test
  void anAccountMayLikeItself() {
    SmallLog log = new SmallLog();
    for (int target = 0; target < 30; target++) {
      log.like(target, 0, target, 0);
    }
    assertEquals(0, Town.analyse(log.columns()).verdicts().flagged());
  }

  /** Nothing but the calendar changes if everything happens whole years earlier. */
  @Test
  void timesBefore1970AreTimes() {
    Town town = new Town(1).crowd(1_000, 900, 6_000);
    town.ring(1_000, 12, town.pick(15, 900), 2 * Town.MINUTE);
    Findings after = Town.analyse(town.log.columns());
    Findings before = Town.analyse(moved(town.log, -20_000 * Town.DAY));
    assertTrue(after.verdicts().flagged() >= 11);
    assertEquals(Fingerprint.counts(after.counts()), Fingerprint.counts(before.counts()));
    assertEquals(
        Arrays.toString(after.verdicts().millinats()),
        Arrays.toString(before.verdicts().millinats()));
    assertEquals(after.rings().get(0).first() - 20_000 * Town.DAY, before.rings().get(0).first());
  }

  private static EventColumns moved(SmallLog log, long by) {
    SmallLog moved = new SmallLog();
    for (EventRecord like : log.events()) {
      moved.like(like.time() + by, (int) like.actor(), (int) like.target());
    }
    return moved.columns();
  }

  @Test
  void everybodyMayLikeOneTarget() {
    EventColumns events = likes(200_000, /* accounts= */ 200_000, /* targets= */ 1);
    Findings findings = Town.analyse(events);
    assertEquals(200_000, findings.counts().raw(0));
    assertEquals(200_000L * LikeVerdicts.WHOLE, findings.counts().honest(0));
    assertEquals(0, findings.verdicts().flagged());
  }

  @Test
  void oneAccountMayLikeEverything() {
    Findings findings = Town.analyse(likes(100_000, /* accounts= */ 1, /* targets= */ 100_000));
    assertEquals(1, findings.counts().raw(99_999));
    assertEquals(0, findings.rings().size());
  }

  /** A like every half second: row r is account r mod accounts on target r mod targets. */
  private static EventColumns likes(int size, int accounts, int targets) {
    long[] time = new long[size];
    int[] actor = new int[size];
    int[] target = new int[size];
    Arrays.setAll(time, row -> row * 500L);
    Arrays.setAll(actor, row -> row % accounts);
    Arrays.setAll(target, row -> row % targets);
    return new EventColumns(
        size,
        new byte[size],
        time,
        actor,
        target,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new EventColumns.Entities(accounts, targets, 0, 0, 0));
  }

  @Test
  void arraysMayBeLongerThanTheLog() {
    EventColumns exact = new SmallLog().like(1, 0, 0).like(2, 1, 0).like(3, 1, 1).columns();
    EventColumns longer =
        new EventColumns(
            exact.size(),
            Arrays.copyOf(exact.type(), 10),
            Arrays.copyOf(exact.time(), 10),
            Arrays.copyOf(exact.actor(), 10),
            Arrays.copyOf(exact.target(), 10),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            exact.entities());
    assertEquals(Fingerprint.of(Town.analyse(exact)), Fingerprint.of(Town.analyse(longer)));
  }

  @Test
  void allColumnsMayBePresent() {
    for (long seed : Seeds.first(3)) {
      List<EventRecord> rows = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(seed);
      for (int row = 0; row < 3_000; row++) {
        rows.add(event(random, row));
      }
      EventColumns events = new SmallLog(rows).columns(70, 45);
      Profiles profiles = profiles(random, events.entities().accounts());
      Findings findings = Town.analyse(events, profiles, Tasks.SERIAL);
      assertEquals(
          Fingerprint.of(findings),
          Fingerprint.of(Town.analyse(events, profiles, Tasks.on(Runnable::run, 2))),
          Seeds.repeat(getClass(), seed));
      for (int row = 0; row < events.size(); row++) {
        boolean like = events.type()[row] == EventType.LIKE.ordinal();
        assertEquals(!like, findings.likes().statusOf(row) == LikeStatus.NOT_A_LIKE);
      }
    }
  }

  private static EventRecord event(SplittableRandom random, int id) {
    return new EventRecord(
        EventType.of(random.nextInt(3) == 0 ? random.nextInt(EventType.values().length) : 0),
        random.nextLong(-Town.MONTH, Town.MONTH),
        id,
        random.nextInt(60),
        random.nextInt(40),
        random.nextInt(-1, 60),
        random.nextInt(-1, 5),
        random.nextInt(-1, 30),
        random.nextInt(-1, 20),
        random.nextInt(-1, 100_000),
        random.nextInt(-1, 10_001),
        random.nextInt(-1, 300));
  }

  /** Of some accounts nothing is known. */
  private static Profiles profiles(SplittableRandom random, int accounts) {
    long[] created = new long[accounts];
    byte[] name = new byte[accounts];
    byte[] avatar = new byte[accounts];
    int[] friends = new int[accounts];
    for (int account = 0; account < accounts; account++) {
      boolean known = random.nextInt(4) > 0;
      created[account] = known ? random.nextLong(-Town.MONTH, Town.MONTH) : Long.MIN_VALUE;
      name[account] = (byte) (known ? random.nextInt(2) : Profiles.UNKNOWN);
      avatar[account] = (byte) (known ? random.nextInt(2) : Profiles.UNKNOWN);
      friends[account] = known ? random.nextInt(9) : Profiles.UNKNOWN;
    }
    return new Profiles(created, name, avatar, friends);
  }

  @Test
  void ownersNeedNotActAndIdsNeedNotBeUsed() {
    SmallLog log = new SmallLog();
    for (int like = 0; like < 500; like++) {
      log.like(like * 1_000L, like % 50, like % 90, 60 + like % 7);
    }
    EventColumns events = log.columns(/* accountsMin= */ 200, /* targetsMin= */ 300);
    Findings findings = Town.analyse(events);
    assertEquals(200, findings.verdicts().millinats().length);
    assertEquals(0, findings.counts().raw(299));
    for (int account = 50; account < 200; account++) {
      assertEquals(findings.verdicts().priorMillinats(), findings.verdicts().millinats()[account]);
      assertEquals(0, findings.verdicts().ring()[account]);
    }
    assertNull(events.device());
  }

  @Test
  void theRateMustBeAShare() {
    for (double rate : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new AuditOptions(rate));
    }
  }

  @Test
  void progressRisesFromNothingToAll() {
    List<Double> told = new ArrayList<>();
    Engine.analyse(
        new SmallLog().like(0, 0, 0).columns(),
        Profiles.NONE,
        AuditOptions.DEFAULTS,
        Tasks.SERIAL,
        (step, done) -> told.add(done));
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(List.of(0.0, 1.0), List.of(told.get(0), told.get(told.size() - 1)));
  }
}
