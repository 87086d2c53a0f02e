package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What it changes that other masks are laid over some accounts: of each of their likes that has
 * settled the difference between what is laid over it now and what was before.
 */
final class Reweighing implements Change {
  private final Memory memory;
  private final Closing closing;
  private final List<LedgerRow> ledger = new ArrayList<>();

  /** What is laid over the like of each entry from now on. */
  private final List<Integer> laid = new ArrayList<>();

  private final List<CountRow> counts = new ArrayList<>();

  /** Tells the sums of a target after the last closing, {@code null} where there are none. */
  @FunctionalInterface
  interface Closed {
    @Nullable CountRow sums(String target) throws StoreException;
  }

  Reweighing(Memory memory, Closing closing) {
    this.memory = memory;
    this.closing = closing;
  }

  /** Compares the likes of an account as they would be under a mask with what they are now. */
  void reweigh(String name, @Nullable Mask mask) {
    int account = memory.account(name);
    if (account < 0) {
      return;
    }
    for (int row : settledLikes(account).values()) {
      int engine = LikeVerdicts.WHOLE + memory.differences.engine(row);
      long time = memory.log.time(row);
      int now = mask == null ? 0 : mask.weight(engine, time) - engine;
      int before = memory.differences.laid(row);
      if (now != before) {
        byte why =
            mask == null || now == 0 ? memory.differences.laidReason(row) : mask.reasonCode(time);
        laid.add(now);
        ledger.add(new LedgerRow(row, closing.number(), now - before, name, Reasons.word(why)));
      }
    }
  }

  /** By target the like of the account that has settled there, the first since the last unlike. */
  private Int2IntOpenHashMap settledLikes(int account) {
    Int2IntOpenHashMap likes = new Int2IntOpenHashMap();
    for (int row = memory.byAccount.newest(account); row >= 0; row = memory.byAccount.before(row)) {
      if (memory.log.type(row) == EventType.LIKE && hasSettled(row, account)) {
        int target = memory.log.target(row);
        int other = likes.getOrDefault(target, -1);
        likes.put(target, other >= 0 && isBefore(other, row) ? other : row);
      }
    }
    return likes;
  }

  private boolean hasSettled(int row, int account) {
    long pair = Pairs.pair(account, memory.log.target(row));
    int unlike = memory.pairs.unlikeRow(pair);
    boolean sinceUnlike = unlike < 0 || memory.log.time(row) > memory.log.time(unlike);
    return sinceUnlike
        && row < closing.head()
        && memory.log.time(row) <= closing.endMillis()
        && memory.pairs.weight(memory.pairs.find(pair)) >= 0;
  }

  private boolean isBefore(int one, int other) {
    int byTime = Long.compare(memory.log.time(one), memory.log.time(other));
    return byTime != 0
        ? byTime < 0
        : memory.log.ids.text(one).compareTo(memory.log.ids.text(other)) < 0;
  }

  /** Works out what it means for targets; after all accounts. */
  void count(Closed closed) throws StoreException {
    Map<String, Long> differences = new TreeMap<>();
    for (LedgerRow entry : ledger) {
      String target = memory.log.targets.name(memory.log.target((int) entry.row()));
      differences.merge(target, (long) entry.difference(), Long::sum);
    }
    for (Map.Entry<String, Long> each : differences.entrySet()) {
      CountRow sums =
          Objects.requireNonNull(closed.sums(each.getKey()), "a settled like has no sums");
      if (each.getValue() != 0) {
        long honest = sums.honest() + each.getValue();
        counts.add(new CountRow(each.getKey(), closing.number(), sums.settled(), honest));
      }
    }
  }

  @Override
  public Settlement settlement() {
    return new Settlement(closing, ledger, List.of(), List.of(), counts);
  }

  @Override
  public int rows() {
    return ledger.size();
  }

  @Override
  public void apply(int from, int to) {
    for (int at = from; at < to; at++) {
      LedgerRow entry = ledger.get(at);
      int row = (int) entry.row();
      memory.differences.set(row, laid.get(at), entry.reason());
      memory.settle(
          memory.log.actor(row),
          memory.log.target(row),
          LikeVerdicts.WHOLE + memory.differences.of(row),
          memory.differences.reason(row),
          (int) closing.head(),
          closing.endMillis());
    }
  }

  @Override
  public void finish(Settlement settlement) {
    memory.hold(settlement);
  }
}
