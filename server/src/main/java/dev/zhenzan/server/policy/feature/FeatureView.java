package dev.zhenzan.server.policy.feature;

import org.jspecify.annotations.Nullable;

/** The values of features for one like or one account, asked for one by one as they are needed. */
@FunctionalInterface
public interface FeatureView {

  /**
   * The value of a feature, of the class that {@link FeatureType} says; {@code null} where it is
   * not known. An evaluation asks at most once.
   */
  @Nullable Object value(Feature feature);
}
