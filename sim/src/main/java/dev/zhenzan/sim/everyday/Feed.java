package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One channel's feed: what it shows at a given hour, and how often, by the posts' {@link Appeal} at
 * that hour. A channel keeps one hour at a time, for people read in time order.
 */
final class Feed {
  private final Appeal appeal;

  /** Places in the order of time. */
  private final IntArrayList posts = new IntArrayList();

  private long hour = Long.MIN_VALUE;
  private int first;
  private int shown;
  private double[] sum = new double[16];

  Feed(Appeal appeal) {
    this.appeal = appeal;
  }

  /** Adds a post by its place; posts are added in time order. */
  void add(int place) {
    posts.add(place);
  }

  /** A post as the feed shows it at the time, or null if it is empty then. */
  @Nullable Post show(long time, Dice dice) {
    long wanted = Math.floorDiv(time, Span.HOUR);
    if (wanted != hour) {
      open(wanted);
    }
    if (shown == 0) {
      return null;
    }
    double at = dice.nextDouble() * sum[shown - 1];
    int found = Arrays.binarySearch(sum, 0, shown, at);
    int place = posts.getInt(first + Math.min(shown - 1, found < 0 ? -found - 1 : found + 1));
    return appeal.post(place);
  }

  /** What was too old for one hour stays away in an earlier one, which the next visitor may be in. */
  private void open(long newHour) {
    hour = newHour;
    Appeal.Hour now = appeal.hour(newHour);
    while (first < posts.size() && posts.getInt(first) < now.first()) {
      first++;
    }
    shown = 0;
    double total = 0;
    for (int i = first; i < posts.size() && posts.getInt(i) < now.end(); i++) {
      total += now.weight(posts.getInt(i));
      if (shown == sum.length) {
        sum = Arrays.copyOf(sum, 2 * shown);
      }
      sum[shown++] = total;
    }
  }
}
