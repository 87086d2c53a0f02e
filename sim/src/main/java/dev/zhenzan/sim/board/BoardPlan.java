package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.sim.Worlds;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a scoreboard is to show.
 *
 * @param worlds names of {@link Worlds#names()}, in the order of the table
 * @param accounts how many accounts each world has, at least 300
 * @param use what the seeds are for
 * @param seeds which are scored
 * @param watched on how many of them, from the first on, delays are measured
 * @param rivals what is set beside the engine, the floor aside, which always is
 * @param options the engine's
 */
public record BoardPlan(
    List<String> worlds,
    int accounts,
    Seeds use,
    List<Long> seeds,
    int watched,
    Set<Rival> rivals,
    AuditOptions options) {

  /**
   * Checks the names and the seeds.
   *
   * @throws IllegalArgumentException saying what cannot be
   */
  public BoardPlan {
    worlds = List.copyOf(worlds);
    seeds = List.copyOf(seeds);
    // In the order of the enum, so that the columns of a table are.
    rivals = rivals.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(rivals));
    seeds.forEach(use::check);
    for (String world : worlds) {
      if (!Worlds.names().contains(world)) {
        throw new IllegalArgumentException(
            "no world is named " + world + "; known: " + Worlds.names());
      }
    }
    if (worlds.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException("a scoreboard needs a world and a seed");
    }
  }
}
