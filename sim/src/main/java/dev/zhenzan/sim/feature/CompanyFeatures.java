package dev.zhenzan.sim.feature;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who keeps an account company: the accounts that like what it likes, at any time, within a day,
 * within an hour; how closely; and what the closest of them are like themselves.
 */
final class CompanyFeatures {
  /** How many of its company are looked at themselves. */
  private static final int CLOSEST = 10;

  /** Into how many pieces the accounts are cut for threads. */
  private static final int PIECES = 16;

  private static final long[] WINDOWS = {Long.MAX_VALUE, 86_400_000, 3_600_000, 600_000};
  private final Likes likes;
  private final int accounts;
  private final List<Feature> own;
  private final double[][] values;
  private final double[] rarity;
  private final double[][] closeness;
  private final double[][] of;

  private CompanyFeatures(Likes likes, List<Feature> own) {
    this.likes = likes;
    this.own = own;
    accounts = likes.byAccount().keys();
    values = own.stream().map(Feature::values).toArray(double[][]::new);
    rarity = new double[likes.byTarget().keys()];
    Arrays.setAll(rarity, target -> 1 / StrictMath.log(1 + likes.byTarget().size(target)));
    closeness = new double[WINDOWS.length * Company.MEASURES.size()][accounts];
    of = new double[2 * own.size()][accounts];
  }

  /**
   * The company's features.
   *
   * @param own what to average over the closest company, any time and within an hour
   */
  static List<Feature> of(Likes likes, List<Feature> own, Tasks tasks) {
    CompanyFeatures features = new CompanyFeatures(likes, own);
    tasks.run(PIECES, features::look);
    return features.list();
  }

  /** Looks at every account of one piece. */
  private void look(int piece) {
    Company company = new Company(likes, rarity);
    int from = (int) ((long) accounts * piece / PIECES);
    int to = (int) ((long) accounts * (piece + 1) / PIECES);
    for (int id = from; id < to; id++) {
      for (int window = 0; window < WINDOWS.length; window++) {
        company.gather(id, WINDOWS[window]);
        note(id, window, company);
      }
    }
  }

  private void note(int id, int window, Company company) {
    double[] measures = company.measures();
    for (int i = 0; i < measures.length; i++) {
      closeness[window * measures.length + i][id] = measures[i];
    }
    if (window == 0 || window == 2) {
      int[] closest = company.closest(CLOSEST);
      int base = window == 0 ? 0 : own.size();
      for (int i = 0; i < own.size(); i++) {
        double sum = 0;
        for (int other : closest) {
          sum += values[i][other];
        }
        of[base + i][id] = closest.length == 0 ? -1 : sum / closest.length;
      }
    }
  }

  private List<Feature> list() {
    List<Feature> list = new ArrayList<>();
    for (int window = 0; window < WINDOWS.length; window++) {
      String when = window == 0 ? " at any time" : " within " + WINDOWS[window] / 60_000 + " min";
      for (int i = 0; i < Company.MEASURES.size(); i++) {
        int at = window * Company.MEASURES.size() + i;
        list.add(new Feature("company" + when + ": " + Company.MEASURES.get(i), closeness[at]));
      }
    }
    for (int i = 0; i < own.size(); i++) {
      String name = own.get(i).name();
      list.add(new Feature("closest company: " + name, of[i]));
      list.add(new Feature("closest company of the hour: " + name, of[own.size() + i]));
    }
    return list;
  }

  /** The company of one account at a time. */
  private static final class Company {
    static final List<String> MEASURES =
        List.of(
            "accounts with 2 or more targets",
            "accounts with 3 or more targets",
            "accounts with 5 or more targets",
            "accounts with 10 or more targets",
            "targets with the closest",
            "targets with the third closest",
            "targets with the tenth closest",
            "greatest Jaccard similarity",
            "rarity shared with the closest",
            "rarity shared with the tenth closest");

    private final Likes likes;
    private final int[] shared;
    private final double[] rarityOfTarget;
    private final double[] rarity;
    private final int[] met;
    private int size;
    private int account;

    Company(Likes likes, double[] rarityOfTarget) {
      this.likes = likes;
      this.rarityOfTarget = rarityOfTarget;
      int accounts = likes.byAccount().keys();
      shared = new int[accounts];
      rarity = new double[accounts];
      met = new int[accounts];
    }

    void gather(int id, long window) {
      account = id;
      for (int i = 0; i < size; i++) {
        shared[met[i]] = 0;
        rarity[met[i]] = 0;
      }
      size = 0;
      for (int at = likes.byAccount().start(id); at < likes.byAccount().end(id); at++) {
        meet(likes.byAccount().rows()[at], window);
      }
    }

    private void meet(int like, long window) {
      int target = likes.target()[like];
      long time = likes.time()[like];
      double weight = rarityOfTarget[target];
      int end = likes.byTarget().end(target);
      int at =
          window == Long.MAX_VALUE ? likes.byTarget().start(target) : first(target, time - window);
      for (; at < end && likes.time()[likes.byTarget().rows()[at]] - time <= window; at++) {
        int who = likes.actor()[likes.byTarget().rows()[at]];
        if (who != account) {
          if (shared[who] == 0) {
            met[size++] = who;
          }
          shared[who]++;
          rarity[who] += weight;
        }
      }
    }

    /** Where in the target's likes the first that is not earlier than the time stands. */
    private int first(int target, long time) {
      int from = likes.byTarget().start(target);
      int to = likes.byTarget().end(target);
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (likes.time()[likes.byTarget().rows()[middle]] < time) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from;
    }

    double[] measures() {
      double[] measures = new double[MEASURES.size()];
      double[] counts = new double[CLOSEST];
      double[] rare = new double[CLOSEST];
      int mine = likes.byAccount().size(account);
      for (int i = 0; i < size; i++) {
        int both = shared[met[i]];
        keep(counts, both);
        keep(rare, rarity[met[i]]);
        measures[0] += both >= 2 ? 1 : 0;
        measures[1] += both >= 3 ? 1 : 0;
        measures[2] += both >= 5 ? 1 : 0;
        measures[3] += both >= 10 ? 1 : 0;
        double union = mine + likes.byAccount().size(met[i]) - both;
        measures[7] = Math.max(measures[7], both / Math.max(1, union));
      }
      measures[4] = counts[0];
      measures[5] = counts[2];
      measures[6] = counts[CLOSEST - 1];
      measures[8] = rare[0];
      measures[9] = rare[CLOSEST - 1];
      return measures;
    }

    /** Keeps the greatest, falling. */
    private static void keep(double[] greatest, double value) {
      int at = greatest.length - 1;
      if (value <= greatest[at]) {
        return;
      }
      while (at > 0 && greatest[at - 1] < value) {
        greatest[at] = greatest[at - 1];
        at--;
      }
      greatest[at] = value;
    }

    /** Those with the most shared rarity, ties to the smaller id; only who shares two targets. */
    int[] closest(int most) {
      int[] best = new int[most];
      int n = 0;
      for (int i = 0; i < size; i++) {
        int who = met[i];
        if (shared[who] >= 2 && (n < most || isCloser(who, best[n - 1]))) {
          int at = n < most ? n++ : n - 1;
          while (at > 0 && isCloser(who, best[at - 1])) {
            best[at] = best[at - 1];
            at--;
          }
          best[at] = who;
        }
      }
      return Arrays.copyOf(best, n);
    }

    private boolean isCloser(int one, int other) {
      return rarity[one] > rarity[other] || (rarity[one] == rarity[other] && one < other);
    }
  }
}
