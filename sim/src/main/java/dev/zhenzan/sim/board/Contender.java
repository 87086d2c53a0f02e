package dev.zhenzan.sim.board;

import dev.zhenzan.sim.score.Confusion;
import dev.zhenzan.sim.score.PrecisionRecall;
import java.util.List;
import java.util.function.Function;

/**
 * A rival that is ready for one world: how it scores accounts, and from which score on it flags.
 *
 * @param rival which
 * @param setting what was chosen for it, for people
 * @param score by account
 * @param cut the least score that is flagged
 */
record Contender(Rival rival, String setting, Function<Case, double[]> score, double cut) {

  /** One way to set a rival up. */
  record Try(String setting, Function<Case, double[]> score) {}

  /** The rival at its best in hindsight, by F1, in a world that is never scored. */
  static Contender best(Rival rival, List<Try> tries, Case cutting) {
    double[][] scores = new double[tries.size()][];
    cutting.tasks().run(scores.length, at -> scores[at] = tries.get(at).score.apply(cutting));
    Contender best = null;
    double bestF1 = -1;
    boolean[] guilty = cutting.guilty();
    for (int at = 0; at < scores.length; at++) {
      Try each = tries.get(at);
      double[] score = scores[at];
      double cut = PrecisionRecall.bestCut(guilty, score);
      double f1 = f1(guilty, score, cut);
      if (best == null || f1 > bestF1) {
        best = new Contender(rival, each.setting, each.score, cut);
        bestF1 = f1;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("nothing to try");
    }
    return best;
  }

  private static double f1(boolean[] guilty, double[] score, double cut) {
    boolean[] flagged = new boolean[score.length];
    for (int id = 0; id < score.length; id++) {
      flagged[id] = score[id] >= cut;
    }
    Confusion confusion = Confusion.of(guilty, flagged);
    return confusion.truePositives() == 0 ? 0 : confusion.f1();
  }

  MethodScore judge(Case world) {
    return MethodScore.of(
        rival.id(), world.world(), Ruling.byCut(world.world(), score.apply(world), cut));
  }
}
