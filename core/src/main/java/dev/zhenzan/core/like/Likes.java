package dev.zhenzan.core.like;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;

/**
 * The likes of a log without its repeats, as columns of their own, in the log's order, and the same
 * grouped by account and by target. A like that was taken back later is among them: it was given.
 *
 * @param size how many likes
 * @param row the like's row in the log, ascending
 * @param actor who liked
 * @param target what
 * @param time when, in milliseconds since 1970
 * @param byAccount the likes of each account, in the log's order
 * @param byTarget the likes of each target, in the log's order
 */
public record Likes(
    int size,
    int[] row,
    int[] actor,
    int[] target,
    long[] time,
    Grouping byAccount,
    Grouping byTarget) {

  /** Ranges of the log that may be looked through side by side. */
  private static final int PARTS = 8;

  /** Picks the first likes out of the log. */
  public static Likes of(EventColumns events, Standing standing, Tasks tasks) {
    byte[] status = standing.status();
    int[] before = new int[PARTS + 1];
    tasks.run(
        PARTS, part -> before[part + 1] = count(status, cut(events, part), cut(events, part + 1)));
    for (int part = 0; part < PARTS; part++) {
      before[part + 1] += before[part];
    }
    int size = before[PARTS];
    if (size == events.size()) {
      return ofAll(events, standing, tasks);
    }
    int[] row = new int[size];
    int[] actor = new int[size];
    int[] target = new int[size];
    long[] time = new long[size];
    tasks.run(
        PARTS,
        part -> {
          int like = before[part];
          for (int at = cut(events, part); like < before[part + 1]; at++) {
            if (isFirst(status[at])) {
              row[like] = at;
              actor[like] = events.actor()[at];
              target[like] = events.target()[at];
              time[like++] = events.time()[at];
            }
          }
        });
    return new Likes(
        size,
        row,
        actor,
        target,
        time,
        Grouping.by(actor, events.entities().accounts(), size, tasks),
        Grouping.by(target, events.entities().targets(), size, tasks));
  }

  /** Every row is a like: the log's own columns serve, and the grouping that is already there. */
  private static Likes ofAll(EventColumns events, Standing standing, Tasks tasks) {
    int[] row = new int[events.size()];
    Arrays.setAll(row, at -> at);
    return new Likes(
        events.size(),
        row,
        events.actor(),
        events.target(),
        events.time(),
        standing.byAccount(),
        Grouping.by(events, Key.TARGET, tasks));
  }

  /** Whether every row of the log is one of these likes. */
  public boolean isWholeLog(EventColumns events) {
    return size == events.size();
  }

  /** The log's rows of the likes of each target. */
  public Grouping rowsByTarget() {
    int[] rows = new int[size];
    Arrays.setAll(rows, at -> row[byTarget.rows()[at]]);
    return new Grouping(byTarget.starts(), rows);
  }

  /** The log's rows of the account's first likes, ascending, at most so many. */
  public int[] rowsOf(int account, int most) {
    int from = byAccount.start(account);
    int[] rows = new int[Math.min(most, byAccount.end(account) - from)];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = row[byAccount.rows()[from + at]];
    }
    return rows;
  }

  private static int cut(EventColumns events, int part) {
    return (int) ((long) events.size() * part / PARTS);
  }

  private static int count(byte[] status, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      if (isFirst(status[at])) {
        count++;
      }
    }
    return count;
  }

  private static boolean isFirst(byte status) {
    return status == LikeStatus.STANDING.ordinal() || status == LikeStatus.TAKEN_BACK.ordinal();
  }
}
