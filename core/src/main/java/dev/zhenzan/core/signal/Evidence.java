package dev.zhenzan.core.signal;

/** How a probability under the null becomes additive evidence. */
public final class Evidence {
  private static final double LN_HALF = -0.6931471805599453;

  private Evidence() {}

  /**
   * The evidence of an observation this improbable, ≥ 0 and capped.
   *
   * @param lnP natural log of the probability under the null, ≤ 0
   * @param capNats the most that this kind of signal may say
   * @return a log-likelihood ratio in millinats
   */
  public static int of(double lnP, double capNats) {
    return millinats(LN_HALF - lnP / 2, capNats);
  }

  /** Nats as millinats, not below zero and not above the cap. */
  public static int millinats(double nats, double capNats) {
    return (int) Math.round(1000 * Math.max(0, Math.min(nats, capNats)));
  }
}
