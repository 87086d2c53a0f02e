package dev.zhenzan.sim.feature;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;
import java.util.List;

/** When an account likes: bursts, gaps, hours. */
final class RhythmFeatures {
  private static final long[] WINDOWS = {10_000, 60_000, 3_600_000, 6 * 3_600_000L};
  private static final long HOUR_MILLIS = 3_600_000;
  private final Likes likes;
  private final Grouping byAccount;
  private final int accounts;

  private RhythmFeatures(Likes likes) {
    this.likes = likes;
    byAccount = likes.byAccount();
    accounts = byAccount.keys();
  }

  static List<Feature> of(Likes likes) {
    RhythmFeatures features = new RhythmFeatures(likes);
    Features out = new Features();
    for (long window : WINDOWS) {
      out.add("likes in " + window / 1000 + " s, most", features.most(window));
    }
    features.gaps(out);
    features.hours(out);
    return out.list();
  }

  private long time(int at) {
    return likes.time()[byAccount.rows()[at]];
  }

  private double[] most(long millis) {
    double[] most = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      int first = byAccount.start(id);
      for (int last = first; last < byAccount.end(id); last++) {
        while (time(first) <= time(last) - millis) {
          first++;
        }
        most[id] = Math.max(most[id], last - first + 1);
      }
    }
    return most;
  }

  private void gaps(Features out) {
    double[] median = new double[accounts];
    double[] quick = new double[accounts];
    double[] variation = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      int n = Math.max(0, byAccount.size(id) - 1);
      long[] gaps = new long[n];
      for (int i = 0; i < n; i++) {
        gaps[i] = time(byAccount.start(id) + i + 1) - time(byAccount.start(id) + i);
      }
      Arrays.sort(gaps);
      median[id] = n == 0 ? -1 : gaps[n / 2];
      quick[id] = Arrays.stream(gaps).filter(gap -> gap <= 10_000).count() / (n + 1.0);
      variation[id] = variation(Arrays.stream(gaps).filter(gap -> gap < HOUR_MILLIS).toArray());
    }
    out.add("gap between likes, median ms", median);
    out.add("likes within 10 s of the one before, share", quick);
    out.add("variation of gaps under an hour", variation);
  }

  private static double variation(long[] gaps) {
    if (gaps.length < 3) {
      return -1;
    }
    double mean = Arrays.stream(gaps).average().orElse(0);
    double square = Arrays.stream(gaps).mapToDouble(gap -> (gap - mean) * (gap - mean)).sum();
    return StrictMath.sqrt(square / gaps.length) / (mean + 1);
  }

  private void hours(Features out) {
    double[] entropy = new double[accounts];
    double[] night = new double[accounts];
    double[] distinct = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      int[] hours = new int[24];
      long last = Long.MIN_VALUE;
      for (int at = byAccount.start(id); at < byAccount.end(id); at++) {
        long hour = Math.floorDiv(time(at), HOUR_MILLIS);
        hours[(int) Math.floorMod(hour, 24L)]++;
        distinct[id] += hour != last ? 1 : 0;
        last = hour;
      }
      int n = byAccount.size(id);
      for (int hour = 0; hour < 24; hour++) {
        double share = hours[hour] / Math.max(1.0, n);
        entropy[id] -= share == 0 ? 0 : share * StrictMath.log(share);
        night[id] += hour >= 17 && hour < 23 ? share : 0;
      }
    }
    out.add("hours of the day, entropy", entropy);
    out.add("likes between 17 and 23 UTC, share", night);
    out.add("hours with likes", distinct);
  }
}
