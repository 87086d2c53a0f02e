package dev.zhenzan.sim.board;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.ceiling.Ceiling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rivals made ready for one world, from tuning seeds only; once for all seeds that are scored.
 *
 * @param contenders in the order of the plan's rivals
 * @param preparation how
 */
record Setup(List<Contender> contenders, Preparation preparation) {

  /** Plays and judges a world. */
  interface Stage {
    Case play(String world, long seed);
  }

  /** Told what begins. */
  interface Told {
    void at(String world, long seed, String what);
  }

  /** Makes them ready; the last seed learned from is the cutting seed. */
  static Setup of(
      String world, List<Long> learned, BoardPlan plan, Stage stage, Told told, Tasks tasks) {
    List<Ceiling.Lesson> lessons = new ArrayList<>();
    for (long seed : learned.subList(0, learned.size() - 1)) {
      Case played = stage.play(world, seed);
      told.at(world, seed, "taking features");
      lessons.add(new Ceiling.Lesson(played.features(), played.guilty()));
    }
    Ceiling ceiling = null;
    List<Scoreboard.Worths> worths = new ArrayList<>();
    if (!lessons.isEmpty()) {
      told.at(world, Seeds.CUTTING, "training the ceiling");
      ceiling = Contenders.learn(lessons, tasks);
      worths.add(new Scoreboard.Worths(world, ceiling.worth()));
    }
    Case cutting = stage.play(world, Seeds.CUTTING);
    told.at(world, Seeds.CUTTING, "setting rivals up");
    List<Contender> contenders = contenders(plan, cutting, ceiling);
    List<Scoreboard.Setting> settings =
        contenders.stream()
            .map(each -> new Scoreboard.Setting(world, each.rival(), each.setting(), each.cut()))
            .toList();
    return new Setup(contenders, new Preparation(world, settings, List.copyOf(worths)));
  }

  private static List<Contender> contenders(
      BoardPlan plan, Case cutting, @Nullable Ceiling ceiling) {
    List<Contender> contenders = new ArrayList<>();
    for (Rival rival : plan.rivals()) {
      List<Contender.Try> tries = ceiling == null ? rival.tries() : rival.tries(ceiling);
      contenders.add(Contender.best(rival, tries, cutting));
    }
    return List.copyOf(contenders);
  }
}
