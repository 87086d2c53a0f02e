package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.Event;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a closing looks at: of each feature that an account's own events move, the greatest value
 * since the last closing. 16 bytes and 8 a feature for each account active since.
 */
public final class Peaks {
  private final FeatureStore store;
  private final List<Feature> features;
  private final Long2ObjectOpenHashMap<double[]> peaks = new Long2ObjectOpenHashMap<>();

  /** Of the features among those in use that have peaks. */
  public Peaks(FeatureStore store, Collection<Feature> used) {
    this.store = store;
    features =
        used.stream()
            .filter(each -> each.on().contains(On.CLOSING))
            .filter(each -> !(each.origin() instanceof Origin.Known))
            .distinct()
            .toList();
  }

  /** Looks at an event that the store has just taken in. */
  public void look(Event event) {
    if (features.isEmpty()) {
      return;
    }
    double[] peak = peaks.get(event.actor());
    if (peak == null) {
      peak = new double[features.size()];
      Arrays.fill(peak, Double.NaN);
      peaks.put(event.actor(), peak);
    }
    for (int at = 0; at < peak.length; at++) {
      Object value = store.value(features.get(at), event, /* upcoming= */ false);
      if (value instanceof Number number && !(peak[at] >= number.doubleValue())) {
        peak[at] = number.doubleValue();
      }
    }
  }

  /** Begins the next epoch. */
  public void clear() {
    peaks.clear();
  }

  /** The features of one account at a closing; peaks of one that did nothing are not known. */
  public FeatureView view(long account, @Nullable Judged judged, Standing standing) {
    double @Nullable [] peak = peaks.get(account);
    return feature -> {
      int at = features.indexOf(feature);
      if (at >= 0) {
        return peak == null || Double.isNaN(peak[at]) ? null : typed(feature, peak[at]);
      }
      Object held = judged == null ? null : judged.value(feature.name());
      return held == null ? standing.value(feature.name()) : held;
    };
  }

  private static Object typed(Feature feature, double value) {
    return feature.type() == FeatureType.WHOLE ? (Object) (long) value : (Object) value;
  }
}
