package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/** Goes back for the meetings of the surviving pairs and weighs them one by one. */
final class Collector {
  private static final int PARTS = 8;

  private final Likes likes;
  private final Crowds crowds;
  private final int[] ownerOfTarget;
  private final int[] deviceOf;
  private final int[] activity;
  private final double inflation;
  private final long[] survivors;
  private final Long2IntOpenHashMap indexOf;

  private Collector(
      Likes likes,
      Crowds crowds,
      int[] ownerOfTarget,
      int[] deviceOf,
      int[] activity,
      long[] survivors,
      double inflation) {
    this.likes = likes;
    this.crowds = crowds;
    this.ownerOfTarget = ownerOfTarget;
    this.deviceOf = deviceOf;
    this.activity = activity;
    this.survivors = survivors;
    this.inflation = inflation;
    indexOf = new Long2IntOpenHashMap(survivors.length);
    indexOf.defaultReturnValue(-1);
    for (int pair = 0; pair < survivors.length; pair++) {
      indexOf.put(survivors[pair], pair);
    }
  }

  static Links collect(
      Likes likes,
      Crowds crowds,
      int[] ownerOfTarget,
      int[] deviceOf,
      int[] activity,
      PairTally tally,
      double inflation,
      Tasks tasks) {
    Collector collector =
        new Collector(likes, crowds, ownerOfTarget, deviceOf, activity, tally.survivors, inflation);
    return collector.links(collector.meetings(tasks), tally, tasks);
  }

  private Meetings[] meetings(Tasks tasks) {
    boolean[] suspects = new boolean[activity.length];
    for (long pair : survivors) {
      suspects[PairTally.smaller(pair)] = true;
      suspects[PairTally.larger(pair)] = true;
    }
    int[] cuts = likes.byTarget().cuts(PARTS);
    Meetings[] found = new Meetings[PARTS];
    tasks.run(
        PARTS,
        part -> {
          found[part] = new Meetings(suspects);
          CoActions.visit(crowds, cuts[part], cuts[part + 1], found[part]);
        });
    return found;
  }

  private Links links(Meetings[] found, PairTally tally, Tasks tasks) {
    int pairs = survivors.length;
    int[] start = starts(found);
    int[] fill = Arrays.copyOf(start, pairs);
    int[] earlier = new int[start[pairs]];
    int[] later = new int[start[pairs]];
    byte[] rank = new byte[start[pairs]];
    for (Meetings part : found) {
      for (int at = 0; at < part.pair.size(); at++) {
        int to = fill[part.pair.getInt(at)]++;
        earlier[to] = part.earlier.getInt(at);
        later[to] = part.later.getInt(at);
        rank[to] = (byte) part.rank.getInt(at);
      }
    }
    int[] one = new int[pairs];
    int[] other = new int[pairs];
    int[] surprise = new int[pairs];
    long[] expectedMicro = new long[pairs];
    tasks.run(
        PARTS,
        part -> {
          int to = (int) ((long) pairs * (part + 1) / PARTS);
          for (int pair = (int) ((long) pairs * part / PARTS); pair < to; pair++) {
            one[pair] = PairTally.smaller(survivors[pair]);
            other[pair] = PairTally.larger(survivors[pair]);
            double rate = rate(one[pair], other[pair]);
            boolean oneHand = oneHand(one[pair], other[pair]);
            expectedMicro[pair] = Math.round(1e6 * rate * 2 * CoActions.RANK_MAX);
            surprise[pair] = surprise(earlier, rank, start[pair], start[pair + 1], rate, oneHand);
          }
        });
    return new Links(
        one,
        other,
        surprise,
        expectedMicro,
        start,
        earlier,
        later,
        Lockstep.lnPairs(activity),
        (Lockstep.lnPairs(activity) + StrictMath.log(2)) / 2,
        inflation,
        2 * CoActions.RANK_MAX * inflation / Math.max(1, likes.size()),
        activity,
        tally.pairs);
  }

  /** Whether one device may be behind both accounts. */
  private boolean oneHand(int one, int other) {
    return deviceOf[one] >= 0 && deviceOf[one] == deviceOf[other];
  }

  private double rate(int one, int other) {
    return (double) activity[one] * activity[other] * inflation / Math.max(1, likes.size());
  }

  private int[] starts(Meetings[] found) {
    int[] start = new int[survivors.length + 1];
    for (Meetings part : found) {
      for (int at = 0; at < part.pair.size(); at++) {
        start[part.pair.getInt(at) + 1]++;
      }
    }
    for (int at = 0; at < survivors.length; at++) {
      start[at + 1] += start[at];
    }
    return start;
  }

  /**
   * The surprise of one pair's meetings in millinats. Meetings on the targets of one owner are what
   * fans of that owner do: the k-th of them counts 1/√k.
   */
  private int surprise(int[] earlier, byte[] rank, int from, int to, double rate, boolean oneHand) {
    double[] met = new double[CoActions.RANK_MAX + 1];
    Long2IntOpenHashMap metOnOwner = new Long2IntOpenHashMap(to - from);
    for (int at = from; at < to; at++) {
      int owner = ownerOfTarget[likes.target()[earlier[at]]];
      int before = owner < 0 || oneHand ? 0 : metOnOwner.addTo(owner, 1);
      met[rank[at]] += 1 / StrictMath.sqrt(1 + before);
    }
    return (int) Math.round(1000 * tightest(met, StrictMath.log(rate)));
  }

  /**
   * The most surprising of the widths: so many meetings at most this wide, one Poisson tail. Wider
   * meetings that chance explains do not excuse the tight ones.
   */
  private static double tightest(double[] met, double lnRate) {
    double times = 0;
    double most = 0;
    for (int width = 1; width <= CoActions.RANK_MAX; width++) {
      times += met[width];
      double lnExpected = StrictMath.log(2 * width) + lnRate;
      most = Math.max(most, Surprise.lnFactorial((int) times) - times * lnExpected);
    }
    return most;
  }

  private final class Meetings implements CoActions.Visitor {
    private final IntArrayList pair = new IntArrayList();
    private final IntArrayList earlier = new IntArrayList();
    private final IntArrayList later = new IntArrayList();
    private final IntArrayList rank = new IntArrayList();

    private final boolean[] suspects;

    Meetings(boolean[] suspects) {
      this.suspects = suspects;
    }

    @Override
    public void piece(CoActions near, int firsts, int size) {
      for (int at = 0; at < firsts; at++) {
        if (suspects[near.actor[at]]) {
          int end = near.reach(at, size);
          for (int next = at + 1; next < end; next++) {
            if (suspects[near.actor[next]]) {
              meet(near, at, next);
            }
          }
        }
      }
    }

    private void meet(CoActions near, int first, int second) {
      int one = near.actor[first];
      int other = near.actor[second];
      int found =
          indexOf.get(one < other ? PairTally.pair(one, other) : PairTally.pair(other, one));
      if (found >= 0) {
        pair.add(found);
        earlier.add(near.like[first]);
        later.add(near.like[second]);
        rank.add(second - first);
      }
    }
  }
}
