package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What one group looks like as a whole: its kind, its roles, its reach. */
final class RingProfile {

  /** From this share of members on, what they have in common names the ring. */
  private static final double MOST = 0.5;

  private static final int MECHANICAL_MILLINATS = 1_500;
  private static final int BUYERS_MAX = 20;

  private final Likes likes;
  private final Exchanges exchanges;
  private final int[] ownerOfTarget;
  private final RingGraph graph;
  private final int[] members;
  private final int[] groupOf;
  private final RingFinder.Traits traits;
  private final Int2IntOpenHashMap membersOnDevice = new Int2IntOpenHashMap();

  RingProfile(
      Likes likes,
      Exchanges exchanges,
      int[] ownerOfTarget,
      RingGraph graph,
      int[] members,
      int[] groupOf,
      RingFinder.Traits traits) {
    this.likes = likes;
    this.exchanges = exchanges;
    this.ownerOfTarget = ownerOfTarget;
    this.graph = graph;
    this.members = members;
    this.groupOf = groupOf;
    this.traits = traits;
    for (int member : members) {
      membersOnDevice.addTo(traits.deviceOf()[member], 1);
    }
  }

  Ring ring(Grouping exchangeOf, int group, double lnAccounts) {
    Exchange exchange = new Exchange(exchangeOf, group);
    RingKind kind = kind(exchange);
    List<Role> roles = new ArrayList<>();
    for (int member : members) {
      roles.add(role(member, kind, exchange));
    }
    int[] all = members;
    if (kind == RingKind.TASK_GROUP || kind == RingKind.SCRIPT_FARM) {
      int[] buyers = exchange.buyers();
      all = Arrays.copyOf(members, members.length + buyers.length);
      System.arraycopy(buyers, 0, all, members.length, buyers.length);
      for (int at = 0; at < buyers.length; at++) {
        roles.add(Role.BUYER);
      }
    }
    return new Ring(
        0,
        kind,
        all,
        roles,
        exchange.size,
        exchange.targets,
        exchange.first,
        exchange.last,
        falseAlarms(lnAccounts),
        strongestLinks());
  }

  /**
   * A pool, whose members are tied to all others together and to none in particular.
   *
   * @param falseAlarms as the ring's
   */
  Ring pool(Grouping exchangeOf, int group, long falseAlarms) {
    Exchange exchange = new Exchange(exchangeOf, group);
    List<Role> roles = new ArrayList<>(Collections.nCopies(members.length, Role.MEMBER));
    return new Ring(
        0,
        RingKind.CLOUD_POOL,
        members,
        roles,
        exchange.size,
        exchange.targets,
        exchange.first,
        exchange.last,
        falseAlarms,
        List.of());
  }

  /** The most telling trait first: shared devices, each other's content, machines, else a task. */
  private RingKind kind(Exchange exchange) {
    if (shareOfMembers(this::sharesDeviceInside) >= MOST) {
      return RingKind.ALT_MATRIX;
    }
    if (exchange.insideShare() >= MOST) {
      return mutualShare() >= MOST ? RingKind.MUTUAL_GROUP : RingKind.CLOUD_POOL;
    }
    return shareOfMembers(member -> traits.mechanical()[member] >= MECHANICAL_MILLINATS) >= MOST
        ? RingKind.SCRIPT_FARM
        : RingKind.TASK_GROUP;
  }

  @FunctionalInterface
  private interface Test {
    boolean of(int member);
  }

  private double shareOfMembers(Test test) {
    int count = 0;
    for (int member : members) {
      count += test.of(member) ? 1 : 0;
    }
    return (double) count / members.length;
  }

  private boolean sharesDeviceInside(int member) {
    int device = traits.deviceOf()[member];
    return device >= 0 && traits.device()[member] > 0 && membersOnDevice.get(device) > 1;
  }

  /** Of the pairs of members with likes between them, the share with likes both ways. */
  private double mutualShare() {
    long[] count = new long[2];
    for (int member : members) {
      exchanges.mutual(
          member,
          (other, given, received) -> count[0] += groupOf[other] == groupOf[member] ? 1 : 0);
      for (int at = exchanges.givenStart()[member]; at < exchanges.givenStart()[member + 1]; at++) {
        count[1] += groupOf[exchanges.givenTo()[at]] == groupOf[member] ? 1 : 0;
      }
    }
    return count[1] == 0 ? 0 : (double) count[0] / count[1];
  }

  private Role role(int member, RingKind kind, Exchange exchange) {
    return switch (kind) {
      case ALT_MATRIX -> member == exchange.favourite() ? Role.MAIN : Role.ALT;
      case TASK_GROUP, SCRIPT_FARM ->
          member == exchange.dispatcher() ? Role.DISPATCHER : Role.WORKER;
      case MUTUAL_GROUP, CLOUD_POOL -> Role.MEMBER;
    };
  }

  /**
   * ln of the expected number of groups like this one: each further member could have been any
   * account, and had to be tied in by an edge at least as improbable as its strongest.
   */
  private long falseAlarms(double lnAccounts) {
    double sum = lnAccounts;
    int skipped = 0;
    for (int member : members) {
      int strongest = 0;
      for (int at = graph.start()[member]; at < graph.start()[member + 1]; at++) {
        if (groupOf[graph.neighbour()[at]] == groupOf[member]) {
          strongest = Math.max(strongest, graph.surprise()[at]);
        }
      }
      // One edge ties two members: every other one is new information.
      if (skipped++ % 2 == 0) {
        sum += Math.min(0, 2 * lnAccounts - strongest / 1000.0);
      }
    }
    return Math.round(1000 * sum);
  }

  private List<Ring.Link> strongestLinks() {
    List<Ring.Link> all = new ArrayList<>();
    for (int member : members) {
      for (int at = graph.start()[member]; at < graph.start()[member + 1]; at++) {
        int other = graph.neighbour()[at];
        if (member < other && groupOf[other] == groupOf[member]) {
          all.add(new Ring.Link(member, other, graph.times()[at], graph.surprise()[at]));
        }
      }
    }
    all.sort(
        Comparator.comparingInt(Ring.Link::millinats)
            .reversed()
            .thenComparing(Ring.Link::one)
            .thenComparing(Ring.Link::other));
    return List.copyOf(all.subList(0, Math.min(all.size(), Ring.LINKS_MAX)));
  }

  /** The likes of the group's exchange. */
  private final class Exchange {
    private final int size;
    private final int targets;
    private final long first;
    private final long last;
    private final Int2IntOpenHashMap likesOfOwner = new Int2IntOpenHashMap();
    private final Int2IntOpenHashMap firstOn = new Int2IntOpenHashMap();
    private int inside;
    private int owned;

    Exchange(Grouping exchangeOf, int group) {
      size = exchangeOf.size(group);
      IntOpenHashSet distinct = new IntOpenHashSet();
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      for (int at = exchangeOf.start(group); at < exchangeOf.end(group); at++) {
        int like = exchangeOf.rows()[at];
        int target = likes.target()[like];
        if (distinct.add(target)) {
          firstOn.addTo(likes.actor()[like], 1);
        }
        from = Math.min(from, likes.time()[like]);
        to = Math.max(to, likes.time()[like]);
        countOwner(target, group);
      }
      targets = distinct.size();
      first = size == 0 ? 0 : from;
      last = size == 0 ? 0 : to;
    }

    private void countOwner(int target, int group) {
      int owner = ownerOfTarget[target];
      if (owner >= 0) {
        owned++;
        likesOfOwner.addTo(owner, 1);
        inside += groupOf[owner] == group ? 1 : 0;
      }
    }

    double insideShare() {
      return owned == 0 ? 0 : (double) inside / owned;
    }

    /** The owner with most of the exchange's likes, -1 where no owner is known. */
    int favourite() {
      return most(likesOfOwner);
    }

    /** The member that is first on most targets, if it is first on most of them; else -1. */
    int dispatcher() {
      int most = most(firstOn);
      return most >= 0 && firstOn.get(most) >= MOST * targets ? most : -1;
    }

    private int most(Int2IntOpenHashMap counts) {
      int most = -1;
      for (int key : sorted(counts)) {
        if (most < 0 || counts.get(key) > counts.get(most)) {
          most = key;
        }
      }
      return most;
    }

    private int[] sorted(Int2IntOpenHashMap counts) {
      int[] keys = counts.keySet().toIntArray();
      Arrays.sort(keys);
      return keys;
    }

    /** Owners outside the group whose content got as much of the exchange as a member gives. */
    int[] buyers() {
      int least = Math.max(3, members.length / 3);
      return Arrays.stream(sorted(likesOfOwner))
          .filter(owner -> groupOf[owner] != groupOf[members[0]])
          .filter(owner -> likesOfOwner.get(owner) >= least)
          .boxed()
          .sorted(
              Comparator.<Integer>comparingInt(owner -> -likesOfOwner.get((int) owner))
                  .thenComparing(owner -> owner))
          .limit(BUYERS_MAX)
          .mapToInt(owner -> owner)
          .sorted()
          .toArray();
    }
  }
}
