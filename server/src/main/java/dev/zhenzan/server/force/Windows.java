package dev.zhenzan.server.force;

import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.server.book.Replay;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureStore;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.Judged;
import dev.zhenzan.server.policy.feature.Origin;
import dev.zhenzan.server.policy.feature.Peaks;
import dev.zhenzan.server.policy.feature.Standing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The windowed features of a closing: the peaks of an epoch, played from the log when asked for.
 */
final class Windows {
  /** No policy asks for any. */
  static final Windows NONE =
      new Windows(new Peaks(new FeatureStore(List.of()), List.of()), Map.of());

  private final Peaks peaks;
  private final Map<String, Integer> ids;

  private Windows(Peaks peaks, Map<String, Integer> ids) {
    this.peaks = peaks;
    this.ids = ids;
  }

  /** Whether any feature has to be counted, rather than looked up. */
  static boolean needed(Collection<Feature> features) {
    return features.stream().anyMatch(each -> !(each.origin() instanceof Origin.Known));
  }

  /**
   * Plays the log.
   *
   * @param sinceMillis peaks are of events after this
   */
  static Windows over(Replay replay, Collection<Feature> features, long sinceMillis) {
    FeatureStore store = new FeatureStore(features);
    Peaks peaks = new Peaks(store, features);
    EventCursor cursor = replay.events().cursor();
    for (int row = 0; row < replay.events().size(); row++) {
      cursor.at(row);
      store.add(cursor);
      if (cursor.time() > sinceMillis) {
        peaks.look(cursor);
      }
      if ((row & 0xFFFF) == 0) {
        store.advance(cursor.time());
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < replay.events().entities().accounts(); id++) {
      ids.put(replay.account().apply(id), id);
    }
    return new Windows(peaks, ids);
  }

  FeatureView view(String account, Judged judged, Standing standing) {
    return peaks.view(ids.getOrDefault(account, -1), judged, standing);
  }
}
