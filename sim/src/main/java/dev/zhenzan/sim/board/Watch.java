package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.score.Delay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world judged again at the end of every day, from nothing but what had happened until then, as
 * an operator would who watches a growing log.
 */
final class Watch {
  private static final Epochs DAYS = new Epochs(86_400_000);

  private Watch() {}

  /**
   * How soon the guilty were caught. Every day is judged by itself, so that days may share work.
   */
  static Delay of(Played world, AuditOptions options, Tasks tasks) {
    List<Day> days = days(world);
    List<BitSet> flagged = new ArrayList<>(Collections.nCopies(days.size(), new BitSet()));
    // The last day costs the most, so it comes first.
    tasks.run(
        days.size(),
        piece -> {
          int day = days.size() - 1 - piece;
          flagged.set(day, flagged(world, days.get(day).rows, options));
        });
    int accounts = world.people().met();
    @Nullable Long[] caught = new Long[accounts];
    for (int day = days.size() - 1; day >= 0; day--) {
      long end = days.get(day).end;
      flagged.get(day).stream().forEach(account -> caught[account] = end);
    }
    return Delay.of(firstFake(world, accounts), caught);
  }

  /** A day's end, and how many rows lie before it. */
  private record Day(long end, int rows) {}

  private static List<Day> days(Played world) {
    List<Day> days = new ArrayList<>();
    long[] time = world.events().time();
    int size = world.events().size();
    int rows = 0;
    while (rows < size) {
      long end = DAYS.last(DAYS.of(time[rows])) + 1;
      while (rows < size && time[rows] < end) {
        rows++;
      }
      days.add(new Day(end, rows));
    }
    return days;
  }

  /** Who is flagged when only the first rows have happened, by id at large. */
  private static BitSet flagged(Played world, int rows, AuditOptions options) {
    Prefix prefix = Prefix.of(world, rows);
    Findings findings =
        Engine.analyse(prefix.events(), prefix.profiles(), options, Tasks.SERIAL, Progress.NONE);
    BitSet flagged = new BitSet();
    for (int id = 0; id < prefix.accounts().length; id++) {
      if (findings.verdicts().isFlagged(id)) {
        flagged.set(prefix.accounts()[id]);
      }
    }
    return flagged;
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
