package dev.zhenzan.sim.board;

import dev.zhenzan.sim.ceiling.Ceiling;
import java.util.List;

/**
 * A whole scoreboard.
 *
 * @param plan what was asked for
 * @param scores by world and seed, in the order of the plan
 * @param settings how each rival was set up in each world
 * @param worths what the ceiling looks at in each world
 */
public record Scoreboard(
    BoardPlan plan, List<WorldScore> scores, List<Setting> settings, List<Worths> worths) {

  /**
   * How a rival was set up.
   *
   * @param world where
   * @param rival which
   * @param setting its parameters, for people
   * @param cut the least score that is flagged; infinite if nobody is
   */
  public record Setting(String world, Rival rival, String setting, double cut) {}

  /**
   * What the ceiling looks at.
   *
   * @param world where
   * @param features the most useful first
   */
  public record Worths(String world, List<Ceiling.Worth> features) {}

  /** One line for each world and method. */
  public List<Summary> summaries() {
    return Summary.of(scores);
  }
}
