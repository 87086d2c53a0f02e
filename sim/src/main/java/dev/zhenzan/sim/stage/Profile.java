package dev.zhenzan.sim.stage;

/**
 * What the platform shows of an account.
 *
 * @param created when it was made, milliseconds since 1970-01-01T00:00Z
 * @param hasName whether its owner chose a name
 * @param hasAvatar whether it shows a picture
 * @param outsideFriends friends who do not appear in the world
 */
public record Profile(long created, boolean hasName, boolean hasAvatar, int outsideFriends) {

  /**
   * A person's profile: most are filled in and years old, some are bare, some are new.
   *
   * @param now when the world begins
   */
  public static Profile genuine(long now, Dice dice) {
    boolean careless = dice.chance(0.12);
    double ageDays = dice.chance(0.1) ? 1 + 60 * dice.nextDouble() : 60 + 2_200 * dice.nextDouble();
    return new Profile(
        now - (long) (ageDays * Span.DAY),
        dice.chance(careless ? 0.4 : 0.95),
        dice.chance(careless ? 0.3 : 0.85),
        (int) dice.logNormal(careless ? 2 : 12, 1.1));
  }

  /**
   * The profile of an account made or bought for brushing: newer and barer on average, though sold
   * accounts with a past and a picture are common enough.
   */
  public static Profile throwaway(long now, Dice dice) {
    if (dice.chance(0.3)) {
      return genuine(now, dice);
    }
    return new Profile(
        now - (long) ((3 + 120 * dice.nextDouble()) * Span.DAY),
        dice.chance(0.75),
        dice.chance(0.6),
        (int) dice.logNormal(3, 1.1));
  }
}
