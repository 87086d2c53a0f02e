package dev.zhenzan.core.engine;

/**
 * What an operator may set.
 *
 * @param falseDiscoveryRate the greatest share of wrong flags among the flagged, 0 &lt; rate &lt; 1
 */
public record AuditOptions(double falseDiscoveryRate) {

  /** One wrong flag in a hundred at most. */
  public static final AuditOptions DEFAULTS = new AuditOptions(0.01);

  /** Checks the ranges. */
  public AuditOptions {
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
      throw new IllegalArgumentException(
          "the false-discovery rate must lie between 0 and 1, not " + falseDiscoveryRate);
    }
  }
}
