package dev.zhenzan.sim.feature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects those features that could be computed. */
final class Features {
  private final List<Feature> list = new ArrayList<>();

  void add(String name, double @Nullable [] values) {
    if (values != null) {
      list.add(new Feature(name, values));
    }
  }

  List<Feature> list() {
    return List.copyOf(list);
  }
}
