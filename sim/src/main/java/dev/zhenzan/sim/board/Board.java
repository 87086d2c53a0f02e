package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.score.Delay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Plays worlds one after the other, lets every method judge each, and scores what they said. One
 * world is held while the next is played; of those that the ceiling learns from, only their
 * features. What a store already knows is not found again.
 */
public final class Board {
  private final BoardPlan plan;
  private final Tasks tasks;
  private final BoardProgress progress;
  private final BoardStore store;
  private final List<WorldScore> scores = new ArrayList<>();
  private final List<Preparation> preparations = new ArrayList<>();

  /** What is known from an earlier run, by world; and how many worlds are to be played. */
  private final Map<String, Known> known = new HashMap<>();

  private final Programme programme;
  private final double steps;
  private double done;

  private Board(
      BoardPlan plan, Tasks tasks, Executor executor, BoardProgress progress, BoardStore store) {
    this.plan = plan;
    this.tasks = tasks;
    this.progress = progress;
    this.store = store;
    List<Programme.Cue> cues = new ArrayList<>();
    for (String world : plan.worlds()) {
      Known here = Known.of(plan, world, store);
      known.put(world, here);
      cues.addAll(here.cues(world));
    }
    steps = Math.max(1, cues.size());
    programme = new Programme(cues, plan.accounts(), executor);
  }

  /** Runs a whole scoreboard and keeps nothing. */
  public static Scoreboard run(
      BoardPlan plan, Tasks tasks, Executor executor, BoardProgress progress) {
    return run(plan, tasks, executor, progress, BoardStore.NONE);
  }

  /**
   * Runs a whole scoreboard.
   *
   * @param tasks who does the work; the scores do not depend on it
   * @param executor plays the next world while one is judged
   * @param progress told what is being done
   * @param store told what was found, and asked before
   */
  public static Scoreboard run(
      BoardPlan plan, Tasks tasks, Executor executor, BoardProgress progress, BoardStore store) {
    Board board = new Board(plan, tasks, executor, progress, store);
    plan.worlds().forEach(board::score);
    return new Scoreboard(
        plan,
        List.copyOf(board.scores),
        board.preparations.stream().flatMap(each -> each.settings().stream()).toList(),
        board.preparations.stream().flatMap(each -> each.worths().stream()).toList());
  }

  private void at(String world, long seed, String what) {
    progress.at(world + " " + seed + ": " + what, done / steps);
  }

  private void score(String world) {
    Known here = known.getOrDefault(world, Known.NOTHING);
    List<Contender> contenders = List.of();
    if (here.learned().isEmpty()) {
      preparations.add(here.preparation());
    } else {
      Setup setup = Setup.of(world, here.learned(), plan, this::play, this::at, tasks);
      done += here.learned().size();
      contenders = setup.contenders();
      preparations.add(setup.preparation());
      store.keep(setup.preparation());
    }
    for (int i = 0; i < plan.seeds().size(); i++) {
      long seed = plan.seeds().get(i);
      boolean watched = i < plan.watched();
      WorldScore score = here.scores().get(seed);
      if (score == null) {
        score = score(world, seed, watched, contenders);
        store.keep(score, watched);
        done++;
      }
      scores.add(score);
      progress.scored(score);
    }
  }

  private Case play(String world, long seed) {
    at(world, seed, "playing");
    Played played = programme.play(world, seed);
    at(world, seed, "judging");
    return Case.of(played, played.analyse(plan.options(), tasks), tasks);
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
    at(world, seed, "rivals");
    @Nullable MethodScore[] judged = new MethodScore[contenders.size()];
    tasks.run(judged.length, rival -> judged[rival] = contenders.get(rival).judge(played));
    for (MethodScore rival : judged) {
      if (rival != null) {
        methods.add(rival);
      }
    }
    Delay delay = null;
    if (watched) {
      at(world, seed, "watching day by day");
      delay = Watch.of(played.world(), plan.options(), tasks);
    }
    EngineScore engine = EngineScore.of(played.world(), findings, delay);
    return new WorldScore(world, seed, List.copyOf(methods), engine);
  }
}
