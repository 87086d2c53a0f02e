package dev.zhenzan.sim.board;

import java.util.List;

/**
 * How rivals were made ready for one world.
 *
 * @param world its name
 * @param settings what was chosen for each; empty where nobody is guilty
 * @param worths what the ceiling looks at; one or none
 */
public record Preparation(
    String world, List<Scoreboard.Setting> settings, List<Scoreboard.Worths> worths) {}
