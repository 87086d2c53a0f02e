package dev.zhenzan.core.like;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded logs, some targets of which nobody owns and some of which accounts own
 * themselves, that who gave to whom, who received from whom and who exchanged is what nested maps
 * say, however many threads work. Cannot prove that the exchange means anything.
 */
class ExchangesTest {
  private static final int ACCOUNTS = 9;
  private static final int TARGETS = 14;

  @Test
  void agreesWithNestedMaps() {
    for (long seed : Seeds.first(100)) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] owners = random.ints(TARGETS, -1, ACCOUNTS).toArray();
      SmallLog log = new SmallLog();
      for (int like = random.nextInt(200); like > 0; like--) {
        log.like(random.nextInt(100), random.nextInt(ACCOUNTS), random.nextInt(TARGETS));
      }
      EventColumns events = log.columns(ACCOUNTS, TARGETS);
      Likes likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
      for (int threads = 1; threads <= 3; threads++) {
        Exchanges exchanges = Exchanges.of(likes, owners, Tasks.on(Runnable::run, threads));
        assertExchanges(likes, owners, exchanges, Seeds.repeat(getClass(), seed));
      }
    }
  }

  private static void assertExchanges(
      Likes likes, int[] owners, Exchanges exchanges, String words) {
    Map<Integer, Map<Integer, Integer>> given = new TreeMap<>();
    Map<Integer, Map<Integer, Integer>> received = new TreeMap<>();
    for (int like = 0; like < likes.size(); like++) {
      int from = likes.actor()[like];
      int to = owners[likes.target()[like]];
      if (to >= 0 && to != from) {
        given.computeIfAbsent(from, key -> new TreeMap<>()).merge(to, 1, Integer::sum);
        received.computeIfAbsent(to, key -> new TreeMap<>()).merge(from, 1, Integer::sum);
      }
    }
    assertEquals(ACCOUNTS, exchanges.accounts(), words);
    for (int account = 0; account < ACCOUNTS; account++) {
      Map<Integer, Integer> gave = given.getOrDefault(account, Map.of());
      Map<Integer, Integer> got = received.getOrDefault(account, Map.of());
      assertEquals(gave.size(), exchanges.given(account), words);
      assertEquals(got.size(), exchanges.received(account), words);
      assertEquals(
          new TreeMap<>(gave),
          row(exchanges.givenStart(), exchanges.givenTo(), exchanges.givenTimes(), account),
          words);
      assertEquals(
          new TreeMap<>(got),
          row(
              exchanges.receivedStart(),
              exchanges.receivedFrom(),
              exchanges.receivedTimes(),
              account),
          words);
      assertEquals(mutual(gave, got), mutual(exchanges, account), words);
    }
  }

  private static Map<Integer, Integer> row(int[] start, int[] id, int[] times, int account) {
    Map<Integer, Integer> row = new TreeMap<>();
    int before = -1;
    for (int at = start[account]; at < start[account + 1]; at++) {
      assertEquals(true, id[at] > before, "ascending");
      before = id[at];
      row.put(id[at], times[at]);
    }
    return row;
  }

  private static Map<Integer, String> mutual(
      Map<Integer, Integer> gave, Map<Integer, Integer> got) {
    Map<Integer, String> mutual = new TreeMap<>();
    gave.forEach(
        (other, times) -> {
          if (got.containsKey(other)) {
            mutual.put(other, times + " for " + got.get(other));
          }
        });
    return mutual;
  }

  private static Map<Integer, String> mutual(Exchanges exchanges, int account) {
    Map<Integer, String> mutual = new TreeMap<>();
    exchanges.mutual(account, (other, gave, got) -> mutual.put(other, gave + " for " + got));
    return mutual;
  }
}
