package dev.zhenzan.core.engine;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A small public made from a seed, and what may be planted in it. Too plain to tune on. */
final class Town {
  static final long MINUTE = 60_000;
  static final long DAY = 1_440 * MINUTE;
  static final long MONTH = 30 * DAY;

  final SplittableRandom random;
  final SmallLog log = new SmallLog();

  Town(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Findings of a log with the defaults, on the caller's thread. */
  static Findings analyse(EventColumns events) {
    return analyse(events, Profiles.NONE, Tasks.SERIAL);
  }

  static Findings analyse(EventColumns events, Profiles profiles, Tasks tasks) {
    return Engine.analyse(events, profiles, AuditOptions.DEFAULTS, tasks, Progress.NONE);
  }

  /** Independent likes: few accounts and few targets have most of them. */
  Town crowd(int accounts, int targets, int likes) {
    for (int like = 0; like < likes; like++) {
      log.like(random.nextLong(MONTH), skewed(accounts), skewed(targets));
    }
    return this;
  }

  /** Rank 0 is the most likely by far. */
  int skewed(int count) {
    return (int) (count * StrictMath.pow(random.nextDouble(), 2.5));
  }

  /** The accounts {@code first … first + members − 1} like the same targets within so long. */
  Town ring(int first, int members, int[] targets, long withinMillis) {
    for (int target : targets) {
      long start = random.nextLong(MONTH);
      for (int member = 0; member < members; member++) {
        log.like(start + random.nextLong(withinMillis), first + member, target);
      }
    }
    return this;
  }

  /** One target every half minute, one account right after the other. */
  Town farm(int first, int members, int[] targets) {
    long start = random.nextLong(MONTH);
    for (int place = 0; place < targets.length; place++) {
      for (int member = 0; member < members; member++) {
        log.like(start + place * MINUTE / 2 + member * 700, first + member, targets[place]);
      }
    }
    return this;
  }

  /** Each account's own likes, independent of everybody's. */
  Town taste(int first, int accounts, int likesEach, int targets) {
    for (int account = first; account < first + accounts; account++) {
      for (int like = 0; like < likesEach; like++) {
        log.like(random.nextLong(MONTH), account, skewed(targets));
      }
    }
    return this;
  }

  /** Different targets out of {@code 0 … targets − 1}. */
  int[] pick(int count, int targets) {
    return random.ints(0, targets).distinct().limit(count).toArray();
  }

  /**
   * A town for the laws: a crowd of 1,200 with views, comments, second thoughts and repeats; a ring
   * of ten, a farm of six that likes by the clock, and a group of eight who like each other's posts
   * and talk about none; devices, addresses and owners known.
   */
  static SmallLog lawful(long seed) {
    Town town = new Town(seed);
    town.crowd(1_200, 900, 7_000);
    town.ring(1_200, 10, town.pick(15, 900), 2 * MINUTE).taste(1_200, 10, 5, 900);
    town.farm(1_218, 6, town.pick(40, 900));
    for (int owner = 0; owner < 8; owner++) {
      for (int post = 0; post < 3; post++) {
        long start = town.random.nextLong(MONTH);
        for (int member = 0; member < 8; member++) {
          long time = start + town.random.nextLong(30 * MINUTE);
          town.log.like(time, 1_210 + member, 900 + 3 * owner + post);
        }
      }
    }
    return town.withTheRest();
  }

  private SmallLog withTheRest() {
    SmallLog full = new SmallLog();
    for (EventRecord like : log.events()) {
      int actor = (int) like.actor();
      int target = (int) like.target();
      int owner = target < 900 ? target % 300 : 1_210 + (target - 900) / 3;
      int device = actor % 700;
      int address = actor % 250;
      add(full, EventType.LIKE, like.time(), actor, target, owner, device, address);
      int luck = random.nextInt(20);
      if (luck < 8) {
        add(full, EventType.VIEW, like.time() - 5_000, actor, target, owner, device, address);
      } else if (luck == 8 && actor < 1_200) {
        add(full, EventType.COMMENT, like.time() + 9_000, actor, target, owner, device, address);
      } else if (luck == 9) {
        add(full, EventType.UNLIKE, like.time() + 60_000, actor, target, owner, device, address);
      } else if (luck == 10) {
        add(full, EventType.LIKE, like.time() + 3_000, actor, target, owner, device, address);
      }
    }
    return full;
  }

  private static void add(
      SmallLog log,
      EventType type,
      long time,
      int actor,
      int target,
      int owner,
      int device,
      int address) {
    log.add(type, time, actor, target, owner, device, address);
  }

  static long flagged(Findings findings, int first, int accounts) {
    int end = first + accounts;
    return java.util.stream.IntStream.range(first, end)
        .filter(findings.verdicts()::isFlagged)
        .count();
  }

  /** The greatest number of the given accounts that share one ring. */
  static long together(Findings findings, int first, int accounts) {
    int[] of = Arrays.copyOfRange(findings.verdicts().ring(), first, first + accounts);
    return Arrays.stream(of)
        .filter(ring -> ring > 0)
        .mapToLong(ring -> Arrays.stream(of).filter(other -> other == ring).count())
        .max()
        .orElse(0);
  }
}
