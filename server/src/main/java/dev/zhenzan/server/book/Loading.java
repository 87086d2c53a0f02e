package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;

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
    store.replay(
        0,
        block -> {
          BlockReader reader = appending.open(block);
          while (appending.slice(reader)) {
            // The next slice.
          }
        });
    memory.late = 0;
    new Loading(memory, store).settled();
  }

  private void settled() throws StoreException {
    store.weights(
        (row, difference, reason) ->
            memory.differences.set(Math.toIntExact(row), difference, Analysed.reasonCode(reason)));
    Closing last = store.lastClosing();
    if (last != null) {
      memory.closing = last.number();
      memory.settledMillis = last.endMillis();
      memory.coverage = JsonReading.coverage(last.findings());
      memory.rings = store.rings(last.number());
      settle((int) last.head(), last.endMillis());
      countLate((int) last.head());
    }
    store.verdicts(memory::judge);
    for (int row = 0; row < memory.log.size(); row++) {
      memory.pend(row);
    }
  }

  /**
   * Of the likes of a pair that were analysed only the one that stands has entries: the weight of
   * the pair is a whole and the sum of the entries of all its likes since the last unlike.
   */
  private void settle(int head, long endMillis) {
    for (int row = 0; row < head; row++) {
      if (memory.log.type(row) == EventType.LIKE && memory.log.time(row) <= endMillis) {
        settle(row, head, endMillis);
      }
    }
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

  private void countLate(int head) {
    for (int row = head; row < memory.log.size(); row++) {
      memory.late += memory.log.time(row) <= memory.settledMillis ? 1 : 0;
    }
  }
}
