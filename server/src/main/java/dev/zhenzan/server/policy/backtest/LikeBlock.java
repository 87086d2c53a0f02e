package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureStore;
import dev.zhenzan.server.policy.feature.Held;
import dev.zhenzan.server.policy.feature.Judged;
import dev.zhenzan.server.policy.feature.LikeView;
import dev.zhenzan.server.policy.feature.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some likes with the values of all features as they were at each: what one thread has gathered in
 * order, several may then ask about.
 */
final class LikeBlock {
  private final List<Feature> features;
  private final Map<Feature, Integer> places = new HashMap<>();
  private final @Nullable Object[][] values;
  private final int[] rows;
  private int size;

  LikeBlock(List<Feature> features, int capacity) {
    this.features = features;
    for (int at = 0; at < features.size(); at++) {
      places.put(features.get(at), at);
    }
    values = new Object[capacity][features.size()];
    rows = new int[capacity];
  }

  void clear() {
    size = 0;
  }

  boolean isFull() {
    return size == rows.length;
  }

  int size() {
    return size;
  }

  int row(int at) {
    return rows[at];
  }

  void add(int row, Event like, FeatureStore store, @Nullable Judged judged, Standing standing) {
    LikeView view = new LikeView(store, like, /* upcoming= */ false, Held.of(judged, standing));
    for (int feature = 0; feature < features.size(); feature++) {
      values[size][feature] = view.value(features.get(feature));
    }
    rows[size++] = row;
  }

  @Nullable Object value(int at, Feature feature) {
    Integer place = places.get(feature);
    return place == null ? null : values[at][place];
  }
}
