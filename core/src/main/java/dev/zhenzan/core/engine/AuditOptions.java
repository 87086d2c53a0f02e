package dev.zhenzan.core.engine;

/**
 * What an operator may set.
 *
 * @param threads how many threads may work, at least 1; the result does not depend on it
 * @param falseDiscoveryRate the greatest share of wrong flags among the flagged, 0 &lt; rate &lt; 1
 */
public record AuditOptions(int threads, double falseDiscoveryRate) {

  /** Checks the ranges. */
  public AuditOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
      throw new IllegalArgumentException(
          "the false-discovery rate must lie between 0 and 1, not " + falseDiscoveryRate);
    }
  }

  /** All processors given, one wrong flag in a hundred at most. */
  public static AuditOptions defaults(int threads) {
    return new AuditOptions(threads, 0.01);
  }
}
