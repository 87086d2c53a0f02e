package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes away all that a bare list of likes does not have. */
final class Bareness {
  private Bareness() {}

  /**
   * The same world as a platform exports it from a table of likes: those that stand at the end,
   * with id, actor, target and time, and without profiles.
   */
  static World strip(World world) {
    Map<Pair, SimEvent> standing = new LinkedHashMap<>();
    for (SimEvent event : world.events()) {
      Pair pair = new Pair(event.actor(), event.target());
      if (event.type() == EventType.LIKE) {
        standing.put(pair, bare(event));
      } else if (event.type() == EventType.UNLIKE) {
        standing.remove(pair);
      }
    }
    Truth truth = new Truth(world.truth().accounts(), fakesAmong(standing, world.truth()));
    List<SimEvent> likes = new ArrayList<>(standing.values());
    return new World(world.name(), world.seed(), likes, List.of(), truth);
  }

  private record Pair(String actor, String target) {}

  private static Set<String> fakesAmong(Map<Pair, SimEvent> standing, Truth truth) {
    Set<String> fakes = new LinkedHashSet<>();
    for (SimEvent like : standing.values()) {
      if (truth.fakeLikeIds().contains(like.id())) {
        fakes.add(like.id());
      }
    }
    return fakes;
  }

  private static SimEvent bare(SimEvent event) {
    return new SimEvent(
        event.id(),
        event.type(),
        event.time(),
        event.actor(),
        event.target(),
        null,
        null,
        null,
        null,
        -1,
        Double.NaN,
        -1);
  }
}
