package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.like.Likes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lockstep the obvious way: every two likes of every target are looked at, everything is kept in
 * maps, and the null is written out as its formula stands in the Javadoc.
 */
final class SlowLockstep {
  private static final int RANK_MAX = 8;
  private static final long GAP_SECONDS_MAX = 86_400;
  private static final double EXPECTED_MAX = 0.25;
  private static final int SURPRISING_MEETINGS = 32;
  private static final double PRIOR_MEETINGS = 50;

  /** Two accounts, the smaller first. */
  record Pair(int one, int other) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair pair) {
      int order = Integer.compare(one, pair.one);
      return order == 0 ? Integer.compare(other, pair.other) : order;
    }
  }

  /** Two likes on one target, so many places apart. */
  record Meeting(int earlier, int later, int rank) {}

  private final Likes likes;
  private final int[] owners;
  private final int[] devices;
  private final boolean[] lone;
  private final Map<Integer, Integer> activity = new HashMap<>();
  private final SortedMap<Pair, List<Meeting>> all = new TreeMap<>();

  final SortedMap<Pair, List<Meeting>> kept = new TreeMap<>();
  double inflation;
  long pairs;

  SlowLockstep(Likes likes, int[] owners, int[] devices, boolean[] lone) {
    this.likes = likes;
    this.owners = owners;
    this.devices = devices;
    this.lone = lone;
    for (int like = 0; like < likes.size(); like++) {
      if (isCompany(like)) {
        activity.merge(likes.actor()[like], 1, Integer::sum);
      }
    }
    for (int earlier = 0; earlier < likes.size(); earlier++) {
      for (int later = earlier + 1; later < likes.size(); later++) {
        meet(earlier, later);
      }
    }
    tally();
  }

  /** Whole seconds since the first like: what a gap is measured in. */
  private long second(int like) {
    return (likes.time()[like] - likes.time()[0]) / 1000;
  }

  private boolean isCompany(int like) {
    return !lone[likes.row()[like]];
  }

  private void meet(int earlier, int later) {
    int one = likes.actor()[earlier];
    int other = likes.actor()[later];
    if (likes.target()[earlier] == likes.target()[later]
        && second(later) - second(earlier) <= GAP_SECONDS_MAX
        && isCompany(earlier)
        && isCompany(later)
        && one != other
        && activity.get(one) >= 2
        && activity.get(other) >= 2) {
      int rank = rank(earlier, later);
      if (rank <= RANK_MAX) {
        all.computeIfAbsent(
                new Pair(Math.min(one, other), Math.max(one, other)), pair -> new ArrayList<>())
            .add(new Meeting(earlier, later, rank));
      }
    }
  }

  private int rank(int earlier, int later) {
    int rank = 1;
    for (int between = earlier + 1; between < later; between++) {
      if (likes.target()[between] == likes.target()[later] && isCompany(between)) {
        rank++;
      }
    }
    return rank;
  }

  private double chance(Pair pair) {
    return (double) activity.get(pair.one) * activity.get(pair.other) / likes.size();
  }

  /** Rarer than chance, and of a pair that could surprise if it met as often as it can. */
  private boolean isTelling(Pair pair, int rank) {
    double chance = chance(pair);
    int fewest = Math.min(activity.get(pair.one), activity.get(pair.other));
    // The logarithm of 2 · chance, taken down to a whole power of two: the more careful bound.
    double lnMost = Math.log(2) * Math.floor(Math.log(2 * chance) / Math.log(2));
    boolean canSurprise = fewest * -lnMost + lnFactorial(fewest) >= lnPairs();
    return 2 * rank * chance <= limit(pair) && (fewest >= SURPRISING_MEETINGS || canSurprise);
  }

  /** More meetings than this are explained by chance; one in sixteen of the quieter one's likes. */
  private double limit(Pair pair) {
    return Math.max(
        EXPECTED_MAX, Math.min(activity.get(pair.one), activity.get(pair.other)) / 16.0);
  }

  /** ln of the number of pairs of accounts that could meet twice at all. */
  double lnPairs() {
    double accounts = Math.max(2, activity.values().stream().filter(n -> n >= 2).count());
    return Math.log(accounts * (accounts - 1) / 2);
  }

  private void tally() {
    double expected = 0;
    long coActions = 0;
    long again = 0;
    long third = 0;
    double expectedThird = 0;
    for (Map.Entry<Pair, List<Meeting>> entry : all.entrySet()) {
      double chance = chance(entry.getKey());
      List<Meeting> telling =
          entry.getValue().stream().filter(m -> isTelling(entry.getKey(), m.rank)).toList();
      coActions += telling.size();
      expected += telling.size() * Math.min(chance, limit(entry.getKey()) / (2 * RANK_MAX));
      pairs += telling.isEmpty() ? 0 : 1;
      if (telling.size() > 1) {
        again++;
        third += telling.size() > 2 ? 1 : 0;
        expectedThird += chance / 3;
        double nats = lnFactorial(telling.size());
        for (Meeting meeting : telling) {
          nats -= Math.log(2 * meeting.rank * chance);
        }
        if (nats >= lnPairs()) {
          kept.put(entry.getKey(), entry.getValue());
        }
      }
    }
    double degree = 2.0 * coActions / Math.max(1, likes.size());
    double twice = (again + PRIOR_MEETINGS) / (expected * degree + PRIOR_MEETINGS);
    double thrice = (third + PRIOR_MEETINGS) / (expectedThird * degree + PRIOR_MEETINGS);
    inflation = Math.max(1, Math.min(twice, thrice));
  }

  /**
   * The surprise of a pair's meetings in nats; the k-th on one owner's targets counts 1/k unless
   * one device may be behind both.
   */
  double surprise(Pair pair) {
    double rate = chance(pair) * inflation;
    Map<Integer, Integer> met = new HashMap<>();
    boolean oneHand = devices[pair.one] >= 0 && devices[pair.one] == devices[pair.other];
    double[] shares = new double[RANK_MAX + 1];
    for (Meeting meeting : kept.get(pair)) {
      int owner = owners[likes.target()[meeting.earlier]];
      shares[meeting.rank] +=
          owner < 0 || oneHand ? 1 : 1 / Math.sqrt(met.merge(owner, 1, Integer::sum));
    }
    double most = 0;
    for (int width = 1; width <= RANK_MAX; width++) {
      double times = 0;
      for (int rank = 1; rank <= width; rank++) {
        times += shares[rank];
      }
      most = Math.max(most, lnFactorial((int) times) - times * Math.log(2 * width * rate));
    }
    return most;
  }

  private static double lnFactorial(int n) {
    double sum = 0;
    for (int factor = 2; factor <= n; factor++) {
      sum += Math.log(factor);
    }
    return sum;
  }
}
