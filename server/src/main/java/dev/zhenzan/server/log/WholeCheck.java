package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads an SQLite database from end to end. */
final class WholeCheck {
  private WholeCheck() {}

  static Extent run(Connection connection, Path file) throws SQLException, StoreException {
    integrity(connection, file);
    Extent extent = new Extent(BlockTable.head(connection), ClosingTable.last(connection));
    BlockWalk.walk(from -> page(connection, file, from), 0, extent.rows(), WholeCheck::readAll);
    ClosingTable.checkNumbers(connection, extent);
    LedgerTable.weights(connection, extent.closings(), (row, difference, reason) -> {});
    VerdictTable.latest(connection, extent.closings(), verdict -> {});
    return extent;
  }

  private static void readAll(Block block) throws StoreException {
    BlockReader reader = BlockReader.open(block);
    while (reader.next()) {
      // Reading is checking.
    }
  }

  private static java.util.List<Block> page(Connection connection, Path file, long from)
      throws StoreException {
    try {
      return BlockTable.page(connection, from);
    } catch (SQLException e) {
      throw new Sqlite(file).explain(e);
    }
  }

  private static void integrity(Connection connection, Path file)
      throws SQLException, StoreException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String said = row.next() ? Batch.text(row, 1) : "nothing";
      if (!said.equals("ok")) {
        throw new StoreException(Kind.DAMAGED, file + " is damaged: " + said);
      }
    }
  }
}
