package dev.zhenzan.core.ring;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a component where it is thin: two rings that share a member, or a ring and the friends of
 * one of its members, hang together by a few edges and are not one group.
 */
final class Communities {
  // Louvain's local moving and aggregation [1] on the modularity of the component alone, nodes in
  // the order of their numbers, the smaller number winning ties; then, since modularity also cuts
  // what is merely sparse, such as a pool whose members seldom meet, parts are put together again
  // as long as they are tied to each other a fifth as densely as the sparser of them is in itself.
  //
  // Left out: Leiden's refinement [2]; the parts here are small and connected by construction.
  //
  // [1] Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. 2008.
  // [2] Traag et al., From Louvain to Leiden, Scientific Reports 9, 2019.

  /**
   * Between the parts of a random graph the best cut leaves a quarter and more; rings, hardly any.
   */
  private static final double JOINED = 0.2;

  /** Every joining looks at every two parts: a component in more parts is left as it was cut. */
  private static final int JOINED_MAX = 256;

  private static final int SWEEPS_MAX = 30;

  /** Smaller components are left whole. */
  private static final int SIZE_MIN = 6;

  /** An edge weighs what it says beyond the needed, plus one, at most so many nats. */
  private static final int WEIGHT_MAX = 8_000;

  private final RingGraph graph;
  private final int[] members;
  private final int[] part;
  private int parts;

  private Communities(RingGraph graph, int[] members) {
    this.graph = graph;
    this.members = members;
    part = new int[members.length];
    Arrays.setAll(part, at -> at);
    parts = members.length;
  }

  /**
   * Parts of a component, each ascending, in the order of their first member.
   *
   * @param members ascending
   * @param needed the surprise that made an edge, in millinats
   */
  static List<int[]> of(RingGraph graph, int[] members, int needed) {
    if (members.length < SIZE_MIN) {
      return List.of(members);
    }
    Communities communities = new Communities(graph, members);
    communities.cut(needed);
    communities.join();
    return communities.groups();
  }

  private void cut(int needed) {
    Int2LongOpenHashMap[] ties = ties(needed);
    while (true) {
      int[] moved = move(ties);
      int count = renumber(moved);
      for (int at = 0; at < part.length; at++) {
        part[at] = moved[part[at]];
      }
      if (count == ties.length) {
        return;
      }
      parts = count;
      ties = aggregate(ties, moved, count);
    }
  }

  private Int2LongOpenHashMap[] ties(int needed) {
    Int2LongOpenHashMap[] ties = new Int2LongOpenHashMap[members.length];
    for (int at = 0; at < members.length; at++) {
      ties[at] = new Int2LongOpenHashMap();
      for (int edge = graph.start()[members[at]]; edge < graph.start()[members[at] + 1]; edge++) {
        int other = Arrays.binarySearch(members, graph.neighbour()[edge]);
        if (other >= 0) {
          int beyond = Math.max(0, graph.surprise()[edge] - needed);
          ties[at].put(other, 1_000 + Math.min(WEIGHT_MAX, beyond));
        }
      }
    }
    return ties;
  }

  /** Moves every node to where its ties are stronger than its degree explains, until none moves. */
  private static int[] move(Int2LongOpenHashMap[] ties) {
    int[] of = new int[ties.length];
    long[] degree = new long[ties.length];
    long total = 0;
    for (int node = 0; node < ties.length; node++) {
      of[node] = node;
      for (long weight : ties[node].values()) {
        degree[node] += weight;
      }
      total += degree[node];
    }
    long[] sum = degree.clone();
    boolean moving = true;
    for (int sweep = 0; sweep < SWEEPS_MAX && moving; sweep++) {
      moving = false;
      for (int node = 0; node < ties.length; node++) {
        sum[of[node]] -= degree[node];
        int best = best(node, ties[node], of, sum, degree[node], total);
        moving |= best != of[node];
        of[node] = best;
        sum[best] += degree[node];
      }
    }
    return of;
  }

  private static int best(
      int node, Int2LongOpenHashMap ties, int[] of, long[] sum, long degree, long total) {
    Int2LongOpenHashMap to = new Int2LongOpenHashMap();
    to.put(of[node], 0);
    ties.int2LongEntrySet()
        .forEach(
            tie -> {
              if (tie.getIntKey() != node) {
                to.addTo(of[tie.getIntKey()], tie.getLongValue());
              }
            });
    int[] candidates = to.keySet().toIntArray();
    Arrays.sort(candidates);
    int best = of[node];
    double most = to.get(best) - (double) degree * sum[best] / total;
    for (int candidate : candidates) {
      double gain = to.get(candidate) - (double) degree * sum[candidate] / total;
      if (gain > most + 1e-6) {
        most = gain;
        best = candidate;
      }
    }
    return best;
  }

  private static int renumber(int[] of) {
    int[] number = new int[of.length];
    Arrays.fill(number, -1);
    int count = 0;
    for (int at = 0; at < of.length; at++) {
      if (number[of[at]] < 0) {
        number[of[at]] = count++;
      }
      of[at] = number[of[at]];
    }
    return count;
  }

  private static Int2LongOpenHashMap[] aggregate(Int2LongOpenHashMap[] ties, int[] of, int count) {
    Int2LongOpenHashMap[] sums = new Int2LongOpenHashMap[count];
    Arrays.setAll(sums, at -> new Int2LongOpenHashMap());
    for (int node = 0; node < ties.length; node++) {
      Int2LongOpenHashMap sum = sums[of[node]];
      ties[node]
          .int2LongEntrySet()
          .forEach(tie -> sum.addTo(of[tie.getIntKey()], tie.getLongValue()));
    }
    return sums;
  }

  /** Puts parts together that were only cut because both are sparse. */
  private void join() {
    boolean joined = parts <= JOINED_MAX;
    while (joined && parts > 1) {
      joined = joinClosest();
    }
  }

  private boolean joinClosest() {
    long[][] edges = new long[parts][parts];
    int[] size = new int[parts];
    for (int at = 0; at < members.length; at++) {
      size[part[at]]++;
      for (int edge = graph.start()[members[at]]; edge < graph.start()[members[at] + 1]; edge++) {
        int other = Arrays.binarySearch(members, graph.neighbour()[edge]);
        if (other >= 0) {
          edges[part[at]][part[other]]++;
        }
      }
    }
    double most = 0;
    int first = -1;
    int second = -1;
    for (int one = 0; one < parts; one++) {
      for (int other = one + 1; other < parts; other++) {
        double between = (double) edges[one][other] / ((double) size[one] * size[other]);
        double inside = Math.min(density(edges, size, one), density(edges, size, other));
        double ratio = between / Math.max(1e-9, inside);
        if (ratio >= JOINED && ratio > most) {
          most = ratio;
          first = one;
          second = other;
        }
      }
    }
    if (first < 0) {
      return false;
    }
    for (int at = 0; at < part.length; at++) {
      part[at] = part[at] == second ? first : part[at] > second ? part[at] - 1 : part[at];
    }
    parts--;
    return true;
  }

  private static double density(long[][] edges, int[] size, int part) {
    return size[part] < 2 ? 0 : edges[part][part] / ((double) size[part] * (size[part] - 1));
  }

  private List<int[]> groups() {
    IntArrayList[] lists = new IntArrayList[parts];
    Arrays.setAll(lists, at -> new IntArrayList());
    for (int at = 0; at < members.length; at++) {
      lists[part[at]].add(members[at]);
    }
    List<int[]> groups = new ArrayList<>();
    for (IntArrayList list : lists) {
      if (!list.isEmpty()) {
        groups.add(list.toIntArray());
      }
    }
    groups.sort(Comparator.comparingInt(group -> group[0]));
    return groups;
  }
}
