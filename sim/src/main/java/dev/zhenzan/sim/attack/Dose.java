package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Span;

/**
 * How hard and how carefully a ring works.
 *
 * @param strength how much it gives, 1 being usual
 * @param camouflage the share of honest behaviour that brushers mix in, 0…0.95: likes of their own
 *     on other posts, looking before liking, skipping a part of the jobs
 * @param dripHours over how many hours the likes of one job are spread; 0 for all at once
 * @param rotates whether the ring changes its accounts and devices midway
 */
public record Dose(double strength, double camouflage, double dripHours, boolean rotates) {

  /** As most rings work: carelessly. */
  public static final Dose PLAIN = new Dose(1, 0.2, 0, false);

  /** Checks the ranges. */
  public Dose {
    if (!(strength > 0 && camouflage >= 0 && camouflage <= 0.95 && dripHours >= 0)) {
      throw new IllegalArgumentException(
          "strength " + strength + ", camouflage " + camouflage + ", drip " + dripHours + " h");
    }
  }

  /** A ring that keeps its accounts. */
  public Dose(double strength, double camouflage, double dripHours) {
    this(strength, camouflage, dripHours, /* rotates= */ false);
  }

  /** The same, but the ring changes its accounts and devices midway. */
  public Dose rotating() {
    return new Dose(strength, camouflage, dripHours, /* rotates= */ true);
  }

  /** How long after the call one brusher acts, in milliseconds. */
  long lag(double medianMillis, double sigma, Dice dice) {
    double drip = dripHours * Span.HOUR * dice.nextDouble();
    return (long) (dice.logNormal(medianMillis, sigma) + drip);
  }

  /** Whether a brusher who takes a job with the usual probability takes this one. */
  boolean takes(double usual, Dice dice) {
    return dice.chance(Math.min(0.97, usual * strength * (1 - 0.4 * camouflage)));
  }

  /** How many accounts share what usually so many share; the careful buy more devices and lines. */
  int sharing(int usual) {
    return (int) Math.max(1, Math.round(usual * (1 - 0.9 * camouflage)));
  }

  /** The careless manner, or with the camouflage's probability that of a reader. */
  Manner manner(Manner careless, Dice dice) {
    return careless.disguised(camouflage, dice);
  }
}
