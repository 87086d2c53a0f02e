package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The features of one like.
 *
 * @param upcoming whether the store has not taken the like in yet, as at a gate
 * @param judged the last verdict on its account, {@code null} before the first
 * @param standing what is in force on its account
 */
public record LikeView(
    FeatureStore store, Event like, boolean upcoming, @Nullable Judged judged, Standing standing)
    implements FeatureView {

  @Override
  public @Nullable Object value(Feature feature) {
    Object kept = store.value(feature, like, upcoming);
    if (kept != null || !(feature.origin() instanceof Origin.Known)) {
      return kept;
    }
    Object held = judged == null ? null : judged.value(feature.name());
    return held == null ? standing.value(feature.name()) : held;
  }
}
