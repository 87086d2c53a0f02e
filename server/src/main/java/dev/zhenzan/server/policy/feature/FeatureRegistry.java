package dev.zhenzan.server.policy.feature;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All features by name: those that need no declaration, then those that files declare. */
public final class FeatureRegistry {
  private final Map<String, Feature> byName = new LinkedHashMap<>();

  /** Those that need no declaration. */
  public FeatureRegistry() {
    BuiltIn.all().forEach(feature -> byName.put(feature.name(), feature));
  }

  /**
   * Adds one that a file declares; the same again changes nothing.
   *
   * @return the other one that has the name already, or {@code null}
   */
  @Nullable Feature declare(Feature feature) {
    Feature there = byName.putIfAbsent(feature.name(), feature);
    return there == null || there.equals(feature) ? null : there;
  }

  /** The feature of a name, or {@code null}. */
  public @Nullable Feature find(String name) {
    return byName.get(name);
  }

  /** All names, those that need no declaration first. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** All features in the order of {@link #names}. */
  public Collection<Feature> all() {
    return List.copyOf(byName.values());
  }

  /** Those known where it is looked. */
  public List<Feature> on(On on) {
    return byName.values().stream().filter(feature -> feature.on().contains(on)).toList();
  }
}
