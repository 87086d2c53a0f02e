package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Why likes weigh other than whole: an account and a reason, once for each closing. Entries of the
 * ledger, of which there are many more, name them by number: numbers are read ten times faster than
 * text, and a restart reads them all.
 */
final class CauseTable {
  private CauseTable() {}

  /**
   * One of them.
   *
   * @param number from 1 within the closing
   */
  record Cause(long closing, int number, String account, String reason) {
    /** What stands for one that is missing in a damaged database; no checksum fits it. */
    static final Cause NONE = new Cause(0, 0, "", "");
  }

  /** The causes of a settlement's entries, in the order in which they come up. */
  static final class Found {
    private final Map<String, Map<String, Integer>> numbers = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();

    Found(List<LedgerRow> ledger) {
      for (LedgerRow row : ledger) {
        numbers
            .computeIfAbsent(row.reason(), reason -> new HashMap<>())
            .computeIfAbsent(row.account(), account -> added(row));
      }
    }

    private int added(LedgerRow row) {
      causes.add(new Cause(row.closing(), causes.size() + 1, row.account(), row.reason()));
      return causes.size();
    }

    List<Cause> causes() {
      return causes;
    }

    int number(LedgerRow row) {
      return numbers.getOrDefault(row.reason(), Map.of()).getOrDefault(row.account(), 0);
    }
  }

  static void insert(Connection connection, List<Cause> causes) throws SQLException {
    Batch.execute(
        connection,
        "INSERT INTO cause (closing, number, account, reason) VALUES (?, ?, ?, ?)",
        causes,
        (statement, cause) -> {
          statement.setLong(1, cause.closing());
          statement.setInt(2, cause.number());
          statement.setString(3, cause.account());
          statement.setString(4, cause.reason());
        });
  }

  /** Those of closings up to one, by closing, each at the place of its number. */
  static Map<Long, List<Cause>> upTo(Connection connection, long closed) throws SQLException {
    Map<Long, List<Cause>> causes = new HashMap<>();
    each(
        connection,
        closed,
        cause ->
            causes
                .computeIfAbsent(cause.closing(), closing -> new ArrayList<>(List.of(Cause.NONE)))
                .add(cause));
    return causes;
  }

  /** Those of one closing, by number. */
  static List<Cause> by(Connection connection, long closing) throws SQLException {
    String sql =
        "SELECT closing, number, account, reason FROM cause WHERE closing = ? ORDER BY number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closing);
      try (ResultSet rows = statement.executeQuery()) {
        List<Cause> causes = new ArrayList<>();
        while (rows.next()) {
          causes.add(
              new Cause(rows.getLong(1), rows.getInt(2), Batch.text(rows, 3), Batch.text(rows, 4)));
        }
        return causes;
      }
    }
  }

  /** Hands over those of closings up to one, in order. */
  static void each(Connection connection, long closed, Consumer<Cause> sink) throws SQLException {
    String sql =
        "SELECT closing, number, account, reason FROM cause WHERE closing <= ?"
            + " ORDER BY closing, number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closed);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sink.accept(
              new Cause(rows.getLong(1), rows.getInt(2), Batch.text(rows, 3), Batch.text(rows, 4)));
        }
      }
    }
  }
}
