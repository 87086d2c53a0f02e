package dev.zhenzan.server.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Hashes over what each closing wrote, read from the tables. */
final class SettlementDigests {
  private final Map<Long, SettlementDigest> digests = new HashMap<>();

  /** Reads all that closings up to one have written. */
  static SettlementDigests read(Connection connection, long closed) throws SQLException {
    SettlementDigests all = new SettlementDigests();
    CauseTable.each(connection, closed, cause -> all.of(cause.closing()).cause(cause));
    LedgerTable.each(
        connection,
        closed,
        (row, closing, difference, cause) -> all.of(closing).entry(row, difference, cause));
    VerdictTable.each(connection, closed, verdict -> all.of(verdict.closing()).verdict(verdict));
    for (long closing = 1; closing <= closed; closing++) {
      RingTable.of(connection, closing).forEach(all.of(closing)::ring);
    }
    return all;
  }

  SettlementDigest of(long closing) {
    return digests.computeIfAbsent(closing, number -> new SettlementDigest());
  }
}
