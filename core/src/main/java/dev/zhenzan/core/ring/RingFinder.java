package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.lockstep.Links;
import dev.zhenzan.core.signal.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds rings: groups that no set of independent accounts would form by chance. */
public final class RingFinder {
  // Edges are pruned by false-alarm count before any global step (Links, RingGraph); what is left
  // is
  // cut into groups (Components); each group's likes are told from its members' own
  // (ExchangeLikes);
  // what kind of group it is follows from measures of the whole group (RingProfile).
  //
  // Dense-subgraph peeling (FRAUDAR, KDD 2016) is left out on purpose: density alone finds the
  // genuine crowd first, while an edge here already is an improbable event.

  private static final double CAP_NATS = 6;

  private final Likes likes;
  private final Depth depth;
  private final Links links;
  private final Exchanges exchanges;
  private final int[] ownerOfTarget;
  private final RingGraph graph;

  private RingFinder(
      Likes likes,
      Depth depth,
      Links links,
      Exchanges exchanges,
      int[] ownerOfTarget,
      int[] reciprocity) {
    this.likes = likes;
    this.depth = depth;
    this.links = links;
    this.exchanges = exchanges;
    this.ownerOfTarget = ownerOfTarget;
    graph = RingGraph.of(links, likes, exchanges, reciprocity);
  }

  /**
   * Finds all rings.
   *
   * @param reciprocity evidence of mutual contracts by account, in millinats
   * @param traits what else is known of the accounts, for telling the kinds of ring apart
   * @param tasks who does the work; the result does not depend on it
   */
  public static Rings find(
      Likes likes,
      Depth depth,
      Links links,
      Exchanges exchanges,
      int[] ownerOfTarget,
      int[] reciprocity,
      Traits traits,
      Tasks tasks) {
    return new RingFinder(likes, depth, links, exchanges, ownerOfTarget, reciprocity)
        .run(traits, tasks);
  }

  /**
   * Evidence by account that tells kinds of ring apart.
   *
   * @param device millinats for a shared device
   * @param mechanical millinats for tempo and blindness together
   * @param deviceOf the device that the account shares with most others, -1 where none
   */
  public record Traits(int[] device, int[] mechanical, int[] deviceOf) {}

  private Rings run(Traits traits, Tasks tasks) {
    int accounts = likes.byAccount().keys();
    List<int[]> groups =
        new ArrayList<>(Components.of(graph, (int) Math.round(1000 * links.lnPairs())));
    int[] groupOf = new int[accounts];
    Arrays.fill(groupOf, -1);
    for (int group = 0; group < groups.size(); group++) {
      put(groups.get(group), group, groupOf);
    }
    int linked = groups.size();
    List<Pool> pools = depth.isLookTold() ? List.of() : Pools.of(likes, groupOf, tasks);
    for (Pool pool : pools) {
      put(pool.members(), groups.size(), groupOf);
      groups.add(pool.members());
    }
    int[] likeMillinats = ExchangeLikes.of(likes, links, ownerOfTarget, groupOf, groups.size());
    pools.forEach(pool -> pool.weigh(likeMillinats));
    List<Ring> rings = new ArrayList<>();
    Grouping exchangeOf = exchangeLikes(groupOf, groups.size(), likeMillinats, tasks);
    for (int group = 0; group < groups.size(); group++) {
      RingProfile profile =
          new RingProfile(
              likes, exchanges, ownerOfTarget, graph, groups.get(group), groupOf, traits);
      if (groups.get(group).length >= Ring.MEMBERS_MIN) {
        rings.add(
            group < linked
                ? profile.ring(exchangeOf, group, links.lnAccounts())
                : profile.pool(
                    exchangeOf, group, pools.get(group - linked).falseAlarmsMillinats()));
      }
    }
    int[] depthOf = depth.ofGroups(groupOf, groups.size(), likeMillinats);
    return numbered(rings, groups, linked, groupOf, likeMillinats, depthOf);
  }

  private static void put(int[] members, int group, int[] groupOf) {
    for (int member : members) {
      groupOf[member] = group;
    }
  }

  private Grouping exchangeLikes(int[] groupOf, int groups, int[] likeMillinats, Tasks tasks) {
    int[] group = new int[likes.size()];
    for (int like = 0; like < group.length; like++) {
      boolean part = likeMillinats[like] >= ExchangeLikes.PART_MILLINATS;
      group[like] = part ? groupOf[likes.actor()[like]] : -1;
    }
    return Grouping.by(group, groups, group.length, tasks);
  }

  private Rings numbered(
      List<Ring> found,
      List<int[]> groups,
      int linked,
      int[] groupOf,
      int[] likeMillinats,
      int[] depthOf) {
    List<Ring> ordered = new ArrayList<>(found);
    ordered.sort(
        Comparator.comparingLong(Ring::likes).reversed().thenComparing(ring -> ring.members()[0]));
    List<Ring> rings = new ArrayList<>();
    int[] ringOf = new int[groupOf.length];
    for (int at = 0; at < ordered.size(); at++) {
      Ring ring = ordered.get(at).numbered(at + 1);
      rings.add(ring);
      for (int place = 0; place < ring.members().length; place++) {
        if (ring.roles().get(place) != Role.BUYER) {
          ringOf[ring.members()[place]] = at + 1;
        }
      }
    }
    int[] second = new int[groupOf.length];
    int[] millinats = new int[groupOf.length];
    int[] depthOfAccount = new int[groupOf.length];
    for (int[] group : groups) {
      for (int member : group) {
        second[member] = second(member, groupOf);
        double nats =
            groupOf[member] < linked
                ? (second[member] / 1000.0 - links.lnAccounts()) / 2
                : CAP_NATS;
        millinats[member] = Evidence.millinats(nats, CAP_NATS);
        depthOfAccount[member] = depthOf[groupOf[member]];
      }
    }
    return new Rings(rings, ringOf, likeMillinats, millinats, depthOfAccount);
  }

  /** The second-largest surprise among the member's edges inside its group. */
  private int second(int member, int[] groupOf) {
    int first = 0;
    int second = 0;
    for (int at = graph.start()[member]; at < graph.start()[member + 1]; at++) {
      if (groupOf[graph.neighbour()[at]] == groupOf[member]) {
        int surprise = graph.surprise()[at];
        second = Math.max(second, Math.min(first, surprise));
        first = Math.max(first, surprise);
      }
    }
    return second;
  }
}
