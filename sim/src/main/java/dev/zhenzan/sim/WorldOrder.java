package dev.zhenzan.sim;

/**
 * Which world to make. The same order gives the same world.
 *
 * @param name one of {@link Worlds#names()}
 * @param accounts about how many accounts, at least {@link #ACCOUNTS_MIN}
 * @param days how long it lasts, 4…45 days
 * @param seed the one number from which everything in it follows
 */
public record WorldOrder(String name, int accounts, int days, long seed) {
  /** Fewer accounts than this do not hold the rings and crowds. */
  public static final int ACCOUNTS_MIN = 300;

  /** In fewer days nothing repeats, and what does not repeat cannot be found. */
  public static final int DAYS_MIN = 4;

  private static final int DAYS = 14;
  private static final int DEMO_DAYS = 10;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the name is unknown or a number is out of range
   */
  public WorldOrder {
    if (!Worlds.names().contains(name)) {
      throw new IllegalArgumentException(
          "no world is named " + name + "; known: " + String.join(", ", Worlds.names()));
    }
    if (accounts < ACCOUNTS_MIN) {
      throw new IllegalArgumentException(
          "a world needs at least " + ACCOUNTS_MIN + " accounts, not " + accounts);
    }
    if (days < DAYS_MIN || days > 45) {
      throw new IllegalArgumentException("a world lasts 4 to 45 days, not " + days);
    }
  }

  /** A world of the usual length: two weeks, the demonstration ten days. */
  public static WorldOrder of(String name, int accounts, long seed) {
    return new WorldOrder(name, accounts, name.equals("demo") ? DEMO_DAYS : DAYS, seed);
  }

  /** The same world, but longer or shorter. */
  public WorldOrder lasting(int newDays) {
    return new WorldOrder(name, accounts, newDays, seed);
  }
}
