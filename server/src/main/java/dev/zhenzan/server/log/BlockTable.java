package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log's own table. */
final class BlockTable {
  private static final String COLUMNS = "first_row, row_count, accepted_millis, body";

  /** What is read at once: so many blocks, or about so many bytes. */
  private static final int PAGE_BLOCKS = 512;

  private static final long PAGE_BYTES = 8 << 20;

  private BlockTable() {}

  /**
   * @param chain the hash over the log with this block, see {@link Chain}
   */
  static void insert(Connection connection, Block block, byte[] chain) throws SQLException {
    String sql = "INSERT INTO log_block (" + COLUMNS + ", chain) VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, block.firstRow());
      statement.setInt(2, block.rows());
      statement.setLong(3, block.acceptedMillis());
      statement.setBytes(4, block.body());
      statement.setBytes(5, chain);
      statement.executeUpdate();
    }
  }

  /** The hash over the log with the block that begins at a row; empty if there is none. */
  static byte[] chainAt(Connection connection, long firstRow) throws SQLException {
    return chain(connection, "SELECT chain FROM log_block WHERE first_row = ?", firstRow);
  }

  /** The hash over the log as far as it goes before a row, where a block ends. */
  static byte[] chainBefore(Connection connection, long row) throws SQLException {
    byte[] chain =
        chain(
            connection,
            "SELECT chain FROM log_block WHERE first_row < ? ORDER BY first_row DESC LIMIT 1",
            row);
    return chain.length == 0 ? Chain.ofNoBlock() : chain;
  }

  private static byte[] chain(Connection connection, String sql, long row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row);
      try (ResultSet found = statement.executeQuery()) {
        byte[] chain = found.next() ? found.getBytes(1) : null;
        return chain == null ? new byte[0] : chain;
      }
    }
  }

  /** How many rows the log has, by its last block. */
  static long head(Connection connection) throws SQLException {
    String sql = "SELECT first_row + row_count FROM log_block ORDER BY first_row DESC LIMIT 1";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /**
   * Takes a block back that was committed without our knowing.
   *
   * @param candidates of which one may be there; all begin at the same row
   * @return the one that was there
   */
  static @Nullable Block withdraw(Connection connection, List<Block> candidates)
      throws SQLException {
    if (candidates.isEmpty()) {
      return null;
    }
    Block there = at(connection, candidates.get(0).firstRow());
    for (Block candidate : candidates) {
      if (there != null && Arrays.equals(there.body(), candidate.body())) {
        Batch.execute(connection, "DELETE FROM log_block WHERE first_row = ?", there.firstRow());
        return there;
      }
    }
    return null;
  }

  private static @Nullable Block at(Connection connection, long firstRow) throws SQLException {
    List<Block> page = page(connection, firstRow);
    return page.isEmpty() || page.get(0).firstRow() != firstRow ? null : page.get(0);
  }

  /** Where the block begins that holds a row; the row itself if there is none. */
  static long beginOf(Connection connection, long row) throws SQLException {
    String sql = "SELECT MAX(first_row) FROM log_block WHERE first_row <= ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row);
      try (ResultSet found = statement.executeQuery()) {
        long begin = found.next() ? found.getLong(1) : row;
        return found.wasNull() ? row : begin;
      }
    }
  }

  /** Some of the blocks that begin at a row or after it, in order; at least one if there is one. */
  static List<Block> page(Connection connection, long from) throws SQLException {
    String sql =
        "SELECT " + COLUMNS + " FROM log_block WHERE first_row >= ? ORDER BY first_row LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from);
      statement.setInt(2, PAGE_BLOCKS);
      statement.setFetchSize(16);
      try (ResultSet rows = statement.executeQuery()) {
        List<Block> page = new ArrayList<>();
        for (long bytes = 0; bytes < PAGE_BYTES && rows.next(); ) {
          byte[] body = rows.getBytes(4);
          byte[] bodyOrNone = body == null ? new byte[0] : body;
          page.add(new Block(rows.getLong(1), rows.getInt(2), rows.getLong(3), bodyOrNone));
          bytes += bodyOrNone.length;
        }
        return page;
      }
    }
  }
}
