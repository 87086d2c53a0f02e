package dev.zhenzan.sim.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves the peers on tiny logs: FRAUDAR against peeling by hand and against every subset,
 * SynchroTrap against clusters drawn anew at every similarity, CopyCatch against the definition of
 * a group and a planted one. Cannot prove that their authors' own programs would score the same.
 */
class PeersTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROUNDS = 150;
  private static final int ACCOUNTS = 7;
  private static final int TARGETS = 5;

  private record Like(int actor, int target, long time) {}

  private static Likes likes(List<Like> given, int accounts, int targets) {
    List<Like> sorted = new ArrayList<>(given);
    sorted.sort(
        Comparator.comparingLong(Like::time)
            .thenComparingInt(Like::actor)
            .thenComparingInt(Like::target));
    int n = sorted.size();
    EventColumns events =
        new EventColumns(
                n,
                new byte[n],
                sorted.stream().mapToLong(Like::time).toArray(),
                sorted.stream().mapToInt(Like::actor).toArray(),
                sorted.stream().mapToInt(Like::target).toArray(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new EventColumns.Entities(accounts, targets, 0, 0, 0))
            .checkOrder();
    return Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
  }

  private static List<Like> random(SplittableRandom random, int most) {
    List<Like> given = new ArrayList<>();
    boolean[][] known = new boolean[ACCOUNTS][TARGETS];
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      Like like =
          new Like(random.nextInt(ACCOUNTS), random.nextInt(TARGETS), random.nextInt(2_000));
      if (!known[like.actor][like.target]) {
        known[like.actor][like.target] = true;
        given.add(like);
      }
    }
    return given;
  }

  private static String repeat(int round) {
    return "round " + round + "; repeat with: mvn test -pl sim -am -Dzhenzan.seed=" + SEED;
  }

  @Test
  void fraudarPeelsAsByHandAndIsHalfAsDenseAsTheDensestAtLeast() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Like> given = random(new SplittableRandom(SEED + round), 30);
      Fraudar.Block block = Fraudar.densest(likes(given, ACCOUNTS, TARGETS));
      double exact = 0;
      for (int set = 1; set < 1 << (ACCOUNTS + TARGETS); set++) {
        exact = Math.max(exact, density(given, set));
      }
      int found = 0;
      for (int node = 0; node < block.in().length; node++) {
        found |= block.in()[node] ? 1 << node : 0;
      }
      assertEquals(density(given, found), block.density(), 1e-9, repeat(round));
      assertEquals(peeledDensity(given), block.density(), 1e-9, repeat(round));
      assertTrue(block.density() >= exact / 2 - 1e-9, repeat(round));
    }
  }

  private static double density(List<Like> given, int set) {
    double sum = 0;
    for (Like like : given) {
      boolean in = (set >> like.actor & 1) == 1 && (set >> (ACCOUNTS + like.target) & 1) == 1;
      long popular = given.stream().filter(each -> each.target == like.target).count();
      sum += in ? 1 / Math.log(popular + 5) : 0;
    }
    return sum / Integer.bitCount(set);
  }

  /** Takes the node away whose going costs the least, each time measured anew. */
  private static double peeledDensity(List<Like> given) {
    int set = (1 << (ACCOUNTS + TARGETS)) - 1;
    double best = density(given, set);
    while (Integer.bitCount(set) > 1) {
      double least = Double.POSITIVE_INFINITY;
      int next = 0;
      for (int node = 0; node < ACCOUNTS + TARGETS; node++) {
        if ((set >> node & 1) == 1) {
          int without = set & ~(1 << node);
          double lost =
              density(given, set) * Integer.bitCount(set)
                  - density(given, without) * Integer.bitCount(without);
          if (lost < least - 1e-12) {
            least = lost;
            next = without;
          }
        }
      }
      set = next;
      best = Math.max(best, density(given, set));
    }
    return best;
  }

  @Test
  void fraudarFindsOneBlockAfterTheOther() {
    List<Like> given = new ArrayList<>();
    for (int account = 0; account < 4; account++) {
      for (int target = 0; target < 5; target++) {
        given.add(new Like(account, target, account));
      }
    }
    for (int account = 4; account < 7; account++) {
      for (int target = 5; target < 8; target++) {
        given.add(new Like(account, target, account));
      }
    }
    given.add(new Like(7, 8, 1));
    Likes likes = likes(given, 8, 9);
    double[] one = Fraudar.score(likes, 1);
    assertTrue(one[0] > 0 && one[3] > 0);
    assertEquals(0, one[4] + one[7]);
    double[] two = Fraudar.score(likes, 2);
    assertTrue(two[0] > two[4] && two[4] > 0 && two[7] == 0);
  }

  @Test
  void synchroTrapEqualsClustersDrawnAnewAtEverySimilarity() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Like> given = random(new SplittableRandom(SEED + round), 35);
      SynchroTrap trap = new SynchroTrap(400, 1 + round % 2, 2 + round % 3);
      double[] fast = trap.score(likes(given, ACCOUNTS, TARGETS));
      assertArrayEquals(slowScore(given, trap), fast, 1e-12, repeat(round));
    }
  }

  private static double[] slowScore(List<Like> given, SynchroTrap trap) {
    double[][] similarity = new double[ACCOUNTS][ACCOUNTS];
    List<Double> cuts = new ArrayList<>();
    for (int one = 0; one < ACCOUNTS; one++) {
      for (int other = 0; other < ACCOUNTS; other++) {
        similarity[one][other] = one == other ? 0 : similarity(given, trap, one, other);
        cuts.add(similarity[one][other]);
      }
    }
    double[] score = new double[ACCOUNTS];
    for (double cut : cuts) {
      for (int id = 0; id < ACCOUNTS; id++) {
        boolean[] cluster = new boolean[ACCOUNTS];
        reach(similarity, cut, id, cluster);
        int members = 0;
        for (boolean in : cluster) {
          members += in ? 1 : 0;
        }
        if (cut > 0 && members >= trap.membersMin()) {
          score[id] = Math.max(score[id], cut);
        }
      }
    }
    return score;
  }

  private static void reach(double[][] similarity, double cut, int from, boolean[] cluster) {
    cluster[from] = true;
    for (int to = 0; to < cluster.length; to++) {
      if (!cluster[to] && similarity[from][to] >= cut) {
        reach(similarity, cut, to, cluster);
      }
    }
  }

  private static double similarity(List<Like> given, SynchroTrap trap, int one, int other) {
    int both = 0;
    int either = 0;
    for (Like like : given) {
      either += like.actor == one || like.actor == other ? 1 : 0;
      for (Like second : given) {
        boolean pair = like.actor == one && second.actor == other && like.target == second.target;
        both += pair && Math.abs(like.time - second.time) <= trap.windowMillis() ? 1 : 0;
      }
    }
    return both < trap.targetsMin() ? 0 : (double) both / (either - both);
  }

  @Test
  void whatCopyCatchEndsWithIsAGroup() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Like> given = random(new SplittableRandom(SEED + round), 35);
      Likes likes = likes(given, ACCOUNTS, TARGETS);
      CopyCatch wanted = new CopyCatch(300, 2 + round % 2, round % 3 == 0 ? 0.6 : 1);
      for (int id = 0; id < ACCOUNTS; id++) {
        Optional<CopyCatch.Group> group = new CopySearch(likes, wanted).from(id, 8);
        if (group.isPresent()) {
          assertGroup(given, wanted, group.get(), repeat(round));
        }
      }
    }
  }

  /** Exactly those are in it who liked enough of its targets in time. */
  private static void assertGroup(
      List<Like> given, CopyCatch wanted, CopyCatch.Group group, String message) {
    List<Integer> expected = new ArrayList<>();
    for (int id = 0; id < ACCOUNTS; id++) {
      int hits = 0;
      for (int i = 0; i < group.targets().length; i++) {
        for (Like like : given) {
          boolean inTime = Math.abs(like.time - group.middles()[i]) <= wanted.halfWindowMillis();
          hits += like.actor == id && like.target == group.targets()[i] && inTime ? 1 : 0;
        }
      }
      if (hits >= wanted.share() * wanted.targets() - 1e-9) {
        expected.add(id);
      }
    }
    assertArrayEquals(expected.stream().mapToInt(id -> id).toArray(), group.accounts(), message);
    assertEquals(wanted.targets(), Arrays.stream(group.targets()).distinct().count(), message);
  }

  @Test
  void copyCatchFindsAPlantedGroupAmongTheBusy() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Like> given = new ArrayList<>();
    for (int target = 0; target < 6; target++) {
      for (int account = 0; account < 8; account++) {
        if (account != target) {
          given.add(new Like(account, target, 100_000L * target + random.nextInt(50)));
        }
      }
    }
    for (int i = 0; i < 400; i++) {
      given.add(new Like(random.nextInt(60), 6 + random.nextInt(40), random.nextInt(900_000)));
    }
    double[] score = new CopyCatch(60, 5, 0.8).score(likes(given, 60, 46));
    for (int account = 0; account < 60; account++) {
      assertEquals(account < 8 ? 8 : 0, score[account], "account " + account);
    }
  }

  @Test
  void theLeastIsFoundWhateverChanges() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      double[] values = random.doubles(1 + random.nextInt(20)).toArray();
      LeastTree tree = new LeastTree(values);
      for (int change = 0; change < 40; change++) {
        int at = random.nextInt(values.length);
        values[at] = random.nextInt(5);
        tree.changed(at);
        int least = 0;
        for (int i = 1; i < values.length; i++) {
          least = values[i] < values[least] ? i : least;
        }
        assertEquals(least, tree.least(), repeat(round));
      }
    }
  }
}
