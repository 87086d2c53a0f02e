package dev.zhenzan.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Proves that innocent crowds behave like people who act for themselves: nobody moves in lockstep
 * to the second, friends and families like each other at times of their own, offices are empty at
 * night. Cannot prove that real crowds behave like this.
 */
class InnocentsTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final World WORLD = Worlds.small("innocent", 2_500, SEED);
  private static final long HOUR = 3_600_000;

  private static String background(String account) {
    return WORLD.truth().accounts().get(account).background();
  }

  /** Likes on posts of the same crowd as the liker's, by post, in time order. */
  private static Map<String, List<SimEvent>> likesWithin(String crowd) {
    Map<String, List<SimEvent>> likes = new TreeMap<>();
    for (SimEvent event : WORLD.events()) {
      String owner = event.owner();
      if (event.type() == EventType.LIKE
          && owner != null
          && background(event.actor()).equals(crowd)
          && background(owner).equals(crowd)) {
        likes.computeIfAbsent(event.target(), post -> new ArrayList<>()).add(event);
      }
    }
    return likes;
  }

  /** By pair of likers of one post, how far apart they were, in milliseconds. */
  private static long[] gaps(String crowd) {
    List<Long> gaps = new ArrayList<>();
    for (List<SimEvent> likes : likesWithin(crowd).values()) {
      for (int i = 1; i < likes.size(); i++) {
        gaps.add(likes.get(i).time() - likes.get(i - 1).time());
      }
    }
    long[] sorted = gaps.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Healthy: 2 at most, by chance; a crowd driven by one clock would meet on every post. */
  @Test
  void noTwoInnocentsKeepMeetingInTheSameSecond() {
    Map<String, SimEvent> last = new HashMap<>();
    Map<String, Integer> meetings = new HashMap<>();
    for (SimEvent event : WORLD.events()) {
      if (event.type() == EventType.LIKE) {
        SimEvent before = last.put(event.target(), event);
        if (before != null && event.time() - before.time() < 1_000) {
          meetings.merge(before.actor() + " " + event.actor(), 1, Integer::sum);
        }
      }
    }
    int most = meetings.values().stream().max(Integer::compare).orElse(0);
    assertTrue(most <= 4, most + " meetings of one pair, -Dzhenzan.seed=" + SEED);
  }

  /** Healthy: hours; answers to a common call would be minutes apart. */
  @Test
  void friendsAndFamiliesLikeEachOtherAtTimesOfTheirOwn() {
    for (String crowd : List.of("friends", "family_tablet")) {
      long[] gaps = gaps(crowd);
      assertTrue(gaps.length > 20, crowd + " hardly like each other");
      assertTrue(gaps[gaps.length / 2] > HOUR, crowd + ": " + gaps[gaps.length / 2] + " ms");
    }
  }

  /** The very thing that makes fans look like a task group. */
  @Test
  void fansAreQuick() {
    long[] gaps = gaps("fan_club");
    assertTrue(gaps.length > 100);
    assertTrue(gaps[gaps.length / 2] < HOUR / 6, gaps[gaps.length / 2] + " ms");
  }

  @Test
  void aTabletIsSharedAndParentsHaveAnotherDevice() {
    Map<String, Set<String>> accounts = new HashMap<>();
    Map<String, Set<String>> devices = new HashMap<>();
    for (SimEvent event : WORLD.events()) {
      if (background(event.actor()).equals("family_tablet")) {
        accounts.computeIfAbsent("" + event.device(), d -> new HashSet<>()).add(event.actor());
        devices.computeIfAbsent(event.actor(), d -> new HashSet<>()).add("" + event.device());
      }
    }
    assertTrue(accounts.values().stream().anyMatch(family -> family.size() >= 3));
    assertTrue(devices.values().stream().filter(own -> own.size() > 1).count() >= 4);
  }

  @Test
  void anOfficeIsEmptyAtNightAndOnSundays() {
    Map<String, Set<String>> staff = new HashMap<>();
    Map<String, Set<Long>> hours = new HashMap<>();
    for (SimEvent event : WORLD.events()) {
      if (background(event.actor()).equals("company_nat")) {
        long local = event.time() + 8 * HOUR;
        staff.computeIfAbsent("" + event.ip(), ip -> new HashSet<>()).add(event.actor());
        hours
            .computeIfAbsent("" + event.ip(), ip -> new HashSet<>())
            .add(Math.floorMod(local / HOUR / 24 + 3, 7L) * 24 + local / HOUR % 24);
      }
    }
    String office =
        staff.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("198.1"))
            .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
            .orElseThrow()
            .getKey();
    assertTrue(staff.get(office).size() > 20);
    for (long hour : hours.get(office)) {
      assertTrue(hour < 5 * 24 && hour % 24 >= 8 && hour % 24 < 17, "hour of the week " + hour);
    }
  }

  @Test
  void everyCrowdLikesAndTheTeacherIsNotObeyedToTheSecond() {
    Map<String, Integer> likes = new TreeMap<>();
    for (SimEvent event : WORLD.events()) {
      if (event.type() == EventType.LIKE) {
        likes.merge(background(event.actor()), 1, Integer::sum);
      }
    }
    assertEquals(15, likes.size(), likes.toString());
    long[] gaps = gaps("classroom");
    long sameSecond = Arrays.stream(gaps).filter(gap -> gap < 1_000).count();
    assertTrue(gaps.length > 50 && 20 * sameSecond < gaps.length, sameSecond + "/" + gaps.length);
  }
}
