package dev.zhenzan.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves, over a few seeds each, that plain cases come out as anybody would say they must: a tight
 * ring is found in a crowd, also when it likes other things too, and crowds that merely look guilty
 * are left alone. Cannot prove how well detection does: the crowd here has no interests, no habits
 * and no friends, and nobody tries to hide.
 */
class PlantedTest {
  private static final int CROWD = 2_000;
  private static final int TARGETS = 3_000;
  private static final int RING = 12;

  private static Town crowd(long seed) {
    return new Town(seed).crowd(CROWD, TARGETS, 20_000);
  }

  @Test
  void aCrowdAloneIsInnocent() {
    for (long seed : Seeds.first(4)) {
      Findings findings = Town.analyse(crowd(seed).log.columns());
      assertEquals(0, findings.verdicts().flagged(), Seeds.repeat(getClass(), seed));
    }
  }

  @Test
  void aRingIsFoundAndTheCrowdIsNot() {
    for (long seed : Seeds.first(4)) {
      Town town = crowd(seed);
      town.ring(CROWD, RING, town.pick(15, TARGETS), 2 * Town.MINUTE);
      Findings findings = Town.analyse(town.log.columns());
      assertFound(findings, Seeds.repeat(getClass(), seed));
    }
  }

  private static void assertFound(Findings findings, String words) {
    assertTrue(Town.together(findings, CROWD, RING) >= RING - 1, "ring, " + words);
    assertTrue(Town.flagged(findings, CROWD, RING) >= RING - 1, "flagged, " + words);
    assertEquals(0, Town.flagged(findings, 0, CROWD), "crowd, " + words);
  }

  /**
   * Each member's fifteen likes in the ring are hidden among 45 of its own. The log is larger here,
   * for a reason: two accounts with 60 likes each in a log of 20,000 would meet so often by chance
   * that a pair of them says nothing.
   */
  @Test
  void camouflageNeitherHidesTheRingNorLosesItsWeight() {
    int targets = 15_000;
    for (long seed : Seeds.first(2)) {
      Town town = new Town(seed).crowd(CROWD, targets, 100_000);
      int[] exchanged = town.pick(15, targets);
      town.ring(CROWD, RING, exchanged, 2 * Town.MINUTE).taste(CROWD, RING, 45, targets);
      EventColumns events = town.log.columns();
      Findings findings = Town.analyse(events);
      String words = Seeds.repeat(getClass(), seed);
      assertFound(findings, words);
      Arrays.sort(exchanged);
      assertTrue(share(events, findings, exchanged, true) <= 0.1, "exchange, " + words);
      assertTrue(share(events, findings, exchanged, false) >= 0.97, "camouflage, " + words);
    }
  }

  /** A third as many likes of their own, and the small log is enough. */
  @Test
  void littleCamouflageDoesNotHideTheRingInASmallLog() {
    for (long seed : Seeds.first(2)) {
      Town town = crowd(seed);
      town.ring(CROWD, RING, town.pick(15, TARGETS), 2 * Town.MINUTE);
      town.taste(CROWD, RING, 15, TARGETS);
      assertFound(Town.analyse(town.log.columns()), Seeds.repeat(getClass(), seed));
    }
  }

  /** Of the ring's likes on (or off) the exchanged targets, the part that still counts. */
  private static double share(
      EventColumns events, Findings findings, int[] exchanged, boolean wanted) {
    long likes = 0;
    long weight = 0;
    for (int row = 0; row < events.size(); row++) {
      boolean on = Arrays.binarySearch(exchanged, events.target()[row]) >= 0;
      if (events.actor()[row] >= CROWD && on == wanted && findings.likes().isStanding(row)) {
        likes++;
        weight += findings.likes().weight()[row];
      }
    }
    return (double) weight / (likes * LikeVerdicts.WHOLE);
  }

  /** A comment on something else that each member really liked says nothing about the exchange. */
  @Test
  void talkAboutOtherThingsDoesNotClearTheRing() {
    for (long seed : Seeds.first(2)) {
      Town town = crowd(seed);
      for (EventRecord like : List.copyOf(town.log.events())) {
        if (town.random.nextInt(20) == 0) {
          comment(town, like.time(), (int) like.actor(), (int) like.target());
        }
      }
      town.ring(CROWD, RING, town.pick(15, TARGETS), 2 * Town.MINUTE);
      for (int member = CROWD; member < CROWD + RING; member++) {
        long time = town.random.nextLong(Town.MONTH);
        int target = town.skewed(TARGETS);
        town.log.like(time, member, target);
        comment(town, time, member, target);
      }
      assertFound(Town.analyse(town.log.columns()), Seeds.repeat(getClass(), seed));
    }
  }

  private static void comment(Town town, long time, int actor, int target) {
    town.log.add(EventType.COMMENT, time + 5_000, actor, target);
  }

  @Test
  void aViralHourIsInnocent() {
    for (long seed : Seeds.first(3)) {
      Town town = crowd(seed);
      for (int account = 0; account < CROWD; account++) {
        town.log.like(Town.DAY + town.random.nextLong(60 * Town.MINUTE), account, TARGETS);
      }
      Findings findings = Town.analyse(town.log.columns());
      String words = Seeds.repeat(getClass(), seed);
      assertEquals(0, findings.verdicts().flagged(), words);
      assertEquals(CROWD, findings.counts().raw(TARGETS), words);
      assertEquals(CROWD * (long) LikeVerdicts.WHOLE, findings.counts().honest(TARGETS), words);
    }
  }

  /**
   * A log of nothing but likes: friends like most of what the others publish, each in their time.
   */
  @Test
  void aCircleOfFriendsIsInnocent() {
    int friends = 6;
    for (long seed : Seeds.first(3)) {
      Town town = crowd(seed);
      for (int post = TARGETS; post < TARGETS + 40; post++) {
        long posted = town.random.nextLong(Town.MONTH);
        for (int friend = CROWD; friend < CROWD + friends; friend++) {
          if (town.random.nextInt(5) > 0) {
            town.log.like(posted + town.random.nextLong(20 * 60 * Town.MINUTE), friend, post);
          }
        }
      }
      Findings findings = Town.analyse(town.taste(CROWD, friends, 10, TARGETS).log.columns());
      assertEquals(0, findings.verdicts().flagged(), Seeds.repeat(getClass(), seed));
    }
  }

  @Test
  void fansAreInnocent() {
    int fans = 200;
    for (long seed : Seeds.first(3)) {
      Town town = new Town(seed);
      for (int like = 0; like < 20_000; like++) {
        int target = town.skewed(TARGETS);
        town.log.like(
            town.random.nextLong(Town.MONTH), town.skewed(CROWD), target, CROWD + target % 500);
      }
      int star = CROWD + 500;
      for (int post = TARGETS; post < TARGETS + 30; post++) {
        long posted = town.random.nextLong(Town.MONTH);
        for (int fan = star + 1; fan <= star + fans; fan++) {
          town.log.like(posted + town.random.nextLong(10 * Town.MINUTE), fan, post, star);
        }
      }
      Findings findings = Town.analyse(town.log.columns());
      String words = Seeds.repeat(getClass(), seed);
      assertEquals(0, Town.flagged(findings, star + 1, fans), "fans, " + words);
      assertEquals(0, findings.verdicts().flagged(), "anybody, " + words);
    }
  }
}
