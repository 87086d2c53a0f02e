package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Proves that grouping equals the obvious slow grouping, with one thread and with several, and that
 * cuts cover every key once. Cannot prove that it is fast.
 */
class GroupingTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final String REPEAT =
      "repeat: mvn test -Dtest=GroupingTest -Dzhenzan.seed=" + SEED;

  @Test
  void equalsTheObviousGrouping() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      int keys = 1 + random.nextInt(20);
      int[] key = keys(random, random.nextInt(300), keys);
      byte[] kind = kinds(random, key.length);
      int wanted = random.nextInt();
      Grouping grouping = Grouping.by(key, keys, key.length, kind, wanted, Tasks.SERIAL);
      assertObvious(key, keys, kind, wanted, grouping);
      assertObvious(key, keys, kind, -1, Grouping.by(key, keys, key.length));
    }
  }

  @Test
  void doesNotDependOnThreads() {
    assertSameWithThreads(/* keys= */ 1);
    assertSameWithThreads(5_000);
  }

  @Test
  void manyKeysTakeTheWayOfBuckets() {
    assertSameWithThreads(1 << 16);
    assertSameWithThreads((1 << 16) + 1);
    assertSameWithThreads(70_001);
  }

  private static void assertSameWithThreads(int keys) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] key = keys(random, 600_000, keys);
    byte[] kind = kinds(random, key.length);
    Grouping serial = Grouping.by(key, keys, key.length, kind, 0b1011, Tasks.SERIAL);
    assertObvious(key, keys, kind, 0b1011, serial);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Grouping parallel =
          Grouping.by(key, keys, key.length, kind, 0b1011, Tasks.on(threads, /* threads= */ 4));
      assertArrayEquals(serial.starts(), parallel.starts(), REPEAT);
      assertArrayEquals(serial.rows(), parallel.rows(), REPEAT);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keysOutOfRangeAreRefused() {
    for (int keys : new int[] {10, 1 << 17}) {
      int[] key = new int[1 << 18];
      key[77] = keys;
      assertThrows(ArrayIndexOutOfBoundsException.class, () -> Grouping.by(key, keys, key.length));
    }
  }

  @Test
  void nothingToGroup() {
    assertEquals(3, Grouping.by(new int[0], 3, 0).keys());
    assertEquals(0, Grouping.by(new int[] {-1, -1}, 0, 2).rows().length);
  }

  @Test
  void cutsCoverEveryKeyOnceInEvenShares() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] key = keys(random, 10_000, 1_000);
    Grouping grouping = Grouping.by(key, 1_000, key.length);
    int[] cuts = grouping.cuts(4);
    assertEquals(5, cuts.length);
    assertEquals(0, cuts[0]);
    assertEquals(1_000, cuts[4]);
    for (int range = 0; range < 4; range++) {
      int rows = grouping.start(cuts[range + 1]) - grouping.start(cuts[range]);
      // Healthy: 2 400 … 2 600 rows of about 10 000 a range; keys dealt out blindly vary as much.
      assertTrue(Math.abs(rows - grouping.rows().length / 4) < 200, () -> rows + "; " + REPEAT);
    }
    assertArrayEquals(new int[] {0, 0, 0}, Grouping.by(new int[0], 0, 0).cuts(2));
  }

  private static int[] keys(SplittableRandom random, int size, int keys) {
    return random.ints(size, -1, keys).toArray();
  }

  private static byte[] kinds(SplittableRandom random, int size) {
    byte[] kind = new byte[size];
    for (int row = 0; row < size; row++) {
      kind[row] = (byte) random.nextInt(32);
    }
    return kind;
  }

  private static void assertObvious(
      int[] key, int keys, byte[] kind, int wanted, Grouping grouping) {
    List<List<Integer>> obvious = new ArrayList<>();
    for (int k = 0; k < keys; k++) {
      obvious.add(new ArrayList<>());
    }
    for (int row = 0; row < key.length; row++) {
      if (key[row] >= 0 && (wanted & 1 << kind[row]) != 0) {
        obvious.get(key[row]).add(row);
      }
    }
    assertEquals(keys, grouping.keys(), REPEAT);
    for (int k = 0; k < keys; k++) {
      List<Integer> group = new ArrayList<>();
      for (int at = grouping.start(k); at < grouping.end(k); at++) {
        group.add(grouping.rows()[at]);
      }
      assertEquals(obvious.get(k), group, REPEAT);
      assertEquals(group.size(), grouping.size(k), REPEAT);
    }
  }
}
