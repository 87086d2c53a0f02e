package dev.zhenzan.server.privacy;

/**
 * How what names people is kept.
 *
 * @param keepPlaces whether devices and addresses are kept as they are reported, and not as hashes
 * @param retention for how long what is kept
 */
public record PrivacyOptions(boolean keepPlaces, Retain retention) {
  /** Hashes; and what is usual for how long. */
  public static final PrivacyOptions DEFAULTS = new PrivacyOptions(false, Retain.DEFAULTS);
}
