package dev.zhenzan.sim;

import dev.zhenzan.sim.attack.Dose;
import dev.zhenzan.sim.attack.MutualGroup;
import dev.zhenzan.sim.attack.Victims;
import dev.zhenzan.sim.innocent.FamilyTablet;
import dev.zhenzan.sim.innocent.FanClub;
import dev.zhenzan.sim.innocent.FlashCrowd;
import dev.zhenzan.sim.innocent.Friends;
import dev.zhenzan.sim.innocent.SharedLine;
import java.util.List;

/**
 * The named worlds.
 *
 * <ul>
 *   <li>{@code demo}: two mutual groups and an alt matrix among some innocent crowds
 *   <li>{@code plain}: every attack, carelessly done, and every innocent crowd
 *   <li>{@code camouflage}: the same, with half of all behaviour honest-looking
 *   <li>{@code drip}: the same, with every job spread over two days, and some camouflage
 *   <li>{@code innocent}: every innocent crowd and no abuse at all
 *   <li>{@code bare}: {@code plain} as a list of the likes that stand, with nothing but actor,
 *       target and time
 *   <li>{@code victim}: a ring that likes the posts of people who never asked for it
 * </ul>
 */
public final class Worlds {
  private static final int DEMO_ACCOUNTS = 1_500;
  private static final int DEMO_DAYS = 10;
  private static final int DAYS = 14;

  /** What parts add to the residents is left out of them: made accounts, newcomers, strangers. */
  private static final double RESIDENTS = 0.95;

  private Worlds() {}

  /** The names that {@link #small} knows. */
  public static List<String> names() {
    return List.of("demo", "plain", "camouflage", "drip", "innocent", "bare", "victim");
  }

  /** The world of the demonstration: about 1,500 accounts over ten days. */
  public static World demo(long seed) {
    return small("demo", DEMO_ACCOUNTS, seed);
  }

  /**
   * A named world of about the given number of accounts, held in memory; a few hundred thousand
   * accounts at most. The rings and crowds have a least size, so that a world of fewer than 1,000
   * accounts is mostly these.
   *
   * @param accounts at least 300
   * @throws IllegalArgumentException if the name is not among {@link #names()}, or the number of
   *     accounts is too small
   */
  public static World small(String name, int accounts, long seed) {
    if (accounts < 300) {
      throw new IllegalArgumentException("a world needs at least 300 accounts, not " + accounts);
    }
    World world = plan(name, accounts).play(seed);
    return name.equals("bare") ? Bareness.strip(world) : world;
  }

  private static WorldPlan plan(String name, int accounts) {
    Programme programme = new Programme(accounts);
    switch (name) {
      case "demo" -> demo(programme);
      case "plain", "bare" -> programme.allAttacks(Dose.PLAIN).allInnocents();
      case "camouflage" -> programme.allAttacks(new Dose(1, 0.55, 1)).allInnocents();
      case "drip" -> programme.allAttacks(new Dose(0.8, 0.35, 40)).allInnocents();
      case "innocent" -> programme.allInnocents();
      case "victim" -> victim(programme);
      default ->
          throw new IllegalArgumentException("no world is named " + name + "; known: " + names());
    }
    int days = name.equals("demo") ? DEMO_DAYS : DAYS;
    return new WorldPlan(name, days, (int) (accounts * RESIDENTS), programme.parts());
  }

  private static void demo(Programme programme) {
    programme
        .mutualGroups(2, Dose.PLAIN)
        .altMatrices(1, Dose.PLAIN)
        .with(new Friends(6))
        .with(new Friends(5))
        .with(new FanClub(60))
        .with(SharedLine.campus(70))
        .with(new FamilyTablet(3))
        .with(new FlashCrowd(180, 10));
  }

  private static void victim(Programme programme) {
    programme
        .with(new MutualGroup("r1", 24, Dose.PLAIN))
        .with(new Victims("r2", 30, 6, Dose.PLAIN))
        .allInnocents();
  }
}
