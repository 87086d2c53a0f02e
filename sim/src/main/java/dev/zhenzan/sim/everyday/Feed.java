package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One channel's feed: what it shows at a given hour, and how often, by the posts' {@link Appeal} at
 * that hour. People are read in the order in which their visits begin; a long visit reads on into
 * later hours, and the next one begins earlier again, so that a few hours are kept.
 */
final class Feed {
  private static final int PAGES = 4;

  private final Appeal appeal;

  /** Places in the order of time. */
  private final IntArrayList posts = new IntArrayList();

  private final @Nullable Page[] pages = new Page[PAGES];
  private long latest = Long.MIN_VALUE;
  private int first;

  Feed(Appeal appeal) {
    this.appeal = appeal;
  }

  /**
   * What is shown in an hour.
   *
   * @param hour its number
   * @param first the first post that is shown, counted in this feed
   * @param sum of the weights up to each post shown
   */
  private record Page(long hour, int first, double[] sum) {}

  /** Adds a post by its place; posts are added in time order. */
  void add(int place) {
    posts.add(place);
  }

  /** A post as the feed shows it at the time, or null if it is empty then. */
  @Nullable Post show(long time, Dice dice) {
    Page page = page(Math.floorDiv(time, Span.HOUR));
    double[] sum = page.sum;
    if (sum.length == 0) {
      return null;
    }
    double at = dice.nextDouble() * sum[sum.length - 1];
    int found = Arrays.binarySearch(sum, at);
    int shown = Math.min(sum.length - 1, found < 0 ? -found - 1 : found + 1);
    return appeal.post(posts.getInt(page.first + shown));
  }

  /** What was too old for one hour stays away when somebody reads in an earlier one after that. */
  private Page page(long hour) {
    if (hour > latest) {
      latest = hour;
      int oldest = appeal.hour(hour).first();
      while (first < posts.size() && posts.getInt(first) < oldest) {
        first++;
      }
    }
    int at = (int) Math.floorMod(hour, (long) PAGES);
    Page page = pages[at];
    if (page == null || page.hour != hour || page.first != first) {
      page = new Page(hour, first, sums(appeal.hour(hour)));
      pages[at] = page;
    }
    return page;
  }

  private double[] sums(Appeal.Hour hour) {
    int end = first;
    while (end < posts.size() && posts.getInt(end) < hour.end()) {
      end++;
    }
    double[] sum = new double[end - first];
    double total = 0;
    for (int i = 0; i < sum.length; i++) {
      total += hour.weight(posts.getInt(first + i));
      sum[i] = total;
    }
    return sum;
  }
}
