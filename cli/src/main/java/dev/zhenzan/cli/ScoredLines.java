package dev.zhenzan.cli;

import dev.zhenzan.sim.board.BoardProgress;
import dev.zhenzan.sim.board.MethodScore;
import dev.zhenzan.sim.board.WorldScore;
import java.util.List;
import java.util.Locale;

/**
 * One line for each world as soon as it is scored: a run that is broken off has still said what it
 * found.
 */
final class ScoredLines implements BoardProgress {
  private final ProgressLine line;

  ScoredLines(ProgressLine line) {
    this.line = line;
  }

  @Override
  public void at(String step, double done) {
    line.at(step, done);
  }

  @Override
  public void scored(WorldScore score) {
    line.say(text(score, line.elapsed().toSeconds()));
  }

  /** Methods with the area under their curve; of those that flag nobody's guilt, their flags. */
  static String text(WorldScore score, long seconds) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%5d s  %s %d:", seconds, score.world(), score.seed()));
    List<MethodScore> methods = score.methods();
    for (MethodScore method : methods) {
      double auprc = method.accounts().auprc();
      text.append(' ').append(method.method()).append(' ');
      text.append(
          Double.isNaN(auprc)
              ? method.accounts().confusion().falsePositives() + " wrong flags"
              : String.format(Locale.ROOT, "%.3f", auprc));
    }
    return text.toString();
  }
}
