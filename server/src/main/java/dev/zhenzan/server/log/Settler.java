package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a closing found, in slices, so that appending waits for one slice at most: SQLite has
 * one writer at a time, and two million entries take seconds. Until the last slice brings the
 * closing itself the rows are a draft that nobody reads; the name of a draft stands in {@code
 * meta}, and whoever finds it there sweeps it out.
 */
final class Settler {
  /** Rows in one transaction: a few milliseconds. */
  private static final int SLICE = 2_000;

  private static final String DRAFT = "draft";

  private final Database database;

  /** Set while it is not known whether the last closing tried is there. */
  private boolean doubtful;

  Settler(Database database) {
    this.database = database;
  }

  /** Writes rows into a table. */
  @FunctionalInterface
  private interface Insert<R> {
    void rows(Connection connection, List<R> rows) throws SQLException;
  }

  void settle(Settlement settlement) throws StoreException {
    Closing closing = settlement.closing();
    if (doubtful) {
      database.write(connection -> withdraw(connection, closing));
    }
    sweep();
    doubtful = true;
    CauseTable.Found causes = new CauseTable.Found(settlement.ledger());
    draft(settlement, causes);
    Tally ledger = new Tally();
    settlement.ledger().forEach(ledger::add);
    Tally verdicts = new Tally();
    settlement.verdicts().forEach(verdicts::add);
    byte[] parts = SettlementDigest.of(settlement, causes).parts();
    database.write(
        connection -> {
          byte[] before = ClosingTable.chainAt(connection, closing.number() - 1);
          byte[] log = BlockTable.chainBefore(connection, closing.head());
          byte[] chain = Chain.with(before, log, closing, parts);
          ClosingTable.insert(connection, closing, ledger, verdicts, chain);
          MetaTable.remove(connection, DRAFT);
          return true;
        });
    doubtful = false;
    dropReplaced(settlement.counts());
  }

  /** The closing stands by now: sums that it replaced are in the way, and read by nobody. */
  private void dropReplaced(List<CountRow> counts) {
    try {
      slices(counts, CountTable::dropOlder);
    } catch (StoreException e) {
      // They stay until a later closing changes the same target.
    }
  }

  private void draft(Settlement settlement, CauseTable.Found causes) throws StoreException {
    String number = Long.toString(settlement.closing().number());
    database.write(
        connection -> {
          MetaTable.put(connection, DRAFT, number);
          return true;
        });
    slices(causes.causes(), CauseTable::insert);
    slices(settlement.ledger(), (connection, rows) -> LedgerTable.insert(connection, rows, causes));
    slices(settlement.verdicts(), VerdictTable::insert);
    slices(settlement.rings(), RingTable::insert);
    slices(settlement.counts(), CountTable::insert);
  }

  private <R> void slices(List<R> rows, Insert<R> insert) throws StoreException {
    for (int from = 0; from < rows.size(); from += SLICE) {
      List<R> slice = rows.subList(from, Math.min(rows.size(), from + SLICE));
      database.write(
          connection -> {
            insert.rows(connection, slice);
            return true;
          });
    }
  }

  /** Takes the draft of a closing out that never came, if there is one. */
  void sweep() throws StoreException {
    Optional<String> draft = database.read(connection -> MetaTable.find(connection, DRAFT));
    if (draft.isPresent()) {
      long number = Long.parseLong(draft.get());
      database.write(
          connection -> {
            takeOut(connection, number);
            MetaTable.remove(connection, DRAFT);
            return true;
          });
    }
  }

  private static void takeOut(Connection connection, long number) throws SQLException {
    for (String table : List.of("cause", "ledger", "verdict", "ring", "target_count")) {
      Batch.execute(connection, "DELETE FROM " + table + " WHERE closing = ?", number);
    }
  }

  /** Takes a closing back whose commit was answered by nobody, if it is there. */
  private static boolean withdraw(Connection connection, Closing closing)
      throws SQLException, StoreException {
    List<Closing> there = ClosingTable.from(connection, closing.number());
    if (there.isEmpty()) {
      return false;
    }
    if (there.size() > 1) {
      throw new StoreException(Kind.HELD, "another process has closed epochs meanwhile; restart");
    }
    takeOut(connection, closing.number());
    return Batch.execute(connection, "DELETE FROM closing WHERE number = ?", closing.number()) > 0;
  }
}
