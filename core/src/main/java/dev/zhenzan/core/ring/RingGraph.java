package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.lockstep.Links;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/**
 * Who acts together with whom: an undirected graph of lockstep links and mutual contracts, as
 * sorted rows. Pruned by false-alarm count before it is built, so everything global works on what
 * is left.
 *
 * @param start where an account's row begins; one more than accounts
 * @param neighbour accounts, ascending within a row
 * @param surprise millinats of the edge
 * @param times meetings, or likes exchanged
 */
record RingGraph(int[] start, int[] neighbour, int[] surprise, int[] times) {

  /** An account takes part in mutual contracts from this evidence of reciprocity on. */
  private static final int CONTRACT_MILLINATS_MIN = 500;

  static RingGraph of(Links links, Likes likes, Exchanges exchanges, int[] reciprocity) {
    Builder builder = new Builder();
    for (int pair = 0; pair < links.size(); pair++) {
      if (links.isLink(pair)) {
        builder.add(
            links.one()[pair], links.other()[pair], links.surprise()[pair], links.times(pair));
      }
    }
    contracts(builder, likes, exchanges, reciprocity);
    return builder.build(likes.byAccount().keys());
  }

  private static void contracts(
      Builder builder, Likes likes, Exchanges exchanges, int[] reciprocity) {
    double perLike = 1.0 / Math.max(1, likes.size());
    for (int account = 0; account < exchanges.accounts(); account++) {
      if (reciprocity[account] >= CONTRACT_MILLINATS_MIN) {
        int one = account;
        exchanges.mutual(
            account,
            (other, given, received) -> {
              if (one < other && reciprocity[other] >= CONTRACT_MILLINATS_MIN) {
                double rate =
                    (double) likes.byAccount().size(one) * likes.byAccount().size(other) * perLike;
                builder.add(one, other, contract(given, received, rate), given + received);
              }
            });
      }
    }
  }

  /** The surprise of likes both ways, each a Poisson tail at the rate of two active accounts. */
  private static int contract(int given, int received, double rate) {
    return (int) Math.round(1000 * (tail(given, rate) + tail(received, rate)));
  }

  private static double tail(int n, double rate) {
    return n <= rate ? 0 : n * StrictMath.log(n / rate) - (n - rate);
  }

  int degree(int account) {
    return start[account + 1] - start[account];
  }

  /** How many neighbours two accounts share, counted up to a limit. */
  int shared(int one, int other, int limit) {
    int left = start[one];
    int right = start[other];
    int shared = 0;
    while (left < start[one + 1] && right < start[other + 1] && shared < limit) {
      int order = Integer.compare(neighbour[left], neighbour[right]);
      shared += order == 0 ? 1 : 0;
      left += order <= 0 ? 1 : 0;
      right += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** Edges by pair: the stronger of two reasons stays. */
  private static final class Builder {
    private final Long2IntOpenHashMap at = new Long2IntOpenHashMap();
    private final IntArrayList one = new IntArrayList();
    private final IntArrayList other = new IntArrayList();
    private final IntArrayList surprise = new IntArrayList();
    private final IntArrayList times = new IntArrayList();

    Builder() {
      at.defaultReturnValue(-1);
    }

    void add(int smaller, int larger, int strength, int count) {
      long pair = (long) smaller << 32 | larger;
      int found = at.putIfAbsent(pair, one.size());
      if (found < 0) {
        one.add(smaller);
        other.add(larger);
        surprise.add(strength);
        times.add(count);
      } else if (surprise.getInt(found) < strength) {
        surprise.set(found, strength);
        times.set(found, count);
      }
    }

    RingGraph build(int accounts) {
      int edges = one.size();
      int[] from = new int[2 * edges];
      for (int edge = 0; edge < edges; edge++) {
        from[2 * edge] = one.getInt(edge);
        from[2 * edge + 1] = other.getInt(edge);
      }
      Grouping byAccount = Grouping.by(from, accounts, from.length);
      long[] row = new long[from.length];
      for (int place = 0; place < row.length; place++) {
        int end = byAccount.rows()[place];
        int to = end % 2 == 0 ? other.getInt(end / 2) : one.getInt(end / 2);
        row[place] = (long) to << 32 | end / 2;
      }
      for (int account = 0; account < accounts; account++) {
        Arrays.sort(row, byAccount.start(account), byAccount.end(account));
      }
      int[] neighbour = new int[row.length];
      int[] strength = new int[row.length];
      int[] count = new int[row.length];
      for (int place = 0; place < row.length; place++) {
        neighbour[place] = (int) (row[place] >>> 32);
        strength[place] = surprise.getInt((int) row[place]);
        count[place] = times.getInt((int) row[place]);
      }
      return new RingGraph(byAccount.starts(), neighbour, strength, count);
    }
  }
}
