package dev.zhenzan.core.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.lockstep.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Proves over seeded graphs of links that the groups are those that sets and a repeated union of
 * triangles and strong edges give, that rings are numbered by their likes, and that their kinds and
 * roles follow from what the members do. Cannot prove that real rings look like these.
 */
class RingFinderTest {
  private static final int ACCOUNTS = 40;
  private static final double NEEDED_NATS = 7;

  /** An edge so far beyond what is needed ties two accounts without a third. */
  private static final int ALONE = 15_000;

  /** Smaller unions are never cut. */
  private static final int CUT_FROM = 6;

  private record Edge(int one, int other, int surprise) {}

  @Test
  void groupsAreTheUnionOfTrianglesOrPartsOfIt() {
    for (long seed : Seeds.first(150)) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Edge> edges = edges(random);
      Rings rings = find(edges, new SmallLog().columns(ACCOUNTS, 1));
      String words = Seeds.repeat(getClass(), seed);
      List<List<Integer>> found =
          rings.rings().stream()
              .map(ring -> Arrays.stream(ring.members()).boxed().toList())
              .toList();
      List<List<Integer>> whole = naive(edges);
      for (List<Integer> members : found) {
        assertTrue(whole.stream().anyMatch(group -> group.containsAll(members)), words);
      }
      for (List<Integer> group : whole) {
        assertTrue(group.size() >= CUT_FROM || found.contains(group), words);
      }
      for (Ring ring : rings.rings()) {
        assertRing(rings, ring, edges, words);
      }
    }
  }

  @Test
  void ringsThatChanceMakesAreNotTold() {
    Ring sure = ring(1, 12, -3_000);
    Ring likely = ring(2, 9, 2_000);
    Ring idle = ring(3, 0, -9_000);
    Ring other = ring(4, 5, -1);
    int[] ringOf = {1, 2, 3, 4, 0};
    Rings all = new Rings(List.of(sure, likely, idle, other), ringOf, new int[0], ringOf, ringOf);
    Rings told = all.convincing();
    assertEquals(List.of(1, 2), told.rings().stream().map(Ring::number).toList());
    assertEquals(List.of(12L, 5L), told.rings().stream().map(Ring::likes).toList());
    assertEquals(List.of(1, 0, 0, 2, 0), Arrays.stream(told.ringOf()).boxed().toList());
  }

  private static Ring ring(int number, int likes, long falseAlarms) {
    return new Ring(
        number,
        RingKind.TASK_GROUP,
        new int[] {number - 1},
        List.of(Role.WORKER),
        likes,
        1,
        0,
        1,
        falseAlarms,
        List.of());
  }

  private static List<Edge> edges(SplittableRandom random) {
    TreeMap<Integer, Edge> edges = new TreeMap<>();
    for (int edge = random.nextInt(60); edge > 0; edge--) {
      int one = random.nextInt(ACCOUNTS - 1);
      int other = random.nextInt(one + 1, ACCOUNTS);
      int surprise = random.nextInt(5_000, ALONE + 1_500);
      edges.put(one * ACCOUNTS + other, new Edge(one, other, surprise));
    }
    return List.copyOf(edges.values());
  }

  /** Groups by repeated union: slow, and no structure but sets. Without likes, by first member. */
  private static List<List<Integer>> naive(List<Edge> edges) {
    List<Edge> links = edges.stream().filter(edge -> edge.surprise >= 1000 * NEEDED_NATS).toList();
    List<Set<Integer>> groups = new ArrayList<>();
    for (int account = 0; account < ACCOUNTS; account++) {
      groups.add(new TreeSet<>(Set.of(account)));
    }
    for (Edge edge : links) {
      if (edge.surprise >= ALONE || hasThird(links, edge)) {
        Set<Integer> left = groupOf(groups, edge.one);
        Set<Integer> right = groupOf(groups, edge.other);
        if (left != right) {
          left.addAll(right);
          groups.remove(right);
        }
      }
    }
    return groups.stream()
        .filter(group -> group.size() >= 3)
        .map(List::copyOf)
        .sorted(Comparator.comparing(group -> group.get(0)))
        .toList();
  }

  private static boolean hasThird(List<Edge> links, Edge edge) {
    for (int third = 0; third < ACCOUNTS; third++) {
      if (isLinked(links, edge.one, third) && isLinked(links, edge.other, third)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLinked(List<Edge> links, int left, int right) {
    return links.stream()
        .anyMatch(
            edge ->
                (edge.one == left && edge.other == right)
                    || (edge.one == right && edge.other == left));
  }

  private static Set<Integer> groupOf(List<Set<Integer>> groups, int account) {
    return groups.stream().filter(group -> group.contains(account)).findFirst().orElseThrow();
  }

  private static void assertRing(Rings rings, Ring ring, List<Edge> edges, String words) {
    assertEquals(ring, rings.rings().get(ring.number() - 1), words);
    assertEquals(ring.members().length, ring.roles().size(), words);
    int before = Integer.MAX_VALUE;
    for (Ring.Link link : ring.links()) {
      Edge edge =
          edges.stream()
              .filter(e -> e.one == link.one() && e.other == link.other())
              .findFirst()
              .orElseThrow();
      assertEquals(edge.surprise, link.millinats(), words);
      assertTrue(link.millinats() <= before, words);
      before = link.millinats();
    }
    for (int member : ring.members()) {
      assertEquals(ring.number(), rings.ringOf()[member], words);
      assertEquals(membership(ring, member), rings.millinats()[member], words);
      assertEquals(0, rings.depth()[member], "nothing is known of depth, " + words);
    }
  }

  /** Half of what the second-closest partner's surprise has beyond the choice of partners. */
  private static int membership(Ring ring, int member) {
    int second =
        ring.links().stream()
            .filter(link -> link.one() == member || link.other() == member)
            .map(Ring.Link::millinats)
            .sorted(Comparator.reverseOrder())
            .skip(1)
            .findFirst()
            .orElse(0);
    double nats = (second / 1000.0 - Math.log(ACCOUNTS)) / 2;
    return (int) Math.round(1000 * Math.max(0, Math.min(6, nats)));
  }

  private static Likes likes(EventColumns events) {
    return Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
  }

  private static Rings find(List<Edge> edges, EventColumns events) {
    Likes likes = likes(events);
    return RingFinder.find(
        likes,
        Depth.of(likes, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL),
        links(edges, new int[edges.size() + 1], new int[0], new int[0]),
        Exchanges.of(likes, new int[] {-1}, Tasks.SERIAL),
        new int[] {-1},
        new int[ACCOUNTS],
        NO_TRAITS,
        Tasks.SERIAL);
  }

  private static final RingFinder.Traits NO_TRAITS =
      new RingFinder.Traits(new int[ACCOUNTS], new int[ACCOUNTS], nowhere());

  private static int[] nowhere() {
    int[] devices = new int[ACCOUNTS];
    Arrays.fill(devices, -1);
    return devices;
  }

  private static Links links(List<Edge> edges, int[] start, int[] earlier, int[] later) {
    int[] activity = new int[ACCOUNTS];
    Arrays.fill(activity, 10);
    return new Links(
        edges.stream().mapToInt(Edge::one).toArray(),
        edges.stream().mapToInt(Edge::other).toArray(),
        edges.stream().mapToInt(Edge::surprise).toArray(),
        new long[edges.size()],
        start,
        earlier,
        later,
        NEEDED_NATS,
        /* lnAccounts= */ Math.log(ACCOUNTS),
        /* inflation= */ 1,
        /* rate= */ 1e-4,
        activity,
        edges.size());
  }

  /** Members 0…5 all tied to each other; who owns what, and what else is known, differs. */
  private static Ring only(SmallLog log, int[] owners, RingFinder.Traits traits) {
    EventColumns events = log.columns(ACCOUNTS, owners.length);
    Likes likes = likes(events);
    List<Edge> edges = new ArrayList<>();
    List<int[]> meetings = new ArrayList<>();
    int[] start = new int[16];
    for (int one = 0; one < 6; one++) {
      for (int other = one + 1; other < 6; other++) {
        meet(likes, one, other, meetings);
        edges.add(new Edge(one, other, 20_000));
        start[edges.size()] = meetings.size();
      }
    }
    int[] earlier = meetings.stream().mapToInt(meeting -> meeting[0]).toArray();
    int[] later = meetings.stream().mapToInt(meeting -> meeting[1]).toArray();
    Exchanges exchanges = Exchanges.of(likes, owners, Tasks.SERIAL);
    Rings rings =
        RingFinder.find(
            likes,
            Depth.of(likes, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL),
            links(edges, start, earlier, later),
            exchanges,
            owners,
            new int[ACCOUNTS],
            traits,
            Tasks.SERIAL);
    assertEquals(1, rings.rings().size());
    return rings.rings().get(0);
  }

  private static void meet(Likes likes, int one, int other, List<int[]> meetings) {
    for (int left = 0; left < likes.size(); left++) {
      for (int right = left + 1; right < likes.size(); right++) {
        int first = likes.actor()[left];
        int second = likes.actor()[right];
        if (likes.target()[left] == likes.target()[right]
            && Math.min(first, second) == one
            && Math.max(first, second) == other) {
          meetings.add(new int[] {left, right});
        }
      }
    }
  }

  /** All six like targets 0…9; account 0 is always first. A crowd likes other things. */
  private static SmallLog task() {
    SmallLog log = new SmallLog();
    for (int target = 0; target < 10; target++) {
      for (int member = 0; member < 6; member++) {
        log.like(target * 1_000_000L + member * 1_000, member, target);
      }
    }
    for (int like = 0; like < 400; like++) {
      log.like(like * 10_000L, 6 + like % 30, 10 + like % 17);
    }
    return log;
  }

  private static int[] owners(int first, int count) {
    int[] owners = new int[30];
    Arrays.setAll(owners, target -> target < 10 ? first + target % count : -1);
    return owners;
  }

  @Test
  void aTaskGroupHasADispatcherAndBuyers() {
    Ring ring = only(task(), owners(30, 2), NO_TRAITS);
    assertEquals(RingKind.TASK_GROUP, ring.kind());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 30, 31), Arrays.stream(ring.members()).boxed().toList());
    assertEquals(Role.DISPATCHER, ring.roles().get(0));
    assertEquals(
        List.of(Role.WORKER, Role.BUYER), List.of(ring.roles().get(5), ring.roles().get(6)));
    assertEquals(60, ring.likes());
    assertEquals(10, ring.targets());
    assertEquals(0, ring.first());
    assertEquals(9_005_000, ring.last());
    assertTrue(ring.falseAlarmsMillinats() < 0);
  }

  @Test
  void eachOthersContentMakesAMutualGroup() {
    Ring ring = only(task(), owners(0, 6), NO_TRAITS);
    assertEquals(RingKind.MUTUAL_GROUP, ring.kind());
    assertTrue(ring.roles().stream().allMatch(role -> role == Role.MEMBER));
  }

  @Test
  void oneWayInsideMakesACloudPool() {
    SmallLog pool = new SmallLog();
    for (int target = 0; target < 10; target++) {
      for (int step = 1; step <= 2; step++) {
        pool.like(target * 1_000_000L + step, (target % 6 + step) % 6, target);
      }
    }
    for (int like = 0; like < 400; like++) {
      pool.like(like * 10_000L, 6 + like % 30, 10 + like % 17);
    }
    assertEquals(RingKind.CLOUD_POOL, only(pool, owners(0, 6), NO_TRAITS).kind());
  }

  @Test
  void machinesMakeAFarmAndOneDeviceAMatrix() {
    int[] much = new int[ACCOUNTS];
    Arrays.fill(much, 3_000);
    RingFinder.Traits machines = new RingFinder.Traits(new int[ACCOUNTS], much, nowhere());
    assertEquals(RingKind.SCRIPT_FARM, only(task(), owners(30, 2), machines).kind());
    RingFinder.Traits device = new RingFinder.Traits(much, much, new int[ACCOUNTS]);
    Ring matrix = only(task(), owners(0, 1), device);
    assertEquals(RingKind.ALT_MATRIX, matrix.kind());
    assertEquals(Role.MAIN, matrix.roles().get(0));
    assertEquals(Role.ALT, matrix.roles().get(1));
  }
}
