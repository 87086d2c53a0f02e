package dev.zhenzan.core.verdict;

import dev.zhenzan.core.signal.SignalKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Holds each kind of signal to what the log at hand bears out: how much more often accounts that
 * everything else speaks against show it than accounts that nothing else speaks against.
 */
final class Calibration {
  // The evidence of a signal comes from its null alone; whether brushers show it more often than
  // the public is another question, and only the log can answer it. With the suspicion s of a first
  // judgement, taken without the kind in question, the share of the suspects in a band of values,
  // Σ s / S, against that of the others, Σ (1 − s) / R, is the likelihood ratio that the log bears
  // out, as in the latent class model of record linkage [1]. It can only take back, never add: the
  // signal's own evidence is the most it may say. PRIOR_SUSPECTS suspects are believed beforehand
  // to show it at the square root of what the signal claims, so that a log without suspects halves
  // every claim.
  //
  // Left out: the full iteration to a fixed point; one step from the signals' own claims is used,
  // since a second step would let the signals that agree with one another vote each other in.
  //
  // [1] Fellegi and Sunter, A theory for record linkage, JASA 64(328), 1969.

  private static final int[] BANDS = {250, 500, 1_000, 1_500, 2_000, 3_000, 4_000};
  private static final double PRIOR_SUSPECTS = 20;

  /**
   * Acting together is weighed against the whole log already, and is what suspects are known by.
   */
  private static final Set<SignalKind> WEIGHED_ELSEWHERE =
      EnumSet.of(SignalKind.LOCKSTEP, SignalKind.RING);

  private Calibration() {}

  /** Takes back, in place, what the log does not bear out. */
  static void apply(int[][] contributions, int[] likesOfAccount, Verdicts before) {
    for (SignalKind kind : SignalKind.values()) {
      if (!WEIGHED_ELSEWHERE.contains(kind)) {
        apply(kind, contributions[kind.ordinal()], likesOfAccount, before);
      }
    }
  }

  private static void apply(
      SignalKind kind, int[] millinats, int[] likesOfAccount, Verdicts before) {
    long[] suspects = new long[BANDS.length + 1];
    long[] others = new long[BANDS.length + 1];
    long[] claims = new long[BANDS.length + 1];
    long[] accounts = new long[BANDS.length + 1];
    long allSuspects = 0;
    long all = 0;
    for (int account = 0; account < millinats.length; account++) {
      if (likesOfAccount[account] > 0) {
        int rest = before.millinats()[account] - before.contribution(kind, account);
        long suspicion = rest < 0 ? 0 : Math.round(1e6 / (1 + StrictMath.exp(-rest / 1e3)));
        allSuspects += suspicion;
        all += 1_000_000;
        if (millinats[account] > 0) {
          int band = band(millinats[account]);
          suspects[band] += suspicion;
          others[band] += 1_000_000 - suspicion;
          claims[band] += millinats[account];
          accounts[band]++;
        }
      }
    }
    double[] kept = new double[BANDS.length + 1];
    for (int band = 0; band < kept.length; band++) {
      if (accounts[band] > 0) {
        double claim = claims[band] / 1000.0 / accounts[band];
        kept[band] = kept(suspects[band], others[band], allSuspects, all - allSuspects, claim);
      }
    }
    for (int account = 0; account < millinats.length; account++) {
      if (millinats[account] > 0) {
        millinats[account] = (int) Math.round(millinats[account] * kept[band(millinats[account])]);
      }
    }
  }

  /** The share of a claim that is borne out, 0…1. */
  private static double kept(
      long suspects, long others, long allSuspects, long allOthers, double claim) {
    double shareOfOthers = (others + 1e6) / (allOthers + 1e6);
    double shareOfSuspects =
        (suspects / 1e6 + PRIOR_SUSPECTS * shareOfOthers * StrictMath.exp(claim / 2))
            / (allSuspects / 1e6 + PRIOR_SUSPECTS);
    double borneOut = StrictMath.log(shareOfSuspects / shareOfOthers);
    return Math.max(0, Math.min(1, borneOut / claim));
  }

  private static int band(int millinats) {
    int band = 0;
    while (band < BANDS.length && millinats >= BANDS[band]) {
      band++;
    }
    return band;
  }
}
