package dev.zhenzan.sim.stage;

/**
 * Makes ordinary people.
 *
 * <p>What is believed: appetite and output are heavy-tailed and independent of each other (most
 * read, few write, some like nearly everything); most live in one time zone; one in five uses
 * several devices; fixed lines change their address every week or two for half of the people; a
 * carrier hides many customers behind few addresses. So every single measure that brushing raises
 * is high for some honest people too.
 */
final class Birth {
  private static final int[] ZONES = {480, 480, 480, 480, 480, 480, 480, 540, 420, 60, 0, -300};
  private static final int CARRIERS = 3;
  private static final int ADDRESSES_A_COMMUNITY = 3;

  private Birth() {}

  static Person of(Stage stage, int number, Dice dice) {
    long seed = dice.nextLong();
    return new Person(
        number,
        seed,
        rhythm(dice),
        means(stage, seed, dice),
        taste(stage, dice),
        Profile.genuine(stage.span().start(), dice));
  }

  private static Rhythm rhythm(Dice dice) {
    int zone = ZONES[dice.below(ZONES.length)];
    return new Rhythm(zone + (int) (75 * dice.gauss()));
  }

  private static Means means(Stage stage, long seed, Dice dice) {
    int[] devices = new int[dice.chance(0.8) ? 1 : dice.chance(0.8) ? 2 : 3];
    for (int i = 0; i < devices.length; i++) {
      devices[i] = stage.device();
    }
    int lease = dice.chance(0.5) ? 0 : 4 + dice.below(14);
    long carrier = Dice.hash(stage.seed(), dice.below(CARRIERS));
    int pool = 8 + stage.communities() * ADDRESSES_A_COMMUNITY;
    return new Means(
        seed,
        devices,
        Means.homeAddress(seed),
        lease,
        0.15 + 0.7 * dice.nextDouble(),
        Means.carrierAddress(carrier) & ~0xFFFF,
        Math.min(pool, 0x8000),
        /* office= */ 0);
  }

  private static Taste taste(Stage stage, Dice dice) {
    double rank = dice.nextDouble();
    int community = (int) (stage.communities() * rank * rank);
    double posts = dice.chance(0.55) ? 0.03 : dice.logNormal(0.25, 0.9);
    return new Taste(
        (int) (stage.topics() * dice.nextDouble() * dice.nextDouble()),
        dice.below(stage.topics()),
        community,
        Math.min(150, dice.logNormal(5.5, 1.2)),
        Math.min(0.85, dice.logNormal(0.19, 0.85)),
        Math.min(8, posts),
        Math.min(100, dice.pareto(1.2)));
  }
}
