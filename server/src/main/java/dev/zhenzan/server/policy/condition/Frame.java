package dev.zhenzan.server.policy.condition;

import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureView;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one evaluation: each feature is asked for at most once, when a condition first
 * needs it. Used again for the next evaluation; one frame, one thread.
 */
public final class Frame {
  private static final byte NEW = 0;
  private static final byte KNOWN = 1;
  private static final byte UNKNOWN = 2;
  private static final FeatureView NOTHING = feature -> null;

  private final Feature[] features;
  private final byte[] state;
  private final long[] whole;
  private final double[] real;
  private final @Nullable Object[] value;
  private FeatureView view = NOTHING;

  /** Set by a number or text that cannot be told; whoever asked for it looks and takes it back. */
  boolean failed;

  /** For conditions that were compiled against these features in this order. */
  public Frame(List<Feature> features) {
    this.features = features.toArray(Feature[]::new);
    state = new byte[this.features.length];
    whole = new long[this.features.length];
    real = new double[this.features.length];
    value = new Object[this.features.length];
  }

  /** Begins an evaluation. */
  public Frame open(FeatureView newView) {
    view = newView;
    Arrays.fill(state, NEW);
    failed = false;
    return this;
  }

  boolean known(int slot) {
    if (state[slot] == NEW) {
      read(slot);
    }
    return state[slot] == KNOWN;
  }

  private void read(int slot) {
    Object read = view.value(features[slot]);
    value[slot] = read;
    state[slot] = read == null ? UNKNOWN : KNOWN;
    if (read instanceof Long number) {
      whole[slot] = number;
    } else if (read instanceof Double number) {
      real[slot] = number;
      state[slot] = number.isNaN() ? UNKNOWN : KNOWN;
    } else if (read instanceof Boolean truth) {
      whole[slot] = truth ? Truth.YES : Truth.NO;
    }
  }

  long whole(int slot) {
    failed |= !known(slot);
    return whole[slot];
  }

  double real(int slot) {
    failed |= !known(slot);
    return real[slot];
  }

  int truth(int slot) {
    return known(slot) ? (int) whole[slot] : Truth.UNKNOWN;
  }

  @Nullable Object object(int slot) {
    boolean known = known(slot);
    failed |= !known;
    return known ? value[slot] : null;
  }

  /** The value of a feature by its place, {@code null} where it is not known. */
  public @Nullable Object value(int slot) {
    return known(slot) ? value[slot] : null;
  }

  /** Whether something failed since this was last asked. */
  boolean takeFailed() {
    boolean was = failed;
    failed = false;
    return was;
  }
}
