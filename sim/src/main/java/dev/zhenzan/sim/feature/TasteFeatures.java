package dev.zhenzan.sim.feature;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;

/** What an account likes: how popular, how new, how crowded at that moment, whose, and where. */
final class TasteFeatures {
  private static final long HOUR_MILLIS = 3_600_000;
  private final EventColumns events;
  private final Likes likes;
  private final int accounts;

  private TasteFeatures(EventColumns events, Likes likes) {
    this.events = events;
    this.likes = likes;
    accounts = events.entities().accounts();
  }

  static List<Feature> of(EventColumns events, Likes likes) {
    TasteFeatures features = new TasteFeatures(events, likes);
    Features out = new Features();
    features.moments(out);
    features.owners(out);
    features.communities(out);
    return out.list();
  }

  /** By like, among the likes of its target: popularity, rank, age, crowd of the hour around it. */
  private void moments(Features out) {
    int[] target = likes.target();
    long[] born = new long[likes.byTarget().keys()];
    Arrays.fill(born, Long.MAX_VALUE);
    for (int row = 0; row < events.size(); row++) {
      int of = events.target()[row];
      born[of] = Math.min(born[of], events.time()[row]);
    }
    double[] popularity = new double[likes.size()];
    double[] rank = new double[likes.size()];
    double[] age = new double[likes.size()];
    double[] crowd = new double[likes.size()];
    Grouping byTarget = likes.byTarget();
    for (int id = 0; id < byTarget.keys(); id++) {
      int n = byTarget.size(id);
      int low = byTarget.start(id);
      int high = low;
      for (int at = byTarget.start(id); at < byTarget.end(id); at++) {
        int like = byTarget.rows()[at];
        long time = likes.time()[like];
        while (likes.time()[byTarget.rows()[low]] < time - HOUR_MILLIS / 2) {
          low++;
        }
        while (high < byTarget.end(id)
            && likes.time()[byTarget.rows()[high]] <= time + HOUR_MILLIS / 2) {
          high++;
        }
        popularity[like] = StrictMath.log(n);
        rank[like] = (at - byTarget.start(id) + 0.5) / n;
        age[like] = StrictMath.log(1 + time - born[target[like]]);
        crowd[like] = (high - low) / (double) n;
      }
    }
    means(out, "popularity of what it likes, log", popularity);
    means(out, "rank among the likers", rank);
    means(out, "age of what it likes, log ms", age);
    means(out, "share of the target's likes within half an hour", crowd);
    double[] small = new double[likes.size()];
    Arrays.setAll(small, like -> popularity[like] < StrictMath.log(6) ? 1 : 0);
    means(out, "targets with at most 5 likes", small);
  }

  private void means(Features out, String name, double[] ofLike) {
    double[] mean = new double[accounts];
    double[] square = new double[accounts];
    for (int like = 0; like < likes.size(); like++) {
      mean[likes.actor()[like]] += ofLike[like];
      square[likes.actor()[like]] += ofLike[like] * ofLike[like];
    }
    for (int id = 0; id < accounts; id++) {
      double n = Math.max(1, likes.byAccount().size(id));
      mean[id] /= n;
      square[id] = StrictMath.sqrt(Math.max(0, square[id] / n - mean[id] * mean[id]));
    }
    out.add(name + ", mean", mean);
    out.add(name + ", deviation", square);
  }

  private void owners(Features out) {
    if (events.owner() != null) {
      concentration(out, "owners", events.ownerOfTarget());
      received(out);
    }
  }

  private void communities(Features out) {
    int[] community = events.community();
    if (community != null) {
      int[] ofTarget = new int[events.entities().targets()];
      Arrays.fill(ofTarget, -1);
      for (int row = 0; row < events.size(); row++) {
        if (community[row] >= 0) {
          ofTarget[events.target()[row]] = community[row];
        }
      }
      concentration(out, "communities", ofTarget);
    }
  }

  /** How an account's likes are spread over groups of targets. */
  private void concentration(Features out, String what, int[] groupOfTarget) {
    double[] distinct = new double[accounts];
    double[] most = new double[accounts];
    double[] share = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
      for (int at = likes.byAccount().start(id); at < likes.byAccount().end(id); at++) {
        int group = groupOfTarget[likes.target()[likes.byAccount().rows()[at]]];
        if (group >= 0) {
          most[id] = Math.max(most[id], counts.addTo(group, 1) + 1);
        }
      }
      double n = Math.max(1, likes.byAccount().size(id));
      distinct[id] = counts.size() / n;
      share[id] = most[id] / n;
    }
    out.add("distinct " + what + " per like", distinct);
    out.add("likes on one of its " + what + ", most", most);
    out.add("likes on one of its " + what + ", greatest share", share);
  }

  private void received(Features out) {
    int[] owner = events.ownerOfTarget();
    double[] own = new double[accounts];
    double[] got = new double[accounts];
    for (int target = 0; target < owner.length; target++) {
      if (owner[target] >= 0) {
        own[owner[target]]++;
        got[owner[target]] += likes.byTarget().size(target);
      }
    }
    double[] ratio = new double[accounts];
    double[] balance = new double[accounts];
    for (int id = 0; id < accounts; id++) {
      ratio[id] = got[id] / Math.max(1, own[id]);
      int given = likes.byAccount().size(id);
      balance[id] = Math.min(given, got[id]) / Math.max(1, Math.max(given, got[id]));
    }
    out.add("posts", own);
    out.add("likes received per post", ratio);
    out.add("balance of given and received", balance);
  }
}
