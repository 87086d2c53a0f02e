package dev.zhenzan.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Part;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that worlds follow from their seed, that their truth is consistent with their events, and
 * that behaviour has the shapes that it claims. Cannot prove that real people behave like this.
 */
class WorldsTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ACCOUNTS = 1_200;

  /** Worlds do not change, so that each is made once. */
  private static final Map<String, World> MADE = new HashMap<>();

  static List<String> names() {
    return Worlds.names();
  }

  private static World world(String name) {
    return MADE.computeIfAbsent(name, key -> Worlds.small(key, ACCOUNTS, SEED));
  }

  private static World plain() {
    return world("plain");
  }

  @ParameterizedTest
  @MethodSource("names")
  void truthAgreesWithTheEvents(String name) {
    World world = world(name);
    Map<String, SimEvent> likes = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (SimEvent event : world.events()) {
      assertTrue(ids.add(event.id()), "an id occurs twice");
      assertTrue(world.truth().accounts().containsKey(event.actor()));
      if (event.type() == EventType.LIKE) {
        likes.put(event.id(), event);
      }
    }
    for (String fake : world.truth().fakeLikeIds()) {
      SimEvent like = likes.get(fake);
      assertTrue(like != null, "a brushed like is no like of the world");
      assertEquals(1, world.truth().accounts().get(like.actor()).label());
    }
    for (Truth.AccountTruth truth : world.truth().accounts().values()) {
      assertEquals(truth.label() == 0, truth.attack().isEmpty());
      assertTrue(truth.label() == 0 || !truth.ring().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void eventsAreInOrderAndEachLikeStandsOnce(String name) {
    World world = world(name);
    Set<String> standing = new HashSet<>();
    long before = Long.MIN_VALUE;
    for (SimEvent event : world.events()) {
      assertTrue(event.time() >= before);
      before = event.time();
      String pair = event.actor() + " " + event.target();
      if (event.type() == EventType.LIKE) {
        assertTrue(standing.add(pair), "a second like while the first stands");
        assertNotEquals(event.actor(), event.owner());
      } else if (event.type() == EventType.UNLIKE) {
        assertTrue(standing.remove(pair), "nothing to take back");
      }
    }
    WorldColumns.of(world).checkOrder();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theNumberOfAccountsIsAboutAsAskedFor(String name) {
    World world = world(name);
    assertEquals(ACCOUNTS, world.truth().accounts().size(), 0.25 * ACCOUNTS);
  }

  @Test
  void theSameSeedGivesTheSameWorldAndAnotherSeedAnother() {
    World one = plain();
    World again = Worlds.small("plain", ACCOUNTS, SEED);
    assertEquals(one, again);
    assertNotEquals(one.events(), Worlds.small("plain", ACCOUNTS, SEED + 1).events());
  }

  @Test
  void everyAttackAndEveryInnocentCrowdIsThere() {
    World world = plain();
    Set<String> attacks = new TreeSet<>();
    Set<String> backgrounds = new TreeSet<>();
    Map<String, Integer> fakes = new HashMap<>();
    for (Truth.AccountTruth truth : world.truth().accounts().values()) {
      attacks.add(truth.attack());
      backgrounds.add(truth.background());
    }
    for (SimEvent event : world.events()) {
      if (world.truth().fakeLikeIds().contains(event.id())) {
        fakes.merge(world.truth().accounts().get(event.actor()).attack(), 1, Integer::sum);
      }
    }
    Set<String> expected =
        Set.of(
            "mutual_group",
            "task_group",
            "alt_matrix",
            "cloud_pool",
            "script_farm",
            "raised_accounts",
            "purchased_likes");
    attacks.remove("");
    assertEquals(expected, attacks);
    assertEquals(expected, fakes.keySet());
    assertTrue(
        backgrounds.containsAll(
            Set.of(
                "public",
                "friends",
                "fan_club",
                "live_room",
                "campus_nat",
                "company_nat",
                "carrier_nat",
                "family_tablet",
                "trade_fair",
                "newcomers",
                "welcomers",
                "flash_crowd",
                "power_users",
                "night_shift",
                "classroom")),
        backgrounds.toString());
  }

  @Test
  void theInnocentWorldHasNoAbuse() {
    World world = world("innocent");
    assertTrue(world.truth().fakeLikeIds().isEmpty());
    assertTrue(world.truth().accounts().values().stream().allMatch(truth -> truth.label() == 0));
  }

  @Test
  void victimsAreLikedByTheRingAndInnocent() {
    World world = world("victim");
    Map<String, Integer> fakesByOwner = new HashMap<>();
    for (SimEvent event : world.events()) {
      if (world.truth().fakeLikeIds().contains(event.id())) {
        fakesByOwner.merge(String.valueOf(event.owner()), 1, Integer::sum);
      }
    }
    List<String> victims =
        world.truth().accounts().entrySet().stream()
            .filter(entry -> entry.getValue().background().equals("victim"))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(6, victims.size());
    for (String victim : victims) {
      assertEquals(0, world.truth().accounts().get(victim).label());
      assertTrue(fakesByOwner.getOrDefault(victim, 0) > 20);
    }
  }

  @Test
  void aBareWorldHasOnlyActorTargetAndTime() {
    WorldColumns columns = WorldColumns.open(world("bare"));
    assertNull(columns.events().owner());
    assertNull(columns.events().device());
    assertNull(columns.events().address());
    assertNull(columns.events().community());
    assertNull(columns.events().dwellMillis());
    assertNull(columns.events().completion());
    assertFalse(columns.events().has(EventType.VIEW));
  }

  /** What is lost without a column can be measured only if nothing else differs. */
  @Test
  void worldsWithMissingColumnsArePlainEventForEvent() {
    List<SimEvent> plain = plain().events();
    World noDevice = world("no-device");
    World noViews = world("no-views");
    assertEquals(plain.size(), noDevice.events().size());
    for (int i = 0; i < plain.size(); i++) {
      SimEvent event = noDevice.events().get(i);
      assertEquals(plain.get(i).id(), event.id());
      assertEquals(plain.get(i).dwellMillis(), event.dwellMillis());
      assertNull(event.device());
      assertNull(event.ip());
    }
    List<String> seen =
        plain.stream().filter(e -> e.type() != EventType.VIEW).map(SimEvent::id).toList();
    assertEquals(seen, noViews.events().stream().map(SimEvent::id).toList());
    assertTrue(noViews.events().stream().allMatch(e -> e.dwellMillis() < 0));
    assertTrue(noViews.events().stream().anyMatch(e -> e.device() != null));
    assertEquals(plain().truth(), noDevice.truth());
    assertEquals(plain().truth(), noViews.truth());
    assertEquals(plain().truth().accounts(), world("bare").truth().accounts());
  }

  /** Without rotation nearly every account would work in both halves. */
  @Test
  void aRotatingFarmChangesAccountsAndDevicesMidway() {
    World world = world("rotation");
    long start = world.events().get(0).time();
    Map<Boolean, Set<String>> accounts = new HashMap<>();
    Map<Boolean, Set<String>> devices = new HashMap<>();
    for (SimEvent event : world.events()) {
      double days = (event.time() - start) / 86_400_000.0;
      boolean fake = world.truth().fakeLikeIds().contains(event.id());
      if (fake && (days < 6 || days > 8) && attackOf(world, event.actor()).equals("script_farm")) {
        accounts.computeIfAbsent(days < 7, half -> new HashSet<>()).add(event.actor());
        devices.computeIfAbsent(days < 7, half -> new HashSet<>()).add("" + event.device());
      }
    }
    assertTrue(accounts.get(true).size() > 20 && accounts.get(false).size() > 20);
    assertTrue(Collections.disjoint(accounts.get(true), accounts.get(false)));
    assertTrue(Collections.disjoint(devices.get(true), devices.get(false)));
  }

  @Test
  void mutualGroupMembersGiveGenuineLikesToo() {
    World world = plain();
    long genuine =
        world.events().stream()
            .filter(event -> event.type() == EventType.LIKE)
            .filter(event -> attackOf(world, event.actor()).equals("mutual_group"))
            .filter(event -> !world.truth().fakeLikeIds().contains(event.id()))
            .count();
    assertTrue(genuine > 100, "only " + genuine);
  }

  private static String attackOf(World world, String account) {
    return world.truth().accounts().get(account).attack();
  }

  /** Healthy: about 5 between the liveliest and the quietest hour; without rhythm it would be 1. */
  @Test
  void daysHaveARhythm() {
    int[] hours = new int[24];
    for (SimEvent event : world("innocent").events()) {
      if (event.type() == EventType.LIKE) {
        hours[(int) (event.time() / 3_600_000 % 24)]++;
      }
    }
    int most = 0;
    int least = Integer.MAX_VALUE;
    for (int count : hours) {
      most = Math.max(most, count);
      least = Math.min(least, count);
    }
    assertTrue(most > 2 * least, most + " against " + least);
  }

  /** Healthy: about half; with even popularity a tenth of the posts would get a tenth. */
  @Test
  void theMostPopularTenthOfPostsGetsALargePartOfTheLikes() {
    assertTopTenth(0.35, SimEvent::target);
  }

  /** Healthy: about half; with even activity a tenth of the accounts would give a tenth. */
  @Test
  void theMostActiveTenthOfAccountsGivesALargePartOfTheLikes() {
    assertTopTenth(0.3, SimEvent::actor);
  }

  private static void assertTopTenth(double least, Function<SimEvent, String> by) {
    Map<String, Long> counts =
        world("innocent").events().stream()
            .filter(event -> event.type() == EventType.LIKE)
            .collect(Collectors.groupingBy(by, Collectors.counting()));
    List<Long> falling = counts.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
    long all = falling.stream().mapToLong(Long::longValue).sum();
    long top = falling.stream().limit(falling.size() / 10).mapToLong(Long::longValue).sum();
    assertTrue(top > least * all, top + " of " + all);
  }

  /** Names are shuffled: the guilty sit in the middle of the name order like anybody. */
  @Test
  void namesDoNotTellWhoIsGuilty() {
    double sum = 0;
    int guilty = 0;
    int rank = 0;
    World world = plain();
    for (Truth.AccountTruth truth : world.truth().accounts().values()) {
      if (truth.label() == 1) {
        sum += rank;
        guilty++;
      }
      rank++;
    }
    assertEquals(0.5, sum / guilty / rank, 0.1);
    assertTrue(world.truth().accounts().keySet().stream().anyMatch(name -> name.charAt(0) > 127));
  }

  @Test
  void aPartIsNotDisturbedByAnotherOneBehindIt() {
    List<Part> parts = new Programme(1_000).allInnocents().parts();
    World few = new WorldPlan("few", 6, 800, parts.subList(0, 3)).play(SEED);
    World more = new WorldPlan("more", 6, 800, parts.subList(0, 4)).play(SEED);
    assertEquals(members(few, "friends"), members(more, "friends"));
    assertEquals(members(few, "fan_club"), members(more, "fan_club"));
    assertFalse(members(more, "live_room").isEmpty());
  }

  private static List<String> members(World world, String background) {
    return world.truth().accounts().entrySet().stream()
        .filter(entry -> entry.getValue().background().equals(background))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void unknownWorldsAndTinyOnesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Worlds.small("nowhere", ACCOUNTS, SEED));
    assertThrows(IllegalArgumentException.class, () -> Worlds.small("plain", 10, SEED));
  }
}
