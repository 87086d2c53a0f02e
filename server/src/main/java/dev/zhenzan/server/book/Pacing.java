package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** What an account did lately, by walking back along its rows, whoever adds to them meanwhile. */
final class Pacing {
  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  /** Steps back at most: whoever did more than this within a day is told apart well enough. */
  private static final int STEPS_MAX = 2_000;

  private final Memory memory;

  Pacing(Memory memory) {
    this.memory = memory;
  }

  /**
   * Arrival is nearly the order of time: the walk ends at the first row that is two days old.
   *
   * @param head rows from here on are passed over
   */
  Book.Pace of(int account, int device, int head, long nowMillis) {
    int minute = 0;
    int hour = 0;
    int day = 0;
    int row = newest(memory.byAccount, account, head);
    for (int step = 0; row >= 0 && step < STEPS_MAX; step++, row = memory.byAccount.before(row)) {
      long age = nowMillis - memory.log.time(row);
      if (age > 2 * DAY_MILLIS) {
        break;
      }
      if (age >= 0 && memory.log.type(row) == EventType.LIKE) {
        minute += age < MINUTE_MILLIS ? 1 : 0;
        hour += age < HOUR_MILLIS ? 1 : 0;
        day += age < DAY_MILLIS ? 1 : 0;
      }
    }
    return new Book.Pace(minute, hour, day, accountsOn(device, head, nowMillis));
  }

  private static int newest(Chains chains, int key, int head) {
    int row = chains.newest(key);
    while (row >= head) {
      row = chains.before(row);
    }
    return row;
  }

  private int accountsOn(int device, int head, long nowMillis) {
    IntOpenHashSet accounts = new IntOpenHashSet();
    int row = newest(memory.byDevice, device, head);
    for (int step = 0; row >= 0 && step < STEPS_MAX; step++, row = memory.byDevice.before(row)) {
      long age = nowMillis - memory.log.time(row);
      if (age > 2 * DAY_MILLIS) {
        break;
      }
      if (age >= 0 && age < DAY_MILLIS) {
        accounts.add(memory.log.actor(row));
      }
    }
    return accounts.size();
  }
}
