package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.signal.SignalKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last verdict on an account.
 *
 * @param suspicion 0…1
 * @param action in lower case
 * @param ringKind in lower case, empty for none
 * @param likesGiven likes that stood then
 * @param contributions millinats by the ordinal of the {@link SignalKind}
 */
public record Judged(
    double suspicion,
    boolean flagged,
    String action,
    String ringKind,
    int ringSize,
    long likesGiven,
    int[] contributions) {

  /** The value of a feature of verdicts, {@code null} for any other. */
  @Nullable Object value(String feature) {
    return switch (feature) {
      case "suspicion" -> suspicion;
      case "flagged" -> flagged;
      case "action" -> action;
      case "ring_kind" -> ringKind;
      case "ring_size" -> (long) ringSize;
      case "likes_given" -> likesGiven;
      default -> feature.startsWith(BuiltIn.SIGNAL) ? signal(feature) : null;
    };
  }

  private Object signal(String feature) {
    String name = feature.substring(BuiltIn.SIGNAL.length()).toUpperCase(Locale.ROOT);
    return (long) contributions[SignalKind.valueOf(name).ordinal()];
  }
}
