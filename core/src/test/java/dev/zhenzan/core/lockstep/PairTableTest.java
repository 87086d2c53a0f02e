package dev.zhenzan.core.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.Seeds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Proves that a table counts what a hash map counts, over several partitions and deals of more than
 * one chunk, though most pairs never reach a slot of their own. Cannot prove that it is quick.
 */
class PairTableTest {
  private static final int ACCOUNTS = 400;
  private static final int MEETINGS = 40_000;
  private static final int PARTITIONS = 4;
  private static final int RANK_BITS = 4;

  @Test
  void countsWhatAHashMapCounts() {
    for (long seed : Seeds.first(8)) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<Long, Integer> times = new HashMap<>();
      Dealt[] deals = {new Dealt(PARTITIONS), new Dealt(PARTITIONS), new Dealt(PARTITIONS)};
      for (int meeting = 0; meeting < MEETINGS; meeting++) {
        int one = random.nextInt(ACCOUNTS - 1);
        long pair = PairTally.pair(one, random.nextInt(one + 1, ACCOUNTS));
        times.merge(pair, 1, Integer::sum);
        deals[random.nextInt(deals.length)].put(
            (int) (pair % PARTITIONS), pair << RANK_BITS | random.nextInt(1, 9));
      }
      assertCounted(times, deals, Seeds.repeat(getClass(), seed));
    }
  }

  private static void assertCounted(Map<Long, Integer> times, Dealt[] deals, String words) {
    int[] activity = new int[ACCOUNTS];
    Arrays.fill(activity, 10);
    PairTable table = new PairTable(activity, 1e-3, Double.NEGATIVE_INFINITY, RANK_BITS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      table.count(deals, partition);
    }
    TreeSet<Long> again = new TreeSet<>(times.keySet());
    again.removeIf(pair -> times.get(pair) < 2);
    long third = times.values().stream().filter(count -> count > 2).count();
    assertEquals(times.size(), table.pairs, words);
    assertEquals(again.size(), table.pairsAgain, words);
    assertEquals(third, table.pairsThird, words);
    assertEquals(again, new TreeSet<>(table.kept), words);
    assertEquals(again.size() * 0.1 / 3, table.expectedThirdNano / 1e9, 1e-4, words);
  }
}
