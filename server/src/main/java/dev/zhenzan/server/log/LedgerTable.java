package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What likes weigh more or less. Entries of closings after {@code closed} are a draft. */
final class LedgerTable {
  private static final String COLUMNS = "log_row, closing, difference, account, reason";

  private LedgerTable() {}

  static void insert(Connection connection, List<LedgerRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO ledger (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setLong(1, row.row());
          statement.setLong(2, row.closing());
          statement.setInt(3, row.difference());
          statement.setString(4, row.account());
          statement.setString(5, row.reason());
        });
  }

  static List<LedgerRow> of(Connection connection, long row, long closed) throws SQLException {
    String sql =
        "SELECT " + COLUMNS + " FROM ledger WHERE log_row = ? AND closing <= ? ORDER BY closing";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row);
      statement.setLong(2, closed);
      try (ResultSet rows = statement.executeQuery()) {
        List<LedgerRow> entries = new ArrayList<>();
        while (rows.next()) {
          entries.add(row(rows));
        }
        return entries;
      }
    }
  }

  /** Sums up the entries of each like, and checks that all are there. */
  static void weights(Connection connection, long closed, LogStore.WeightSink sink)
      throws SQLException, StoreException {
    String sql = "SELECT " + COLUMNS + " FROM ledger WHERE closing <= ? ORDER BY log_row, closing";
    Tally.PerClosing tallies = new Tally.PerClosing();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closed);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        Sum sum = new Sum(sink);
        while (rows.next()) {
          LedgerRow entry = row(rows);
          tallies.of(entry.closing()).add(entry);
          sum.add(entry);
        }
        sum.end();
      }
    }
    ClosingTable.check(connection, "ledger", closed, tallies);
  }

  private static LedgerRow row(ResultSet rows) throws SQLException {
    return new LedgerRow(
        rows.getLong(1), rows.getLong(2), rows.getInt(3), Batch.text(rows, 4), Batch.text(rows, 5));
  }

  /** Entries in the order of their likes, added up. */
  private static final class Sum {
    private final LogStore.WeightSink sink;
    private long row = -1;
    private int difference;
    private String reason = "";

    Sum(LogStore.WeightSink sink) {
      this.sink = sink;
    }

    void add(LedgerRow entry) {
      if (entry.row() != row) {
        end();
        row = entry.row();
        difference = 0;
      }
      difference += entry.difference();
      reason = entry.reason();
    }

    void end() {
      if (difference != 0) {
        sink.weight(row, difference, reason);
      }
    }
  }
}
