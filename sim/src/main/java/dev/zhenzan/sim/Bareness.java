package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** Takes away all that a bare list of likes does not have. */
final class Bareness {
  private Bareness() {}

  /** The same world as its likes alone, with id, actor, target and time, and without profiles. */
  static World strip(World world) {
    List<SimEvent> likes = new ArrayList<>();
    for (SimEvent event : world.events()) {
      if (event.type() == EventType.LIKE) {
        likes.add(bare(event));
      }
    }
    return new World(world.name(), world.seed(), likes, List.of(), world.truth());
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
