package dev.zhenzan.server.book;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.gather.Gathered;

/**
 * What the engine said of the log as far as one closing looks: the very engine of the audit, over
 * the very columns that the audit would have read from a file of the same events.
 *
 * @param head rows from here on were not looked at
 * @param endMillis nor was what is later than this
 * @param names the names by the ids of the columns
 * @param logRow for each row of the columns the row of the log
 */
record Analysed(
    int head,
    long endMillis,
    EventColumns events,
    Gathered names,
    int[] logRow,
    Findings findings) {

  /**
   * Analyses a copy that nobody else uses.
   *
   * @param copy the first {@code head} rows
   */
  static Analysed of(
      Gathered copy, long endMillis, AuditOptions options, Tasks tasks, Progress progress) {
    int head = copy.size();
    progress.at("log", 0);
    int[] rows = copy.detach(endMillis);
    Gathered.Sorted sorted = copy.finish(tasks);
    int[] arrival = sorted.arrival();
    int[] logRow = new int[arrival.length];
    for (int row = 0; row < logRow.length; row++) {
      logRow[row] = rows[arrival[row]];
    }
    EventColumns events = sorted.events();
    Findings findings = Engine.analyse(events, Profiles.NONE, options, tasks, progress);
    return new Analysed(head, endMillis, events, copy, logRow, findings);
  }

  /** The kind of signal that speaks loudest for brushing, as a reason; the first of equals. */
  static byte reason(int[][] contributions, int account) {
    int loudest = 0;
    for (int kind = 1; kind < contributions.length; kind++) {
      if (contributions[kind][account] > contributions[loudest][account]) {
        loudest = kind;
      }
    }
    return (byte) loudest;
  }
}
