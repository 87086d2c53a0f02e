package dev.zhenzan.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Law 6, behaviour convicts: a shared device or address, a hollow profile or one burst is never
 * enough.
 *
 * <p>Proves end to end that hundreds of accounts with all of these at once, but each with likes of
 * its own, stay unflagged, whether or not a real ring is in the same log. Cannot prove it for
 * people who also share their taste; that is what the worlds of innocents are for.
 */
class BehaviourConvictsTest {
  private static final int TOWNS = 3;
  private static final int CROWD = 2_000;
  private static final int SHARERS = 300;
  private static final int TARGETS = 2_500;

  @Test
  void oneDeviceForAllConvictsNobody() {
    for (long seed : Seeds.first(TOWNS)) {
      for (boolean withRing : new boolean[] {false, true}) {
        EventColumns events = sharers(seed, withRing).columns();
        Findings findings = Town.analyse(events, hollow(events), Tasks.SERIAL);
        assertNotEquals(0, signals(findings), Seeds.repeat(BehaviourConvictsTest.class, seed));
        assertEquals(
            0,
            Town.flagged(findings, CROWD, SHARERS),
            Seeds.repeat(BehaviourConvictsTest.class, seed));
      }
    }
  }

  /** What the sharers' devices were found to say, whether it moved a verdict or not. */
  private long signals(Findings findings) {
    return findings.nulls().stream()
        .filter(model -> model.name().equals("shared_device.accounts"))
        .count();
  }

  private SmallLog sharers(long seed, boolean withRing) {
    Town town = new Town(seed).crowd(CROWD, TARGETS, 15_000);
    for (int account = CROWD; account < CROWD + SHARERS; account++) {
      long evening = town.random.nextLong(Town.MONTH);
      for (int like = 0; like < 20; like++) {
        long time = evening + town.random.nextLong(30 * Town.MINUTE);
        town.log.like(time, account, town.random.nextInt(TARGETS));
      }
    }
    if (withRing) {
      town.ring(CROWD + SHARERS, 12, town.pick(15, TARGETS), 2 * Town.MINUTE);
    }
    SmallLog log = new SmallLog();
    for (EventRecord like : town.log.events()) {
      int actor = (int) like.actor();
      int device = actor >= CROWD && actor < CROWD + SHARERS ? CROWD : actor;
      log.add(EventType.LIKE, like.time(), actor, (int) like.target(), -1, device, device);
    }
    return log;
  }

  /** The sharers have no name, no picture, no friends, and were made the day before. */
  private Profiles hollow(EventColumns events) {
    int accounts = events.entities().accounts();
    long[] created = new long[accounts];
    byte[] has = new byte[accounts];
    int[] friends = new int[accounts];
    Arrays.fill(created, -1_000 * Town.DAY);
    Arrays.fill(has, (byte) 1);
    Arrays.fill(friends, 30);
    Arrays.fill(has, CROWD, CROWD + SHARERS, (byte) 0);
    Arrays.fill(friends, CROWD, CROWD + SHARERS, 0);
    for (int row = events.size() - 1; row >= 0; row--) {
      int actor = events.actor()[row];
      if (actor >= CROWD && actor < CROWD + SHARERS) {
        created[actor] = events.time()[row] - Town.DAY;
      }
    }
    return new Profiles(created, has, has, friends);
  }
}
