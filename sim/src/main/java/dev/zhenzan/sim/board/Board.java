package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.score.Delay;
import java.util.ArrayList;
import java.util.List;

/** Plays worlds one after the other, lets every method judge each, and scores what they said. */
public final class Board {
  private final BoardPlan plan;
  private final Tasks tasks;
  private final BoardProgress progress;
  private final int steps;
  private int step;

  private Board(BoardPlan plan, Tasks tasks, BoardProgress progress) {
    this.plan = plan;
    this.tasks = tasks;
    this.progress = progress;
    steps = plan.worlds().size() * plan.seeds().size();
  }

  /**
   * Runs a whole scoreboard.
   *
   * @param tasks who does the engine's work; the scores do not depend on it
   * @return by world and seed, in the order of the plan
   */
  public static List<WorldScore> run(BoardPlan plan, Tasks tasks, BoardProgress progress) {
    return new Board(plan, tasks, progress).all();
  }

  private List<WorldScore> all() {
    List<WorldScore> scores = new ArrayList<>();
    for (String world : plan.worlds()) {
      for (int i = 0; i < plan.seeds().size(); i++) {
        scores.add(score(world, plan.seeds().get(i), i < plan.watched()));
        step++;
      }
    }
    return List.copyOf(scores);
  }

  private void at(String world, long seed, String what) {
    progress.at(world + " " + seed + ": " + what, (double) step / steps);
  }

  private WorldScore score(String world, long seed, boolean watched) {
    at(world, seed, "playing");
    Played played = Played.of(world, plan.accounts(), seed);
    at(world, seed, "judging");
    Findings findings = played.analyse(plan.options(), tasks);
    List<MethodScore> methods = new ArrayList<>();
    methods.add(MethodScore.of(EngineScore.ENGINE, played, EngineScore.ruling(played, findings)));
    double[] rate = RateRule.score(played.events());
    methods.add(MethodScore.of("floor", played, Ruling.byCut(played, rate, RateRule.CUT)));
    Delay delay = null;
    if (watched) {
      at(world, seed, "watching day by day");
      delay = Watch.of(played, plan.options(), tasks);
    }
    return new WorldScore(
        world, seed, List.copyOf(methods), EngineScore.of(played, findings, delay));
  }
}
