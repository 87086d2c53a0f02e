package dev.zhenzan.core.like;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;

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

  /** Picks the first likes out of the log. */
  public static Likes of(EventColumns events, byte[] status, Tasks tasks) {
    int size = count(status, events.size());
    int[] row = new int[size];
    int[] actor = new int[size];
    int[] target = new int[size];
    long[] time = new long[size];
    int like = 0;
    for (int at = 0; at < events.size(); at++) {
      if (isFirst(status[at])) {
        row[like] = at;
        actor[like] = events.actor()[at];
        target[like] = events.target()[at];
        time[like++] = events.time()[at];
      }
    }
    Grouping[] grouping = new Grouping[2];
    tasks.run(
        2,
        task ->
            grouping[task] =
                task == 0
                    ? Grouping.by(actor, events.entities().accounts(), size)
                    : Grouping.by(target, events.entities().targets(), size));
    return new Likes(size, row, actor, target, time, grouping[0], grouping[1]);
  }

  private static int count(byte[] status, int size) {
    int count = 0;
    for (int at = 0; at < size; at++) {
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
