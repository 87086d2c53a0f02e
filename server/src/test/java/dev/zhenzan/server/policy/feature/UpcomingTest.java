package dev.zhenzan.server.policy.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A feature asked for a like that is about to come is what it is right after the like has come:
 * over seeded events, one in five of them late. And a store that was given only what its horizon
 * holds, the rest recalled, says the same as one that was given everything.
 */
final class UpcomingTest {
  private static final String FEATURES =
      """
      features:
        likes_10m: {count: like, by: actor, within: 10m}
        any_1h: {count: any, by: device, within: 1h}
        views_1d: {count: view, by: actor, within: 1d}
        targets_1h: {distinct: target, of: like, by: actor, within: 1h}
        actors_2d: {distinct: actor, of: any, by: target, within: 2d}
        ratio: {ratio: [likes_10m, any_1h]}
      policies: []
      """;
  private static final long DAY = 86_400_000;

  private record Seen(long id, EventType type, long time, long actor, long target, long device)
      implements Event {
    @Override
    public long owner() {
      return ABSENT;
    }

    @Override
    public long community() {
      return ABSENT;
    }

    @Override
    public long address() {
      return ABSENT;
    }

    @Override
    public long dwellMillis() {
      return ABSENT;
    }

    @Override
    public int completion() {
      return (int) ABSENT;
    }

    @Override
    public int textLength() {
      return (int) ABSENT;
    }
  }

  private static List<Feature> features() {
    Policies read = PolicyReader.read(List.of(Source.of("test", FEATURES)));
    return read.registry().all().stream()
        .filter(each -> !(each.origin() instanceof Origin.Known))
        .toList();
  }

  private static List<Seen> events(long seed, boolean late) {
    Random random = new Random(seed);
    List<Seen> events = new ArrayList<>();
    long now = 1_770_000_000_000L;
    for (int at = 0; at < 20_000; at++) {
      now += random.nextInt(random.nextInt(50) == 0 ? 20_000_000 : 60_000);
      long back = late && random.nextInt(5) == 0 ? (long) (random.nextDouble() * 2 * DAY) : 0;
      EventType type = random.nextInt(3) == 0 ? EventType.VIEW : EventType.LIKE;
      events.add(
          new Seen(
              at,
              type,
              now - back,
              random.nextInt(random.nextInt(20) == 0 ? 2_000 : 6),
              random.nextInt(50),
              random.nextInt(4) - 1));
    }
    return events;
  }

  @Test
  void whatIsAskedBeforeIsWhatIsSoAfter() {
    long seed = Long.getLong("zhenzan.seed", 5);
    List<Feature> features = features();
    FeatureStore store = new FeatureStore(features);
    for (Seen event : events(seed, /* late= */ true)) {
      List<String> before = new ArrayList<>();
      features.forEach(
          each -> before.add(each.name() + store.value(each, event, /* upcoming= */ true)));
      store.add(event);
      List<String> after = new ArrayList<>();
      features.forEach(
          each -> after.add(each.name() + store.value(each, event, /* upcoming= */ false)));
      if (event.type() == EventType.LIKE) {
        assertEquals(after, before, "seed " + seed + ", " + event);
      }
    }
  }

  @Test
  void whatIsBeyondTheHorizonNeedsOnlyBeRecalled() {
    long seed = Long.getLong("zhenzan.seed", 6);
    List<Feature> features = features();
    FeatureStore whole = new FeatureStore(features);
    FeatureStore part = new FeatureStore(features);
    List<Seen> events = events(seed, /* late= */ false);
    long end = events.get(events.size() - 1).time();
    events.forEach(whole::add);
    for (Seen event : events) {
      if (event.time() >= end - part.horizonMillis()) {
        part.add(event);
      } else {
        part.recall(event);
      }
    }
    assertEquals(30 * DAY, part.horizonMillis(), "visits look back the furthest");
    for (long actor = 0; actor < 2_000; actor++) {
      Seen asked = new Seen(0, EventType.LIKE, end + 5, actor, actor % 50, actor % 3);
      for (Feature each : features) {
        Object expected = whole.value(each, asked, /* upcoming= */ true);
        assertEquals(
            expected, part.value(each, asked, /* upcoming= */ true), each.name() + " of " + actor);
      }
    }
  }
}
