package dev.zhenzan.sim.peer;

import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * SynchroTrap: accounts whose likes coincide on targets within a window, by Jaccard similarity, in
 * clusters of single linkage.
 *
 * <p>Cao, Yang, Yu, Palow: Uncovering Large Groups of Active Malicious Accounts, CCS 2014. The
 * paper's daily partition and its distributed join are left out: one machine holds our worlds. Its
 * clusters above a similarity are read for every similarity at once: the score of an account is the
 * greatest one at which its cluster has enough members.
 *
 * <p>Cost: the pairs of likes of one target within the window; a target that everybody likes at
 * once is the input that hurts.
 *
 * @param windowMillis how far apart two likes of one target may be to coincide
 * @param targetsMin on how many targets two accounts must coincide to be linked at all
 * @param membersMin how many members a cluster needs
 */
public record SynchroTrap(long windowMillis, int targetsMin, int membersMin) {

  /** The score of each account, 0…1; 0 where it is in no cluster. */
  public double[] score(Likes likes) {
    Links links = links(likes);
    Long[] order = new Long[links.size()];
    Arrays.setAll(order, at -> (long) at);
    Arrays.sort(
        order,
        (one, other) ->
            Double.compare(
                links.similarity.getDouble(other.intValue()),
                links.similarity.getDouble(one.intValue())));
    Clusters clusters = new Clusters(likes.byAccount().keys(), membersMin);
    for (Long at : order) {
      int link = at.intValue();
      clusters.join(
          links.one.getInt(link), links.other.getInt(link), links.similarity.getDouble(link));
    }
    return clusters.score;
  }

  private record Links(IntArrayList one, IntArrayList other, DoubleArrayList similarity) {
    int size() {
      return one.size();
    }
  }

  private Links links(Likes likes) {
    Links links = new Links(new IntArrayList(), new IntArrayList(), new DoubleArrayList());
    int accounts = likes.byAccount().keys();
    int[] coincide = new int[accounts];
    int[] met = new int[accounts];
    for (int id = 0; id < accounts; id++) {
      int size = 0;
      for (int at = likes.byAccount().start(id); at < likes.byAccount().end(id); at++) {
        size = meet(likes, likes.byAccount().rows()[at], coincide, met, size);
      }
      for (int i = 0; i < size; i++) {
        int both = coincide[met[i]];
        coincide[met[i]] = 0;
        if (both >= targetsMin) {
          int either = likes.byAccount().size(id) + likes.byAccount().size(met[i]) - both;
          links.one.add(id);
          links.other.add(met[i]);
          links.similarity.add((double) both / either);
        }
      }
    }
    return links;
  }

  /** Counts those after the like's account, by id, that coincide with it. */
  private int meet(Likes likes, int like, int[] coincide, int[] met, int before) {
    int size = before;
    int target = likes.target()[like];
    int account = likes.actor()[like];
    long time = likes.time()[like];
    int end = likes.byTarget().end(target);
    for (int at = first(likes, target, time - windowMillis); at < end; at++) {
      int other = likes.byTarget().rows()[at];
      int who = likes.actor()[other];
      if (likes.time()[other] - time > windowMillis) {
        break;
      }
      if (who > account && coincide[who]++ == 0) {
        met[size++] = who;
      }
    }
    return size;
  }

  /** Where in the target's likes the first that is not earlier than the time stands. */
  private static int first(Likes likes, int target, long time) {
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

  /** Joins accounts from the most similar down. */
  private static final class Clusters {
    private final int[] parent;
    private final int[] next;
    private final int[] members;
    private final double[] score;
    private final int membersMin;

    Clusters(int accounts, int membersMin) {
      this.membersMin = membersMin;
      parent = new int[accounts];
      next = new int[accounts];
      members = new int[accounts];
      score = new double[accounts];
      Arrays.setAll(parent, id -> id);
      Arrays.setAll(next, id -> id);
      Arrays.fill(members, 1);
    }

    private int root(int id) {
      int root = id;
      while (parent[root] != root) {
        parent[root] = parent[parent[root]];
        root = parent[root];
      }
      return root;
    }

    void join(int one, int other, double similarity) {
      int left = root(one);
      int right = root(other);
      if (left == right) {
        return;
      }
      int large = members[left] >= members[right] ? left : right;
      int small = large == left ? right : left;
      boolean bothGrown = members[small] >= membersMin;
      parent[small] = large;
      members[large] += members[small];
      if (members[large] >= membersMin && !bothGrown) {
        // A side that had been large enough before has its scores already.
        mark(small, similarity);
        mark(large, similarity);
      }
      int after = next[large];
      next[large] = next[small];
      next[small] = after;
    }

    /** Every member of the ring of {@code next} that has no score yet gets this one. */
    private void mark(int first, double similarity) {
      int id = first;
      do {
        if (score[id] > 0) {
          return;
        }
        score[id] = similarity;
        id = next[id];
      } while (id != first);
    }
  }
}
