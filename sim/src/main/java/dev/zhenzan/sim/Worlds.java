package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The named worlds. */
public final class Worlds {
  private Worlds() {}

  /** The names that {@link #small} knows. */
  public static List<String> names() {
    return List.of("demo", "plain", "camouflage", "drip", "innocent", "bare", "victim");
  }

  /** The world of the demonstration: about 1,500 accounts over ten days. */
  public static World demo(long seed) {
    return small("demo", 1_500, seed);
  }

  /**
   * A named world of about the given number of accounts.
   *
   * @throws IllegalArgumentException if the name is not among {@link #names()}
   */
  public static World small(String name, int accounts, long seed) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no world is named " + name + "; known: " + names());
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<SimEvent> events = new ArrayList<>();
    Map<String, Truth.AccountTruth> truth = new TreeMap<>();
    List<SimAccount> people = new ArrayList<>();
    long time = 1_772_409_600_000L;
    for (int account = 0; account < accounts; account++) {
      String actor = String.format("u%05d", account);
      truth.put(actor, new Truth.AccountTruth(0, "", "", Truth.PUBLIC));
      people.add(new SimAccount(actor, time, true, true, 3));
    }
    for (int i = 0; i < 10 * accounts; i++) {
      time += random.nextInt(10_000);
      events.add(
          new SimEvent(
              String.format("e%07d", i),
              EventType.LIKE,
              time,
              people.get(random.nextInt(accounts)).account(),
              String.format("p%06d", i % accounts),
              people.get(i % accounts).account(),
              "c1",
              "d" + i,
              "10.0.0.1",
              1_000,
              0.5,
              -1));
    }
    return new World(name, seed, events, people, new Truth(truth, Set.of()));
  }
}
