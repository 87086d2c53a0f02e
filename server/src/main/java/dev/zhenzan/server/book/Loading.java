package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.log.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the memory at start: the log from its blocks, what has settled from the last closing and
 * the sums of the ledger, the verdicts from their last rows.
 */
final class Loading {
  private final Memory memory;
  private final LogStore store;

  private Loading(Memory memory, LogStore store) {
    this.memory = memory;
    this.store = store;
  }

  static void into(Memory memory, Appending appending, LogStore store) throws StoreException {
    Noting.all(memory, appending, store);
    new Loading(memory, store).settled();
  }

  private void settled() throws StoreException {
    store.weights(
        (row, difference, reason) ->
            memory.differences.set(Math.toIntExact(row), difference, reason));
    Closing last = store.lastClosing();
    if (last != null) {
      memory.closing = last.number();
      memory.settledMillis = last.endMillis();
      memory.act = last.act();
      settle((int) last.head(), last.endMillis());
    }
    List<VerdictRow> verdicts = new ArrayList<>();
    store.verdicts(verdicts::add);
    verdicts.forEach(memory::weigh);
    List<Closing> closings = store.closings();
    Closing epoch = lastEpoch(closings);
    if (epoch != null) {
      memory.rings = store.rings(epoch.number());
      memory.judged = Judged.NOTHING.after(epoch, verdicts, memory.rings);
    }
    memory.waitingMillis = Long.MAX_VALUE;
    for (int row = 0; row < memory.log.size(); row++) {
      if (last == null || row >= last.head() || memory.log.time(row) > last.endMillis()) {
        memory.pend(row);
      }
    }
    countLate(closings);
  }

  private static @Nullable Closing lastEpoch(List<Closing> closings) {
    Closing last = null;
    for (Closing closing : closings) {
      last = closing.isOfEpoch() ? closing : last;
    }
    return last;
  }

  /**
   * Of the likes of a pair that were analysed only the one that stands has entries: the weight of
   * the pair is a whole and the sum of the entries of all its likes since the last unlike.
   */
  private void settle(int head, long endMillis) {
    new Many(memory)
        .each(
            0,
            head,
            row -> {
              if (memory.log.type(row) == EventType.LIKE && memory.log.time(row) <= endMillis) {
                settle(row, head, endMillis);
              }
            });
  }

  private void settle(int row, int head, long endMillis) {
    int actor = memory.log.actor(row);
    int target = memory.log.target(row);
    long pair = Pairs.pair(actor, target);
    int unlike = memory.pairs.unlikeRow(pair);
    if (unlike >= 0 && memory.log.time(row) <= memory.log.time(unlike)) {
      return;
    }
    short before = memory.pairs.weight(memory.pairs.find(pair));
    int difference = memory.differences.of(row);
    if (before < 0 || difference != 0) {
      int weight = (before < 0 ? LikeVerdicts.WHOLE : before) + difference;
      memory.settle(actor, target, weight, memory.differences.reason(row), head, endMillis);
    }
  }

  /** A row is late if a closing that did not see it had ended already at its time. */
  private void countLate(List<Closing> closings) {
    memory.late = 0;
    for (int at = 0; at < closings.size(); at++) {
      Closing closing = closings.get(at);
      boolean isLast = at + 1 == closings.size();
      long until = isLast ? memory.log.size() : closings.get(at + 1).head();
      for (int row = (int) closing.head(); row < until; row++) {
        memory.late += memory.log.time(row) <= closing.endMillis() ? 1 : 0;
      }
    }
  }
}
