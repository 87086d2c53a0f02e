package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/** Goes back for the meetings of the surviving pairs and keeps those that are links. */
final class Collector {
  private final Likes likes;
  private final long[] survivors;

  private Collector(Likes likes, long[] survivors) {
    this.likes = likes;
    this.survivors = survivors;
  }

  static Links collect(
      Likes likes, int[] activity, PairTally tally, double inflation, Tasks tasks) {
    return new Collector(likes, tally.survivors).run(activity, tally, inflation, tasks);
  }

  private Links run(int[] activity, PairTally tally, double inflation, Tasks tasks) {
    boolean[] suspects = new boolean[activity.length];
    for (long pair : survivors) {
      suspects[PairTally.smaller(pair)] = true;
      suspects[PairTally.larger(pair)] = true;
    }
    int parts = 8;
    int[] bounds = CoActions.parts(likes, parts);
    Found[] found = new Found[parts];
    tasks.run(
        parts,
        part -> {
          found[part] = new Found();
          CoActions.visit(likes, suspects, bounds[part], bounds[part + 1], found[part]);
        });
    return links(found, activity, tally, inflation);
  }

  private Links links(Found[] found, int[] activity, PairTally tally, double inflation) {
    int pairs = survivors.length;
    int[] start = new int[pairs + 1];
    double[] lnWidths = new double[pairs];
    for (Found part : found) {
      for (int at = 0; at < part.pair.size(); at++) {
        start[part.pair.getInt(at) + 1]++;
      }
    }
    for (int at = 0; at < pairs; at++) {
      start[at + 1] += start[at];
    }
    int[] fill = Arrays.copyOf(start, pairs);
    int[] earlier = new int[start[pairs]];
    int[] later = new int[start[pairs]];
    for (Found part : found) {
      for (int at = 0; at < part.pair.size(); at++) {
        int pair = part.pair.getInt(at);
        earlier[fill[pair]] = part.earlier.getInt(at);
        later[fill[pair]++] = part.later.getInt(at);
        lnWidths[pair] += StrictMath.log(2 * part.rank.getInt(at));
      }
    }
    int active = 0;
    for (int n : activity) {
      active += n >= 2 ? 1 : 0;
    }
    double lnPairs = StrictMath.log(Math.max(1, (double) active * (active - 1) / 2));
    int[] one = new int[pairs];
    int[] other = new int[pairs];
    int[] surprise = new int[pairs];
    int[] times = new int[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      one[pair] = PairTally.smaller(survivors[pair]);
      other[pair] = PairTally.larger(survivors[pair]);
      times[pair] = start[pair + 1] - start[pair];
      double lnRate = StrictMath.log((double) activity[one[pair]] * activity[other[pair]] * inflation / likes.size());
      surprise[pair] = (int) Math.round(1000 * Surprise.of(times[pair], lnWidths[pair], lnRate));
    }
    return new Links(one, other, surprise, times, start, earlier, later, lnPairs, inflation);
  }

  private final class Found implements CoActions.Visitor {
    private final IntArrayList pair = new IntArrayList();
    private final IntArrayList earlier = new IntArrayList();
    private final IntArrayList later = new IntArrayList();
    private final IntArrayList rank = new IntArrayList();

    @Override
    public void coAction(int first, int second, int distance) {
      int a = likes.actor()[first];
      int b = likes.actor()[second];
      int at = Arrays.binarySearch(survivors, a < b ? PairTally.pair(a, b) : PairTally.pair(b, a));
      if (at >= 0) {
        pair.add(at);
        earlier.add(first);
        later.add(second);
        rank.add(distance);
      }
    }
  }
}
