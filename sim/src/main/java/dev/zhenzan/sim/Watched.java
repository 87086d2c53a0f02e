package dev.zhenzan.sim;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.stage.Platform;
import dev.zhenzan.sim.stage.Stage;
import dev.zhenzan.sim.stage.Verdicts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plays a plan on a platform that audits itself with this project's own engine, and publishes whom
 * it flags at the end of every epoch, so that brushers can plan anew.
 *
 * <p>The world is played again for every epoch, up to its end. That is sound because a deed depends
 * on earlier verdicts only: what was done in an epoch is the same in every later playing, which a
 * test checks. It costs two and a half playings and three audits of parts of the log.
 */
final class Watched {
  static final int EPOCHS = 4;

  private Watched() {}

  /** Who judges a log that ends with an epoch. */
  @FunctionalInterface
  interface Auditor {
    /** The accounts that are flagged, by the numbers of their people. */
    BitSet flagged(Curtain soFar);
  }

  static Stage play(WorldPlan plan, long seed, Auditor auditor) {
    List<BitSet> published = new ArrayList<>();
    Platform platform =
        new Platform(
            EPOCHS,
            epoch ->
                epoch < published.size()
                    ? person -> published.get(epoch).get(person.number())
                    : Verdicts.NONE);
    for (int epoch = 0; epoch < EPOCHS - 1; epoch++) {
      Stage soFar = plan.playOn(seed, platform, platform.begins(plan.span(), epoch + 1));
      published.add(auditor.flagged(Curtain.close(plan.name(), soFar, Reported.ALL)));
    }
    return plan.playOn(seed, platform, plan.span().end());
  }

  /** The engine with its usual options. */
  static BitSet engine(Curtain soFar) {
    StageColumns columns = new StageColumns(soFar);
    Findings findings =
        Engine.analyse(
            columns.events(),
            columns.profiles(),
            AuditOptions.DEFAULTS,
            Tasks.SERIAL,
            Progress.NONE);
    BitSet flagged = new BitSet();
    int[] persons = columns.persons();
    for (int account = 0; account < persons.length; account++) {
      if (findings.verdicts().isFlagged(account)) {
        flagged.set(persons[account]);
      }
    }
    return flagged;
  }
}
