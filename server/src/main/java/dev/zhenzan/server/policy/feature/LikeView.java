package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.Event;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of one like.
 *
 * @param upcoming whether the store has not taken the like in yet, as at a gate: then it is counted
 *     as if it had
 */
public record LikeView(FeatureStore store, Event like, boolean upcoming, Held held)
    implements FeatureView {

  private static final Set<String> REPORTED =
      Set.of("event_type", "dwell_ms", "completion", "text_length");

  @Override
  public @Nullable Object value(Feature feature) {
    String name = feature.name();
    if (!(feature.origin() instanceof Origin.Known) || REPORTED.contains(name)) {
      return store.value(feature, like, upcoming);
    }
    if (Standing.holds(name)) {
      return held.standing().value(name);
    }
    Judged judged = held.judged();
    return judged == null ? null : judged.value(name);
  }
}
