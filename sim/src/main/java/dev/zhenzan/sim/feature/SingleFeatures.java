package dev.zhenzan.sim.feature;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features that come to mind first, each of an account alone or of what it shares.
 *
 * <p>Made for measuring worlds; a pass or two over the columns each, no care for speed.
 */
public final class SingleFeatures {
  private static final long TEN_MINUTES = 600_000;
  private static final long DAY = 86_400_000;
  private final EventColumns events;
  private final int accounts;

  private SingleFeatures(EventColumns events) {
    this.events = events;
    this.accounts = events.entities().accounts();
  }

  /** All features of all accounts; those whose columns are missing are left out. */
  public static List<Feature> of(EventColumns events, Profiles profiles) {
    SingleFeatures features = new SingleFeatures(events);
    double[] likes = features.count(EventType.LIKE);
    double[] views = features.count(EventType.VIEW);
    Features out = new Features();
    out.add("likes", likes);
    out.add("views", views);
    out.add("likes per view", ratio(likes, views));
    out.add("comments per like", ratio(features.count(EventType.COMMENT), likes));
    out.add("likes without a view, share", ratio(features.unseen(), likes));
    out.add("dwell of likes, mean ms", ratio(features.dwell(), likes));
    out.add("likes received", features.received());
    out.add("likes returned, share", ratio(features.returned(), likes));
    out.add("likes in 10 minutes, most", features.most(TEN_MINUTES));
    out.add("likes in a day, most", features.most(DAY));
    out.add("accounts on a device, most", features.sharing(events.device()));
    out.add("accounts on an address, most", features.sharing(events.address()));
    out.add("friends", numbers(profiles.friends()));
    out.add("created, ms", numbers(profiles.created()));
    return out.list();
  }

  private double[] count(EventType type) {
    double[] counts = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      counts[events.actor()[row]] += events.type()[row] == type.ordinal() ? 1 : 0;
    }
    return counts;
  }

  private boolean isLike(int row) {
    return events.type()[row] == EventType.LIKE.ordinal();
  }

  private static double @Nullable [] ratio(double @Nullable [] part, double[] whole) {
    if (part == null) {
      return null;
    }
    double[] ratio = new double[whole.length];
    for (int id = 0; id < ratio.length; id++) {
      ratio[id] = part[id] / (whole[id] + 1);
    }
    return ratio;
  }

  private double[] unseen() {
    LongOpenHashSet seen = new LongOpenHashSet();
    double[] unseen = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      long pair = (long) events.actor()[row] << 32 | events.target()[row];
      if (events.type()[row] == EventType.VIEW.ordinal()) {
        seen.add(pair);
      } else if (isLike(row) && !seen.contains(pair)) {
        unseen[events.actor()[row]]++;
      }
    }
    return unseen;
  }

  private double @Nullable [] dwell() {
    int[] dwell = events.dwellMillis();
    if (dwell == null) {
      return null;
    }
    double[] sum = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      sum[events.actor()[row]] += isLike(row) ? Math.max(0, dwell[row]) : 0;
    }
    return sum;
  }

  private double @Nullable [] received() {
    int[] owner = events.owner();
    if (owner == null) {
      return null;
    }
    double[] received = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (isLike(row) && owner[row] >= 0) {
        received[owner[row]]++;
      }
    }
    return received;
  }

  private double @Nullable [] returned() {
    int[] owner = events.owner();
    if (owner == null) {
      return null;
    }
    LongOpenHashSet given = new LongOpenHashSet();
    for (int row = 0; row < events.size(); row++) {
      if (isLike(row)) {
        given.add((long) events.actor()[row] << 32 | owner[row]);
      }
    }
    double[] returned = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (isLike(row) && given.contains((long) owner[row] << 32 | events.actor()[row])) {
        returned[events.actor()[row]]++;
      }
    }
    return returned;
  }

  /** The most likes of each account in any stretch of the given length. */
  private double[] most(long millis) {
    int[][] rows = likesByAccount();
    double[] most = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      int first = 0;
      for (int last = 0; last < rows[id].length; last++) {
        while (events.time()[rows[id][first]] <= events.time()[rows[id][last]] - millis) {
          first++;
        }
        most[id] = Math.max(most[id], last - first + 1);
      }
    }
    return most;
  }

  private int[][] likesByAccount() {
    double[] counts = count(EventType.LIKE);
    int[][] rows = new int[accounts][];
    Arrays.setAll(rows, id -> new int[(int) counts[id]]);
    int[] used = new int[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (isLike(row)) {
        int id = events.actor()[row];
        rows[id][used[id]++] = row;
      }
    }
    return rows;
  }

  /** On the most shared device or address of each account, how many accounts there are. */
  private double @Nullable [] sharing(int @Nullable [] column) {
    if (column == null) {
      return null;
    }
    int[] crowd = new int[Arrays.stream(column, 0, events.size()).max().orElse(0) + 1];
    LongOpenHashSet known = new LongOpenHashSet();
    for (int row = 0; row < events.size(); row++) {
      if (column[row] >= 0 && known.add((long) events.actor()[row] << 32 | column[row])) {
        crowd[column[row]]++;
      }
    }
    double[] most = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      if (column[row] >= 0) {
        int id = events.actor()[row];
        most[id] = Math.max(most[id], crowd[column[row]]);
      }
    }
    return most;
  }

  private static double @Nullable [] numbers(int @Nullable [] column) {
    return column == null ? null : Arrays.stream(column).asDoubleStream().toArray();
  }

  private static double @Nullable [] numbers(long @Nullable [] column) {
    return column == null ? null : Arrays.stream(column).asDoubleStream().toArray();
  }
}
