package dev.zhenzan.sim.feature;

import dev.zhenzan.core.event.EventColumns;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From how many devices and addresses an account acts, and how crowded they are. */
final class PlaceFeatures {
  private PlaceFeatures() {}

  static List<Feature> of(EventColumns events) {
    Features out = new Features();
    places(out, "devices", events, events.device(), events.entities().devices());
    places(out, "addresses", events, events.address(), events.entities().addresses());
    return out.list();
  }

  private static void places(
      Features out, String what, EventColumns events, int @Nullable [] column, int places) {
    if (column == null) {
      return;
    }
    int accounts = events.entities().accounts();
    double[] distinct = new double[accounts];
    double[] crowd = new double[places];
    LongOpenHashSet known = new LongOpenHashSet();
    for (int row = 0; row < events.size(); row++) {
      if (column[row] >= 0 && known.add((long) events.actor()[row] << 32 | column[row])) {
        distinct[events.actor()[row]]++;
        crowd[column[row]]++;
      }
    }
    double[] shared = new double[accounts];
    double[] used = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (column[row] >= 0) {
        shared[events.actor()[row]] += crowd[column[row]] > 2 ? 1 : 0;
        used[events.actor()[row]]++;
      }
    }
    for (int id = 0; id < accounts; id++) {
      shared[id] /= Math.max(1, used[id]);
    }
    out.add("distinct " + what, distinct);
    out.add("events on crowded " + what + ", share", shared);
  }
}
