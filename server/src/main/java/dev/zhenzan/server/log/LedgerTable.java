package dev.zhenzan.server.log;

import dev.zhenzan.server.log.CauseTable.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What likes weigh more or less. Entries of closings after {@code closed} are a draft. */
final class LedgerTable {
  private LedgerTable() {}

  static void insert(Connection connection, List<LedgerRow> rows, CauseTable.Found causes)
      throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO ledger (log_row, closing, difference, cause) VALUES (?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setLong(1, row.row());
          statement.setLong(2, row.closing());
          statement.setInt(3, row.difference());
          statement.setInt(4, causes.number(row));
        });
  }

  static List<LedgerRow> of(Connection connection, long row, long closed) throws SQLException {
    String sql =
        "SELECT log_row, ledger.closing, difference, account, reason FROM ledger"
            + " JOIN cause ON cause.closing = ledger.closing AND cause.number = ledger.cause"
            + " WHERE log_row = ? AND ledger.closing <= ?"
            + " ORDER BY ledger.closing, ledger.cause";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row);
      statement.setLong(2, closed);
      try (ResultSet rows = statement.executeQuery()) {
        List<LedgerRow> entries = new ArrayList<>();
        while (rows.next()) {
          entries.add(
              new LedgerRow(
                  rows.getLong(1),
                  rows.getLong(2),
                  rows.getInt(3),
                  Batch.text(rows, 4),
                  Batch.text(rows, 5)));
        }
        return entries;
      }
    }
  }

  /** Sums up the entries of each like, and checks that all are there. */
  static void weights(Connection connection, long closed, LogStore.WeightSink sink)
      throws SQLException, StoreException {
    Map<Long, List<Cause>> causes = CauseTable.upTo(connection, closed);
    Tally.PerClosing tallies = new Tally.PerClosing();
    Sum sum = new Sum(sink);
    each(
        connection,
        closed,
        (row, closing, difference, number) -> {
          Cause cause = cause(causes.getOrDefault(closing, List.of()), number);
          tallies
              .of(closing)
              .add(new LedgerRow(row, closing, difference, cause.account(), cause.reason()));
          sum.add(row, difference, cause.reason());
        });
    sum.end();
    ClosingTable.check(connection, "ledger", closed, tallies);
  }

  /** Told of an entry as it is written. */
  @FunctionalInterface
  interface EntrySink {
    void entry(long row, long closing, int difference, int cause);
  }

  /** Hands over the entries of closings up to one, in the order of their likes. */
  static void each(Connection connection, long closed, EntrySink sink) throws SQLException {
    String sql =
        "SELECT log_row, closing, difference, cause FROM ledger WHERE closing <= ?"
            + " ORDER BY log_row, closing, cause";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closed);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.entry(rows.getLong(1), rows.getLong(2), rows.getInt(3), rows.getInt(4));
        }
      }
    }
  }

  private static Cause cause(List<Cause> causes, int number) {
    return number > 0 && number < causes.size() ? causes.get(number) : Cause.NONE;
  }

  /** Entries in the order of their likes, added up: those of the engine and those of acts apart. */
  private static final class Sum {
    private final LogStore.WeightSink sink;
    private long row = -1;
    private int engine;
    private String engineReason = "";
    private int laid;
    private String laidReason = "";

    Sum(LogStore.WeightSink sink) {
      this.sink = sink;
    }

    void add(long of, int more, String because) {
      if (of != row) {
        end();
        row = of;
        engine = 0;
        laid = 0;
      }
      if (LedgerRow.isOfAct(because)) {
        laid += more;
        laidReason = because;
      } else {
        engine += more;
        engineReason = because;
      }
    }

    void end() {
      if (engine != 0) {
        sink.weight(row, engine, engineReason);
      }
      if (laid != 0) {
        sink.weight(row, laid, laidReason);
      }
    }
  }
}
