package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.StageColumns;
import dev.zhenzan.sim.WorldOrder;
import dev.zhenzan.sim.Worlds;

/**
 * One world after it was played, as columns; its names are forgotten, as nobody here needs them.
 *
 * @param world its name
 * @param seed its seed
 * @param events what the platform logged
 * @param profiles what it knows of the accounts
 * @param fake by row, whether it is a brushed like
 * @param people the truth about everybody
 */
public record Played(
    String world,
    long seed,
    EventColumns events,
    Profiles profiles,
    boolean[] fake,
    People people) {

  /** Plays a named world of the usual length; see {@link Worlds#columns}. */
  public static Played of(String name, int accounts, long seed) {
    StageColumns columns = Worlds.columns(WorldOrder.of(name, accounts, seed));
    return new Played(
        name, seed, columns.events(), columns.profiles(), columns.fake(), People.of(columns));
  }

  /** What the engine says of it. */
  public Findings analyse(AuditOptions options, Tasks tasks) {
    return Engine.analyse(events, profiles, options, tasks, Progress.NONE);
  }
}
