package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was concluded on accounts. Verdicts of closings after {@code closed} are a draft. */
final class VerdictTable {
  private static final String COLUMNS =
      "account, closing, suspicion_millionths, millinats, action, ring, contributions, evidence";

  private VerdictTable() {}

  static void insert(Connection connection, List<VerdictRow> rows) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO verdict (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setString(1, row.account());
          statement.setLong(2, row.closing());
          statement.setInt(3, row.suspicionMillionths());
          statement.setInt(4, row.millinats());
          statement.setString(5, row.action());
          statement.setInt(6, row.ring());
          statement.setString(7, row.contributions());
          statement.setString(8, row.evidence());
        });
  }

  static List<VerdictRow> of(Connection connection, String account, long closed)
      throws SQLException {
    String sql =
        "SELECT " + COLUMNS + " FROM verdict WHERE account = ? AND closing <= ? ORDER BY closing";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, account);
      statement.setLong(2, closed);
      try (ResultSet rows = statement.executeQuery()) {
        List<VerdictRow> verdicts = new ArrayList<>();
        while (rows.next()) {
          verdicts.add(row(rows));
        }
        return verdicts;
      }
    }
  }

  /** Those that one closing wrote, by account. */
  static List<VerdictRow> by(Connection connection, long closing) throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM verdict WHERE closing = ? ORDER BY account";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closing);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        List<VerdictRow> verdicts = new ArrayList<>();
        while (rows.next()) {
          verdicts.add(row(rows));
        }
        return verdicts;
      }
    }
  }

  /** Hands over the latest of each account, and checks that all are there. */
  static void latest(Connection connection, long closed, Consumer<VerdictRow> sink)
      throws SQLException, StoreException {
    Tally.PerClosing tallies = new Tally.PerClosing();
    @Nullable VerdictRow[] last = {null};
    each(
        connection,
        closed,
        row -> {
          tallies.of(row.closing()).add(row);
          VerdictRow before = last[0];
          if (before != null && !before.account().equals(row.account())) {
            sink.accept(before);
          }
          last[0] = row;
        });
    if (last[0] != null) {
      sink.accept(last[0]);
    }
    ClosingTable.check(connection, "verdict", closed, tallies);
  }

  /** Hands over all of closings up to one, by account and closing. */
  static void each(Connection connection, long closed, Consumer<VerdictRow> sink)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM verdict WHERE closing <= ? ORDER BY account, closing";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closed);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.accept(row(rows));
        }
      }
    }
  }

  private static VerdictRow row(ResultSet rows) throws SQLException {
    return new VerdictRow(
        Batch.text(rows, 1),
        rows.getLong(2),
        rows.getInt(3),
        rows.getInt(4),
        Batch.text(rows, 5),
        rows.getInt(6),
        Batch.text(rows, 7),
        Batch.text(rows, 8));
  }
}
