package dev.zhenzan.core.ring;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the graph into groups. Two accounts are in one group only through edges that a third account
 * bears out (a triangle) or that are strong by themselves; one chance edge between two rings does
 * not make them one.
 */
final class Components {

  /** An edge this far beyond what was needed, in millinats, needs no third account. */
  private static final int ALONE_MILLINATS = 8_000;

  private final RingGraph graph;
  private final int needed;
  private final int[] parent;

  private Components(RingGraph graph, int neededMillinats) {
    this.graph = graph;
    needed = neededMillinats;
    parent = new int[graph.start().length - 1];
    Arrays.setAll(parent, account -> account);
  }

  /**
   * Groups, each ascending, in the order of their first member; an account whose links nothing
   * bears out is a group of its own.
   */
  static List<int[]> of(RingGraph graph, int neededMillinats) {
    return new Components(graph, neededMillinats).run();
  }

  private List<int[]> run() {
    for (int one = 0; one < parent.length; one++) {
      for (int at = graph.start()[one]; at < graph.start()[one + 1]; at++) {
        int other = graph.neighbour()[at];
        if (one < other && isBorneOut(one, other, graph.surprise()[at])) {
          join(one, other);
        }
      }
    }
    return groups();
  }

  private boolean isBorneOut(int one, int other, int surprise) {
    return surprise >= needed + ALONE_MILLINATS || graph.shared(one, other, 1) > 0;
  }

  private int root(int account) {
    int at = account;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The smaller root wins, so that the result does not depend on the order of the edges. */
  private void join(int one, int other) {
    int left = root(one);
    int right = root(other);
    parent[Math.max(left, right)] = Math.min(left, right);
  }

  private List<int[]> groups() {
    IntArrayList[] members = new IntArrayList[parent.length];
    for (int account = 0; account < parent.length; account++) {
      if (graph.degree(account) > 0) {
        int root = root(account);
        if (members[root] == null) {
          members[root] = new IntArrayList();
        }
        members[root].add(account);
      }
    }
    List<int[]> groups = new ArrayList<>();
    for (IntArrayList group : members) {
      if (group != null) {
        groups.addAll(Communities.of(graph, group.toIntArray(), needed));
      }
    }
    return groups;
  }
}
