package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * The settlement of one closing: what changes in the ledger, among the verdicts and the sums,
 * worked out beside the book, so that it can be written to disk first and taken into memory
 * afterwards.
 *
 * <p>An event gives its like a whole weight; the ledger holds only what verdicts add to that. For a
 * like that stands its entries sum up to weight − 10 000, for every other row to 0. A changed mind
 * is the difference to the sum so far.
 */
final class Settling implements Change {
  private final Analysed analysed;
  private final Memory memory;
  private final Closing closing;

  /** Rows whose entries change, ascending, and to what. */
  private final IntArrayList changedRows = new IntArrayList();

  private final IntArrayList changedTo = new IntArrayList();

  /** Rows that wait for a later closing. */
  private final IntArrayList waitingRows = new IntArrayList();

  /** By id of the analysed columns, the numbers that the book knows. */
  private final int[] accountInBook;

  private final int[] targetInBook;

  /** What closings have concluded when this one holds; made beforehand, as it takes a while. */
  private Judged judgedThen = Judged.NOTHING;

  /** Why the engine lets an account's likes weigh less, if it does. */
  private final byte[] reason;

  /** By target what acts lay over the engine's sum, in basis points. */
  private final long[] laidOn;

  Settling(Analysed analysed, Memory memory, Closing closing) {
    this.analysed = analysed;
    this.memory = memory;
    this.closing = closing;
    accountInBook = new int[analysed.events().entities().accounts()];
    targetInBook = new int[analysed.events().entities().targets()];
    laidOn = new long[targetInBook.length];
    reason = reasons(analysed.findings().verdicts().contributions(), accountInBook.length);
    for (int row = 0; row < analysed.logRow().length; row++) {
      int logRow = analysed.logRow()[row];
      accountInBook[analysed.events().actor()[row]] = memory.log.actor(logRow);
      targetInBook[analysed.events().target()[row]] = memory.log.target(logRow);
    }
  }

  private static byte[] reasons(int[][] contributions, int accounts) {
    byte[] reasons = new byte[accounts];
    for (int account = 0; account < accounts; account++) {
      reasons[account] = Analysed.reason(contributions, account);
    }
    return reasons;
  }

  /** Reads what only closings and acts change, and rows that stay. */
  @Override
  public Settlement settlement() {
    Conclusions conclusions = new Conclusions(analysed, closing.number());
    List<LedgerRow> ledger = ledger();
    List<VerdictRow> verdicts = conclusions.verdicts(memory.judged::of);
    List<RingRow> rings = conclusions.rings();
    judgedThen = memory.judged.after(closing, verdicts, rings);
    return new Settlement(closing, ledger, verdicts, rings, counts());
  }

  private List<LedgerRow> ledger() {
    int rows = analysed.logRow().length;
    int[] rowOf = new int[analysed.head()];
    for (int row = 0; row < rows; row++) {
      rowOf[analysed.logRow()[row]] = row + 1;
    }
    List<LedgerRow> ledger = new ArrayList<>();
    for (int logRow = 0; logRow < rowOf.length; logRow++) {
      if (rowOf[logRow] == 0) {
        waitingRows.add(logRow);
      } else {
        compare(logRow, rowOf[logRow] - 1, ledger);
      }
    }
    return ledger;
  }

  private void compare(int logRow, int row, List<LedgerRow> ledger) {
    int account = analysed.events().actor()[row];
    int engine = differenceNow(row);
    int before = memory.differences.engine(logRow);
    if (engine != before) {
      change(logRow, engine);
      ledger.add(entry(logRow, account, engine - before, reason[account]));
    }
    int laid = laidNow(row);
    int laidBefore = memory.differences.laid(logRow);
    if (laid != laidBefore) {
      change(logRow, laid);
      ledger.add(entry(logRow, account, laid - laidBefore, laidReason(row, logRow)));
    }
    int target = analysed.events().target()[row];
    laidOn[target] += laid;
  }

  private void change(int logRow, int to) {
    changedRows.add(logRow);
    changedTo.add(to);
  }

  /** What acts lay over what the engine says of a like. */
  private int laidNow(int row) {
    Mask mask = memory.masks.of(accountInBook[analysed.events().actor()[row]]);
    if (mask == null || !analysed.findings().likes().isStanding(row)) {
      return 0;
    }
    int engine = LikeVerdicts.WHOLE + differenceNow(row);
    return mask.weight(engine, analysed.events().time()[row]) - engine;
  }

  /** Where nothing is laid any more, what was laid before. */
  private byte laidReason(int row, int logRow) {
    Mask mask = memory.masks.of(accountInBook[analysed.events().actor()[row]]);
    return mask == null || laidNow(row) == 0
        ? memory.differences.laidReason(logRow)
        : mask.reasonCode(analysed.events().time()[row]);
  }

  private int differenceNow(int row) {
    LikeVerdicts likes = analysed.findings().likes();
    return likes.isStanding(row) ? likes.weight()[row] - LikeVerdicts.WHOLE : 0;
  }

  private LedgerRow entry(int logRow, int account, int difference, byte why) {
    return new LedgerRow(
        logRow,
        closing.number(),
        difference,
        analysed.names().accounts.name(account),
        Reasons.word(why));
  }

  /** The sums of every target as this closing sees them, where they differ from the last. */
  private List<CountRow> counts() {
    int targets = analysed.events().entities().targets();
    List<CountRow> rows = new ArrayList<>();
    for (int target = 0; target < targets; target++) {
      long settled = analysed.findings().counts().raw(target);
      long honest = analysed.findings().counts().honest(target) + laidOn[target];
      if (memory.closed.changes(targetInBook[target], settled, honest)) {
        String name = analysed.names().targets.name(target);
        rows.add(new CountRow(name, closing.number(), settled, honest));
      }
    }
    return rows;
  }

  @Override
  public int rows() {
    return analysed.logRow().length;
  }

  @Override
  public void apply(int from, int to) {
    LikeVerdicts likes = analysed.findings().likes();
    for (int row = from; row < to; row++) {
      if (likes.isStanding(row)) {
        int account = analysed.events().actor()[row];
        memory.settle(
            accountInBook[account],
            targetInBook[analysed.events().target()[row]],
            likes.weight()[row] + laidNow(row),
            reason(row, account),
            analysed.head(),
            analysed.endMillis());
      }
    }
  }

  /** Why a like weighs what it does: as the ledger says, which is told of changes only. */
  private byte reason(int row, int account) {
    int logRow = analysed.logRow()[row];
    int laid = laidNow(row);
    if (laid < 0) {
      boolean changed = laid != memory.differences.laid(logRow);
      return changed ? laidReason(row, logRow) : memory.differences.laidReason(logRow);
    }
    boolean changed = differenceNow(row) != memory.differences.engine(logRow);
    return changed ? reason[account] : memory.differences.engineReason(logRow);
  }

  @Override
  public void finish(Settlement settlement) {
    for (int at = 0; at < changedRows.size(); at++) {
      String why = settlement.ledger().get(at).reason();
      memory.differences.set(changedRows.getInt(at), changedTo.getInt(at), why);
    }
    long before = memory.settledMillis;
    memory.take(settlement, judgedThen);
    for (int at = 0; at < waitingRows.size(); at++) {
      memory.pend(waitingRows.getInt(at));
    }
    for (int row = analysed.head(); row < memory.log.size(); row++) {
      long time = memory.log.time(row);
      memory.late += before < time && time <= analysed.endMillis() ? 1 : 0;
      memory.pend(row);
    }
  }
}
