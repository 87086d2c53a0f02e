package dev.zhenzan.sim.stage;

import dev.zhenzan.sim.stage.Journal.Measures;

/**
 * How a like is given. The manners overlap on purpose: genuine people like from a notification
 * without opening the post, and a careful brusher looks on for a while.
 */
public enum Manner {
  /** Looks, reads, likes. Median 9 s; one in twelve likes from a notification. */
  HUMAN(9_000, 0.9, 0.55, 0.08),
  /** Opens the link, likes, leaves. Median 3.5 s. */
  HASTY(3_500, 0.8, 0.2, 0.1),
  /** Does not open the post in most cases, and looks for a second in the others. */
  BLIND(1_200, 0.7, 0.06, 0.75);

  private final double medianMillis;
  private final double sigma;
  private final double seen;
  private final double unopened;

  Manner(double medianMillis, double sigma, double seen, double unopened) {
    this.medianMillis = medianMillis;
    this.sigma = sigma;
    this.seen = seen;
    this.unopened = unopened;
  }

  /** This manner, or that of a reader with the given probability. */
  public Manner disguised(double probability, Dice dice) {
    return dice.chance(probability) ? HUMAN : this;
  }

  boolean opens(Dice dice) {
    return !dice.chance(unopened);
  }

  Measures look(Dice dice) {
    int dwell = (int) Math.min(20 * Span.MINUTE, dice.logNormal(medianMillis, sigma));
    double share = Math.min(1, dice.logNormal(seen, 0.6));
    return new Measures(dwell, (int) (share * 10_000), Journal.NONE);
  }

  /** What the client reports with a like from a notification: a glance at most. */
  static Measures glance(Dice dice) {
    return new Measures((int) dice.between(150, 1_500), 0, Journal.NONE);
  }
}
