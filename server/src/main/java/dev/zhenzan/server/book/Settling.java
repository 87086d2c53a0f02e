package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.Settlement;
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
final class Settling {
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

  /** Why an account's likes weigh less, if they do. */
  private final byte[] reason;

  Settling(Analysed analysed, Memory memory, Closing closing) {
    this.analysed = analysed;
    this.memory = memory;
    this.closing = closing;
    accountInBook = new int[analysed.events().entities().accounts()];
    targetInBook = new int[analysed.events().entities().targets()];
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

  /** Everything that is written to disk. Reads what only closings change, and rows that stay. */
  Settlement settlement() {
    Conclusions conclusions = new Conclusions(analysed, closing.number());
    List<LedgerRow> ledger = ledger();
    return new Settlement(
        closing, ledger, conclusions.verdicts(memory.judged::get), conclusions.rings(), counts());
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
        int now = differenceNow(rowOf[logRow] - 1);
        int before = memory.differences.of(logRow);
        if (now != before) {
          changedRows.add(logRow);
          changedTo.add(now);
          ledger.add(entry(logRow, rowOf[logRow] - 1, now - before));
        }
      }
    }
    return ledger;
  }

  private int differenceNow(int row) {
    LikeVerdicts likes = analysed.findings().likes();
    return likes.isStanding(row) ? likes.weight()[row] - LikeVerdicts.WHOLE : 0;
  }

  private LedgerRow entry(int logRow, int row, int difference) {
    int account = analysed.events().actor()[row];
    return new LedgerRow(
        logRow,
        closing.number(),
        difference,
        analysed.names().accounts.name(account),
        Analysed.reason(reason[account]));
  }

  /** The sums of every target as this closing sees them, where they differ from the last. */
  private List<CountRow> counts() {
    int targets = analysed.events().entities().targets();
    List<CountRow> rows = new ArrayList<>();
    for (int target = 0; target < targets; target++) {
      long settled = analysed.findings().counts().raw(target);
      long honest = analysed.findings().counts().honest(target);
      if (memory.closed.changes(targetInBook[target], settled, honest)) {
        String name = analysed.names().targets.name(target);
        rows.add(new CountRow(name, closing.number(), settled, honest));
      }
    }
    return rows;
  }

  /** How many rows {@link #apply} must be told of. */
  int rows() {
    return analysed.logRow().length;
  }

  /** Takes a range of the analysed rows into memory; the ranges are applied in order. */
  void apply(int from, int to) {
    LikeVerdicts likes = analysed.findings().likes();
    for (int row = from; row < to; row++) {
      if (likes.isStanding(row)) {
        int account = analysed.events().actor()[row];
        memory.settle(
            accountInBook[account],
            targetInBook[analysed.events().target()[row]],
            likes.weight()[row],
            reason(row, account),
            analysed.head(),
            analysed.endMillis());
      }
    }
  }

  /** Why a like weighs what it does: as the ledger says, which is told of changes only. */
  private byte reason(int row, int account) {
    int logRow = analysed.logRow()[row];
    boolean changed = differenceNow(row) != memory.differences.of(logRow);
    return changed ? reason[account] : memory.differences.reason(logRow);
  }

  /** Takes the rest into memory, after all ranges. */
  void finish(Settlement settlement) {
    for (int at = 0; at < changedRows.size(); at++) {
      int logRow = changedRows.getInt(at);
      byte why = Analysed.reasonCode(settlement.ledger().get(at).reason());
      memory.differences.set(logRow, changedTo.getInt(at), why);
    }
    long before = memory.settledMillis;
    memory.take(settlement);
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
