package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.ceiling.Ceiling;
import dev.zhenzan.sim.score.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Plays worlds one after the other, lets every method judge each, and scores what they said. One
 * world is held while the next is played; of those that the ceiling learns from, only their
 * features.
 */
public final class Board {
  private final BoardPlan plan;
  private final Tasks tasks;
  private final BoardProgress progress;
  private final List<WorldScore> scores = new ArrayList<>();
  private final List<Scoreboard.Setting> settings = new ArrayList<>();
  private final List<Scoreboard.Worths> worths = new ArrayList<>();
  private final Programme programme;
  private final double steps;
  private double done;

  private Board(BoardPlan plan, Tasks tasks, Executor executor, BoardProgress progress) {
    this.plan = plan;
    this.tasks = tasks;
    this.progress = progress;
    programme = new Programme(plan, executor);
    int all = 0;
    for (String world : plan.worlds()) {
      all += plan.seeds().size() + Programme.learned(plan, world).size();
    }
    steps = all;
  }

  /**
   * Runs a whole scoreboard.
   *
   * @param tasks who does the engine's work; the scores do not depend on it
   * @param executor plays the next world while one is judged
   * @param progress told what is being done
   */
  public static Scoreboard run(
      BoardPlan plan, Tasks tasks, Executor executor, BoardProgress progress) {
    Board board = new Board(plan, tasks, executor, progress);
    plan.worlds().forEach(board::score);
    return new Scoreboard(
        plan, List.copyOf(board.scores), List.copyOf(board.settings), List.copyOf(board.worths));
  }

  private void at(String world, long seed, String what) {
    progress.at(world + " " + seed + ": " + what, done / steps);
  }

  private void score(String world) {
    List<Contender> contenders = contenders(world);
    for (int i = 0; i < plan.seeds().size(); i++) {
      WorldScore score = score(world, plan.seeds().get(i), i < plan.watched(), contenders);
      scores.add(score);
      done++;
      progress.scored(score);
    }
  }

  private Case play(String world, long seed) {
    at(world, seed, "playing");
    Played played = programme.play(world, seed);
    at(world, seed, "judging");
    return Case.of(played, played.analyse(plan.options(), tasks));
  }

  private WorldScore score(String world, long seed, boolean watched, List<Contender> contenders) {
    Case played = play(world, seed);
    Findings findings = played.findings();
    List<MethodScore> methods = new ArrayList<>();
    Ruling ruling = EngineScore.ruling(played.world(), findings);
    methods.add(MethodScore.of(EngineScore.ENGINE, played.world(), ruling));
    double[] rate = RateRule.score(played.world().events());
    Ruling byRate = Ruling.byCut(played.world(), rate, RateRule.CUT);
    methods.add(MethodScore.of("floor", played.world(), byRate));
    for (Contender contender : contenders) {
      at(world, seed, contender.rival().id());
      methods.add(contender.judge(played));
    }
    Delay delay = null;
    if (watched) {
      at(world, seed, "watching day by day");
      delay = Watch.of(played.world(), plan.options(), tasks);
    }
    EngineScore engine = EngineScore.of(played.world(), findings, delay);
    return new WorldScore(world, seed, List.copyOf(methods), engine);
  }

  /** The rivals, ready; none where nobody is guilty and so nothing can be learned. */
  private List<Contender> contenders(String world) {
    List<Long> learned = Programme.learned(plan, world);
    if (learned.isEmpty()) {
      return List.of();
    }
    List<Ceiling.Lesson> lessons = new ArrayList<>();
    for (long seed : learned.subList(0, learned.size() - 1)) {
      Case played = play(world, seed);
      at(world, seed, "taking features");
      lessons.add(new Ceiling.Lesson(played.features(), played.guilty()));
      done++;
    }
    Ceiling ceiling = null;
    if (!lessons.isEmpty()) {
      at(world, Seeds.CUTTING, "training the ceiling");
      ceiling = Contenders.learn(lessons, tasks);
      worths.add(new Scoreboard.Worths(world, ceiling.worth()));
    }
    List<Contender> contenders = setUp(play(world, Seeds.CUTTING), ceiling);
    done++;
    return contenders;
  }

  private List<Contender> setUp(Case cutting, @Nullable Ceiling ceiling) {
    String world = cutting.world().world();
    List<Contender> contenders = new ArrayList<>();
    for (Rival rival : plan.rivals()) {
      at(world, Seeds.CUTTING, "setting up " + rival.id());
      List<Contender.Try> tries = ceiling == null ? rival.tries() : rival.tries(ceiling);
      Contender ready = Contender.best(rival, tries, cutting);
      contenders.add(ready);
      settings.add(new Scoreboard.Setting(world, rival, ready.setting(), ready.cut()));
    }
    return contenders;
  }
}
