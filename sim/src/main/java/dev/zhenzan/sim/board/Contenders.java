package dev.zhenzan.sim.board;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.ceiling.Boosting;
import dev.zhenzan.sim.ceiling.Ceiling;
import dev.zhenzan.sim.peer.CopyCatch;
import dev.zhenzan.sim.peer.Fraudar;
import dev.zhenzan.sim.peer.SynchroTrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes rivals ready for one world, from tuning seeds only. */
final class Contenders {
  private static final long MINUTE_MILLIS = 60_000;

  private Contenders() {}

  static List<Contender.Try> fraudar() {
    List<Contender.Try> tries = new ArrayList<>();
    for (int blocks : new int[] {1, 10, 30}) {
      tries.add(
          new Contender.Try(blocks + " blocks", world -> Fraudar.score(world.likes(), blocks)));
    }
    return tries;
  }

  static List<Contender.Try> synchroTrap() {
    List<Contender.Try> tries = new ArrayList<>();
    for (int minutes : new int[] {10, 60, 1440}) {
      for (int targets : new int[] {3, 5}) {
        SynchroTrap trap = new SynchroTrap(minutes * MINUTE_MILLIS, targets, /* membersMin= */ 5);
        String setting = minutes + " min, " + targets + " targets, 5 members";
        tries.add(new Contender.Try(setting, world -> trap.score(world.likes())));
      }
    }
    return tries;
  }

  static List<Contender.Try> copyCatch() {
    List<Contender.Try> tries = new ArrayList<>();
    for (int minutes : new int[] {10, 60, 360}) {
      for (int targets : new int[] {4, 8}) {
        CopyCatch search = new CopyCatch(minutes * MINUTE_MILLIS, targets, /* share= */ 0.75);
        String setting =
            String.format(Locale.ROOT, "2 × %d min, %d targets, share 0.75", minutes, targets);
        tries.add(new Contender.Try(setting, world -> search.score(world.likes())));
      }
    }
    return tries;
  }

  static List<Contender.Try> ceiling(Ceiling ceiling) {
    return List.of(new Contender.Try("boosted trees", world -> ceiling.score(world.features())));
  }

  static Ceiling learn(List<Ceiling.Lesson> lessons, Tasks tasks) {
    return Ceiling.learn(lessons, Boosting.Settings.DEFAULTS, tasks);
  }
}
