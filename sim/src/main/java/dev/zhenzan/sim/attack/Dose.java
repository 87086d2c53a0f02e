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
 * @param renewal how the ring comes to new accounts and devices
 */
public record Dose(double strength, double camouflage, double dripHours, Renewal renewal) {

  /** As most rings work: carelessly. */
  public static final Dose PLAIN = new Dose(1, 0.2, 0);

  /** How a ring comes to new accounts and devices. */
  public enum Renewal {
    /** It keeps those that it has. */
    NEVER,
    /** It changes all of them midway. */
    ROTATES,
    /**
     * It reads the verdicts that the platform publishes: it gives flagged accounts up for spare
     * ones, spreads its jobs, and disguises itself the better the more of it is flagged.
     */
    ADAPTS
  }

  /** Checks the ranges. */
  public Dose {
    if (!(strength > 0 && camouflage >= 0 && camouflage <= 0.95 && dripHours >= 0)) {
      throw new IllegalArgumentException(
          "strength " + strength + ", camouflage " + camouflage + ", drip " + dripHours + " h");
    }
  }

  /** A ring that keeps its accounts. */
  public Dose(double strength, double camouflage, double dripHours) {
    this(strength, camouflage, dripHours, Renewal.NEVER);
  }

  /** The same, but the ring changes its accounts and devices midway. */
  public Dose rotating() {
    return new Dose(strength, camouflage, dripHours, Renewal.ROTATES);
  }

  /** The same, but the ring plans anew whenever verdicts are published. */
  public Dose adapting() {
    return new Dose(strength, camouflage, dripHours, Renewal.ADAPTS);
  }

  boolean rotates() {
    return renewal == Renewal.ROTATES;
  }

  boolean adapts() {
    return renewal == Renewal.ADAPTS;
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

  /**
   * The careless manner, or with the camouflage's probability that of a reader.
   *
   * @param alarm how much more care is taken, 0…1
   */
  Manner manner(Manner careless, double alarm, Dice dice) {
    return careless.disguised(camouflage + (0.9 - camouflage) * alarm, dice);
  }
}
