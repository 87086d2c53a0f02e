package dev.zhenzan.sim.feature;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an account does besides liking, and how it looks at what it likes. */
final class ActivityFeatures {
  private static final long DAY_MILLIS = 86_400_000;
  private final EventColumns events;
  private final int accounts;
  private final double[] likes;

  private ActivityFeatures(EventColumns events, Likes given) {
    this.events = events;
    accounts = events.entities().accounts();
    likes = new double[accounts];
    Arrays.setAll(likes, given.byAccount()::size);
  }

  static List<Feature> of(EventColumns events, Likes likes) {
    ActivityFeatures features = new ActivityFeatures(events, likes);
    Features out = new Features();
    for (EventType type : EventType.values()) {
      if (type != EventType.LIKE && events.has(type)) {
        String name = type.name().toLowerCase(Locale.ROOT);
        double[] count = features.count(type);
        out.add(name + " events", count);
        out.add(name + " events per like", features.perLike(count));
      }
    }
    out.add("days active", features.days());
    int[] dwell = events.dwellMillis();
    if (dwell != null) {
      features.looks(out, "dwell of likes, ms", dwell);
    }
    short[] completion = events.completion();
    if (completion != null) {
      int[] wide = new int[events.size()];
      Arrays.setAll(wide, row -> completion[row]);
      features.looks(out, "completion of likes, bp", wide);
    }
    return out.list();
  }

  private double[] count(EventType type) {
    double[] counts = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      counts[events.actor()[row]] += events.type()[row] == type.ordinal() ? 1 : 0;
    }
    return counts;
  }

  private double[] perLike(double[] count) {
    double[] ratio = new double[accounts];
    Arrays.setAll(ratio, id -> count[id] / (likes[id] + 1));
    return ratio;
  }

  private double[] days() {
    double[] days = new double[accounts];
    long[] last = new long[accounts];
    Arrays.fill(last, Long.MIN_VALUE);
    for (int row = 0; row < events.size(); row++) {
      int actor = events.actor()[row];
      long day = Math.floorDiv(events.time()[row], DAY_MILLIS);
      days[actor] += day != last[actor] ? 1 : 0;
      last[actor] = day;
    }
    return days;
  }

  /** Least, quarter, median, three quarters and share known of a column over an account's likes. */
  private void looks(Features out, String name, int[] column) {
    int[][] values = new int[accounts][0];
    int[] sizes = new int[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (events.type()[row] == EventType.LIKE.ordinal() && column[row] >= 0) {
        int id = events.actor()[row];
        if (values[id].length == sizes[id]) {
          values[id] = Arrays.copyOf(values[id], 4 + 2 * sizes[id]);
        }
        values[id][sizes[id]++] = column[row];
      }
    }
    double[][] quarters = new double[4][accounts];
    double[] known = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      Arrays.sort(values[id], 0, sizes[id]);
      known[id] = sizes[id] / (likes[id] + 1);
      for (int quarter = 0; quarter < 4; quarter++) {
        int at = (sizes[id] - 1) * quarter / 4;
        quarters[quarter][id] = sizes[id] == 0 ? -1 : values[id][at];
      }
    }
    for (int quarter = 0; quarter < 4; quarter++) {
      out.add(name + ", quarter " + quarter, quarters[quarter]);
    }
    out.add(name + ", share known", known);
  }
}
