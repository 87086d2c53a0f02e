package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Ends of epochs, with what they wrote elsewhere. */
final class ClosingTable {
  private static final String COLUMNS =
      "number, head, end_millis, closed_millis, findings, of_epoch, act";
  private static final String CHECKS = "ledger_rows, ledger_check, verdict_rows, verdict_check";

  private ClosingTable() {}

  /**
   * @param chain the hash over closings with this one, see {@link Chain}
   */
  static void insert(
      Connection connection, Closing closing, Tally ledger, Tally verdicts, byte[] chain)
      throws SQLException {
    String sql =
        "INSERT INTO closing ("
            + COLUMNS
            + ", "
            + CHECKS
            + ", chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closing.number());
      statement.setLong(2, closing.head());
      statement.setLong(3, closing.endMillis());
      statement.setLong(4, closing.closedMillis());
      statement.setString(5, closing.findings());
      statement.setInt(6, closing.isOfEpoch() ? 1 : 0);
      statement.setLong(7, closing.act());
      statement.setLong(8, ledger.rows());
      statement.setLong(9, ledger.check());
      statement.setLong(10, verdicts.rows());
      statement.setLong(11, verdicts.check());
      statement.setBytes(12, chain);
      statement.executeUpdate();
    }
  }

  /** The hash over closings up to one; that of none for 0, empty if there is no such closing. */
  static byte[] chainAt(Connection connection, long number) throws SQLException {
    if (number == 0) {
      return Chain.ofNoClosing();
    }
    String sql = "SELECT chain FROM closing WHERE number = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        byte[] chain = row.next() ? row.getBytes(1) : null;
        return chain == null ? new byte[0] : chain;
      }
    }
  }

  /** Those from a number on, in order. */
  static List<Closing> from(Connection connection, long number) throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM closing WHERE number >= ? ORDER BY number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        List<Closing> closings = new ArrayList<>();
        while (rows.next()) {
          closings.add(
              new Closing(
                  rows.getLong(1),
                  rows.getLong(2),
                  rows.getLong(3),
                  rows.getLong(4),
                  Batch.text(rows, 5),
                  rows.getInt(6) != 0,
                  rows.getLong(7)));
        }
        return closings;
      }
    }
  }

  /** The checksum over the entries of one. */
  static long ledgerCheck(Connection connection, long number) throws SQLException {
    String sql = "SELECT ledger_check FROM closing WHERE number = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** The number of the last, 0 before the first. */
  static long last(Connection connection) throws SQLException {
    String sql = "SELECT COALESCE(MAX(number), 0) FROM closing";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Looks that no closing is missing, and that none has seen rows that are not there. */
  static boolean checkNumbers(Connection connection, Extent extent)
      throws SQLException, StoreException {
    String sql = "SELECT COUNT(*), COALESCE(MAX(head), 0) FROM closing";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      if (row.next() && row.getLong(1) == extent.closings() && row.getLong(2) <= extent.rows()) {
        return true;
      }
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the database is damaged: closings are missing, or have seen more than the "
              + extent.rows()
              + " rows that are there; restore a backup");
    }
  }

  /**
   * Compares what closings wrote with what was found now.
   *
   * @param table "ledger" or "verdict"
   */
  static void check(Connection connection, String table, long closed, Tally.PerClosing found)
      throws SQLException, StoreException {
    String sql =
        "SELECT number, " + table + "_rows, " + table + "_check FROM closing WHERE number <= ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, closed);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Tally tally = found.of(rows.getLong(1));
          if (rows.getLong(2) != tally.rows() || rows.getLong(3) != tally.check()) {
            throw damaged(table, rows.getLong(1), rows.getLong(2), tally.rows());
          }
        }
      }
    }
  }

  private static StoreException damaged(String table, long closing, long wrote, long found) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "the database is damaged: closing "
            + closing
            + " wrote "
            + wrote
            + " rows of "
            + table
            + (wrote == found ? ", and they have changed since" : ", and " + found + " are there")
            + "; restore a backup");
  }
}
