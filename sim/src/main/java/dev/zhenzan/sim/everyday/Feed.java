package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel's feed: what it shows at a given hour, and how often.
 *
 * <p>A post is shown by appeal and freshness. Now and then an editor or an algorithm pushes it for
 * an hour, and one in four hundred goes viral for half a day; so likes on honest posts come in
 * bursts, from people who do not know each other. A channel keeps one hour at a time, for people
 * read in time order.
 */
final class Feed {
  private static final long WINDOW = 40 * Span.HOUR;
  private static final double FADE_HOURS = 9;
  private static final double[] FRESHNESS_BY_MINUTE = freshness();
  private static final double PUSHED_AN_HOUR = 0.02;
  private static final double PUSH = 14;
  private static final double GOES_VIRAL = 0.0025;
  private static final double VIRAL = 60;

  private final List<Post> posts = new ArrayList<>();
  private long hour = Long.MIN_VALUE;
  private int first;
  private int shown;
  private double[] sum = new double[16];

  private static double[] freshness() {
    double[] table = new double[(int) (WINDOW / Span.MINUTE) + 1];
    for (int minute = 0; minute < table.length; minute++) {
      table[minute] = StrictMath.exp(-minute / 60.0 / FADE_HOURS);
    }
    return table;
  }

  /** Adds a post; posts are added in time order. */
  void add(Post post) {
    posts.add(post);
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
    return posts.get(first + Math.min(shown - 1, found < 0 ? -found - 1 : found + 1));
  }

  private void open(long newHour) {
    hour = newHour;
    long now = hour * Span.HOUR;
    while (first < posts.size() && posts.get(first).time() < now - WINDOW) {
      first++;
    }
    shown = 0;
    double total = 0;
    for (int i = first; i < posts.size() && posts.get(i).time() < now; i++) {
      total += weight(posts.get(i), now);
      if (shown == sum.length) {
        sum = Arrays.copyOf(sum, 2 * shown);
      }
      sum[shown++] = total;
    }
  }

  private static double weight(Post post, long now) {
    double ageHours = (double) (now - post.time()) / Span.HOUR;
    double weight = post.appeal() * FRESHNESS_BY_MINUTE[(int) (60 * ageHours)];
    long key = Dice.hash(post.time(), post.number());
    if (Dice.share(key, now) < PUSHED_AN_HOUR) {
      weight *= PUSH;
    }
    if (Dice.share(key, 1) < GOES_VIRAL) {
      double sinceOutbreak = ageHours - 12 * Dice.share(key, 2);
      weight += sinceOutbreak < 0 ? 0 : VIRAL * StrictMath.exp(-sinceOutbreak / 3);
    }
    return weight;
  }
}
