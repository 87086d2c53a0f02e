package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** What people did with a target besides liking it, without those who are flagged. */
final class Deep {
  private final Memory memory;

  Deep(Memory memory) {
    this.memory = memory;
  }

  Book.Depth of(String name) {
    Sum sum = new Sum();
    int target = memory.target(name);
    for (int row = 0; row < memory.log.size() && target >= 0; row++) {
      if (memory.log.target(row) == target) {
        add(row, sum);
      }
    }
    return new Book.Depth(
        sum.views,
        sum.comments,
        mean(sum.textLength, sum.comments),
        sum.shares,
        mean(sum.completion, sum.completed),
        mean(sum.dwellMillis, sum.looked),
        sum.actors.size(),
        sum.flagged.size());
  }

  private static double mean(long sum, long count) {
    return count == 0 ? 0 : (double) sum / count;
  }

  private void add(int row, Sum sum) {
    int actor = memory.log.actor(row);
    if (memory.isFlagged(actor)) {
      sum.flagged.add(actor);
      return;
    }
    sum.actors.add(actor);
    EventType type = memory.log.type(row);
    sum.views += type == EventType.VIEW ? 1 : 0;
    sum.shares += type == EventType.SHARE ? 1 : 0;
    if (type == EventType.COMMENT) {
      sum.comments++;
      sum.textLength += Math.max(0, memory.log.textLength(row));
    }
    if (memory.log.completion(row) >= 0) {
      sum.completed++;
      sum.completion += memory.log.completion(row);
    }
    if (memory.log.dwellMillis(row) >= 0) {
      sum.looked++;
      sum.dwellMillis += memory.log.dwellMillis(row);
    }
  }

  /** Sums on the way. */
  private static final class Sum {
    private final IntOpenHashSet actors = new IntOpenHashSet();
    private final IntOpenHashSet flagged = new IntOpenHashSet();
    private long views;
    private long comments;
    private long textLength;
    private long shares;
    private long completed;
    private long completion;
    private long looked;
    private long dwellMillis;
  }
}
