package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many likes of an account stood when the last epoch was judged. Counted along the account's
 * rows when it is first asked for after a closing; waits for nobody.
 */
final class Given {
  /** Accounts kept at most; then all are let go and counted again. */
  private static final int KEPT_MAX = 1 << 20;

  /** Whoever did more than this is counted by what came last. */
  private static final int STEPS_MAX = 50_000;

  private final Memory memory;
  private final int head;
  private final long endMillis;
  private final ConcurrentHashMap<Integer, Long> kept = new ConcurrentHashMap<>();

  /**
   * @param head rows from here on were not judged
   * @param endMillis nor was what is later than this
   */
  Given(Memory memory, long head, long endMillis) {
    this.memory = memory;
    this.head = (int) head;
    this.endMillis = endMillis;
  }

  boolean isOf(Judged judged) {
    return head == judged.head() && endMillis == judged.endMillis();
  }

  long of(int account) {
    if (account < 0) {
      return 0;
    }
    Long known = kept.get(account);
    if (known == null) {
      if (kept.size() >= KEPT_MAX) {
        kept.clear();
      }
      known = counted(account);
      kept.put(account, known);
    }
    return known;
  }

  /** A pair stands if its newest like is newer than its newest unlike. */
  private long counted(int account) {
    Int2LongOpenHashMap liked = new Int2LongOpenHashMap();
    Int2LongOpenHashMap unliked = new Int2LongOpenHashMap();
    liked.defaultReturnValue(Long.MIN_VALUE);
    unliked.defaultReturnValue(Long.MIN_VALUE);
    int row = memory.byAccount.newest(account);
    for (int step = 0; row >= 0 && step < STEPS_MAX; step++, row = memory.byAccount.before(row)) {
      long time = memory.log.time(row);
      EventType type = memory.log.type(row);
      if (row < head && time <= endMillis && type == EventType.LIKE) {
        liked.put(memory.log.target(row), Math.max(time, liked.get(memory.log.target(row))));
      } else if (row < head && time <= endMillis && type == EventType.UNLIKE) {
        unliked.put(memory.log.target(row), Math.max(time, unliked.get(memory.log.target(row))));
      }
    }
    long standing = 0;
    for (var each : liked.int2LongEntrySet()) {
      standing += each.getLongValue() > unliked.get(each.getIntKey()) ? 1 : 0;
    }
    return standing;
  }
}
