package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How strongly every post draws at an hour, in whichever channel it is shown.
 *
 * <p>A post is shown by appeal and freshness. Now and then an editor or an algorithm pushes it for
 * an hour, and one in four hundred goes viral for half a day; so likes on honest posts come in
 * bursts, from people who do not know each other.
 *
 * <p>Posts go by their place in the order of time. Each is weighed once an hour for all channels:
 * the cost is the posts of forty hours, every hour, which is linear in the people. What a weight
 * needs lies in columns, as a walk over so many objects would wait for memory.
 */
final class Appeal {
  private static final long WINDOW = 40 * Span.HOUR;
  private static final double FADE_HOURS = 9;
  private static final double[] FRESHNESS_BY_MINUTE = freshness();
  private static final double PUSHED_AN_HOUR = 0.02;
  private static final double PUSH = 14;
  private static final double GOES_VIRAL = 0.0025;
  private static final double VIRAL = 60;

  /** A long visit reads on into later hours, and the next one begins earlier again. */
  private static final int HOURS_KEPT = 8;

  private final List<Post> posts;
  private final long[] time;
  private final double[] appeal;
  private final long[] key;

  /** Hours from publication to the outbreak; infinite for those that never go viral. */
  private final double[] outbreakHours;

  private final @Nullable Hour[] hours = new Hour[HOURS_KEPT];

  /** Of posts in the order of time. */
  Appeal(List<Post> inOrder) {
    posts = inOrder;
    int size = inOrder.size();
    time = new long[size];
    appeal = new double[size];
    key = new long[size];
    outbreakHours = new double[size];
    for (int place = 0; place < size; place++) {
      Post post = inOrder.get(place);
      time[place] = post.time();
      appeal[place] = post.appeal();
      key[place] = Dice.hash(post.time(), post.number());
      boolean viral = Dice.share(key[place], 1) < GOES_VIRAL;
      outbreakHours[place] = viral ? 12 * Dice.share(key[place], 2) : Double.POSITIVE_INFINITY;
    }
  }

  private static double[] freshness() {
    double[] table = new double[(int) (WINDOW / Span.MINUTE) + 1];
    for (int minute = 0; minute < table.length; minute++) {
      table[minute] = StrictMath.exp(-minute / 60.0 / FADE_HOURS);
    }
    return table;
  }

  /**
   * What is shown in one hour.
   *
   * @param number hours since 1970-01-01T00:00Z
   * @param first the place of the first post that is not too old
   * @param end the place after the last one that is there
   * @param weight by place, counted from the first
   */
  record Hour(long number, int first, int end, double[] weight) {
    double weight(int place) {
      return weight[place - first];
    }
  }

  /** The hour of that number. */
  Hour hour(long number) {
    int at = (int) Math.floorMod(number, (long) HOURS_KEPT);
    Hour kept = hours[at];
    if (kept == null || kept.number != number) {
      kept = weigh(number);
      hours[at] = kept;
    }
    return kept;
  }

  private Hour weigh(long number) {
    long now = number * Span.HOUR;
    int first = firstSince(now - WINDOW);
    int end = firstSince(now);
    double[] weight = new double[end - first];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = weigh(first + i, now);
    }
    return new Hour(number, first, end, weight);
  }

  /** The place of the first post that is not earlier than the time. */
  private int firstSince(long since) {
    int low = 0;
    int high = time.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] < since) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double weigh(int place, long now) {
    double ageHours = (double) (now - time[place]) / Span.HOUR;
    double weight = appeal[place] * FRESHNESS_BY_MINUTE[(int) (60 * ageHours)];
    if (Dice.share(key[place], now) < PUSHED_AN_HOUR) {
      weight *= PUSH;
    }
    double sinceOutbreak = ageHours - outbreakHours[place];
    return sinceOutbreak < 0 ? weight : weight + VIRAL * StrictMath.exp(-sinceOutbreak / 3);
  }

  Post post(int place) {
    return posts.get(place);
  }
}
