package dev.zhenzan.core.company;

/**
 * What is believed of fake and genuine likes in one round, by kind of like and by the share of an
 * account's likes that is fake.
 */
final class Law {
  /** The shares of fake likes among a brusher's that are tried. */
  private static final double[] SHARE = {0.03, 0.1, 0.25, 0.5, 0.75, 0.95};

  /** How many there are. */
  static final int SHARES = SHARE.length;

  private static final double[] LOGIT = new double[SHARES];

  static {
    for (int share = 0; share < SHARES; share++) {
      LOGIT[share] = StrictMath.log(SHARE[share] / (1 - SHARE[share]));
    }
  }

  private final double[] nats = new double[Ratios.KINDS];
  private final double[][] gain = new double[Ratios.KINDS][SHARES];
  private final double[][] part = new double[Ratios.KINDS][SHARES];
  private final double[][] gainOfLook = new double[Looks.COUNT][SHARES];
  private final double[][] partOfLook = new double[Looks.COUNT][SHARES];

  Law(Ratios ratios) {
    for (int kind = 0; kind < Ratios.KINDS; kind++) {
      // A like that stands among no suspects and on no suspect's target is no sign of brushing
      // among
      // suspects, however it was given.
      nats[kind] = kind < Looks.COUNT ? Math.min(0, ratios.ln(kind)) : ratios.ln(kind);
      fill(nats[kind], gain[kind], part[kind]);
    }
    for (int look = 0; look < Looks.COUNT; look++) {
      fill(ratios.lnLook(look), gainOfLook[look], partOfLook[look]);
    }
  }

  private static void fill(double ln, double[] gain, double[] part) {
    double ratio = StrictMath.exp(ln);
    for (int share = 0; share < SHARES; share++) {
      gain[share] = StrictMath.log(1 - SHARE[share] + SHARE[share] * ratio);
      part[share] = 1 / (1 + StrictMath.exp(-ln - LOGIT[share]));
    }
  }

  /** The log-likelihood ratio of a like of this kind: fake against genuine. */
  double nats(int kind) {
    return nats[kind];
  }

  /** The same of a brusher's like against another's like, by share. */
  double[] gain(int kind) {
    return gain[kind];
  }

  /** {@link #gain} of the look alone. */
  double[] gainOfLook(int look) {
    return gainOfLook[look];
  }

  /** How likely a brusher's like of this kind is fake. */
  double part(int kind, int share) {
    return part[kind][share];
  }

  /** {@link #part} by the look alone. */
  double partOfLook(int look, int share) {
    return partOfLook[look][share];
  }

  /** The log-odds of a brusher's like of this kind to be fake. */
  double logOdds(int kind, int share) {
    return nats[kind] + LOGIT[share];
  }

  /** How likely a brusher's like of that log-likelihood ratio is fake. */
  static double partAt(double nats, int share) {
    return 1 / (1 + StrictMath.exp(-nats - LOGIT[share]));
  }
}
