package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.score.Delay;
import org.jspecify.annotations.Nullable;

/**
 * A world judged again at the end of every day, from nothing but what had happened until then, as
 * an operator would who watches a growing log.
 */
final class Watch {
  private static final Epochs DAYS = new Epochs(86_400_000);

  private Watch() {}

  /** How soon the guilty were caught. */
  static Delay of(Played world, AuditOptions options, Tasks tasks) {
    int accounts = world.people().met();
    @Nullable Long[] flagged = new Long[accounts];
    long[] time = world.events().time();
    int size = world.events().size();
    int rows = 0;
    while (rows < size) {
      long end = DAYS.last(DAYS.of(time[rows])) + 1;
      while (rows < size && time[rows] < end) {
        rows++;
      }
      Prefix prefix = Prefix.of(world, rows);
      Findings findings =
          Engine.analyse(prefix.events(), prefix.profiles(), options, tasks, Progress.NONE);
      for (int id = 0; id < prefix.accounts().length; id++) {
        int account = prefix.accounts()[id];
        if (flagged[account] == null && findings.verdicts().isFlagged(id)) {
          flagged[account] = end;
        }
      }
    }
    return Delay.of(firstFake(world, accounts), flagged);
  }

  private static @Nullable Long[] firstFake(Played world, int accounts) {
    @Nullable Long[] first = new Long[accounts];
    for (int row = 0; row < world.events().size(); row++) {
      int actor = world.events().actor()[row];
      if (world.fake()[row] && first[actor] == null) {
        first[actor] = world.events().time()[row];
      }
    }
    return first;
  }
}
