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
    // Who may erase is not known here; whether names were erased rightly, zhenzan verify says.
    new ChainCheck(connection, ChainCheck.NONE, (text, signature) -> true)
        .run(from -> LogCheck.page(new Sqlite(file), connection, from), LogCheck::readWhole);
    ClosingTable.checkNumbers(connection, extent);
    LedgerTable.weights(connection, extent.closings(), (row, difference, reason) -> {});
    VerdictTable.latest(connection, extent.closings(), verdict -> {});
    return extent;
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
