package dev.zhenzan.server.log;

import dev.zhenzan.server.log.CauseTable.Cause;
import dev.zhenzan.server.log.Erasure.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Takes names out of the log and out of what closings wrote. Each block, and each closing, is one
 * transaction that brings the signed {@link Erasure} too: the chain fits at every moment, and
 * whoever was interrupted does all of it again, which changes nothing a second time. Nobody else
 * may use the database meanwhile.
 */
public final class NameRemoval {
  private final Database database;
  private final Renaming renaming;
  private final UnaryOperator<String> signer;

  /**
   * @param signer makes the signature over the text of an erasure
   */
  public NameRemoval(Database database, Renaming renaming, UnaryOperator<String> signer) {
    this.database = database;
    this.renaming = renaming;
    this.signer = signer;
  }

  /**
   * Rewrites blocks that name what is renamed.
   *
   * @return how many
   */
  public long blocks() throws StoreException {
    long[] rewritten = {0};
    walk(database, block -> rewritten[0] += rewrite(block) ? 1 : 0);
    return rewritten[0];
  }

  /**
   * Rewrites a few of the blocks that were accepted before a time; never the last one, which may
   * just be coming.
   *
   * @param fromRow where a block begins
   * @return the row from which to go on, the same if nothing is left to do
   */
  public long oldBlocks(long fromRow, long beforeMillis) throws StoreException {
    long head = database.read(BlockTable::head);
    long next = fromRow;
    for (Block block : database.read(connection -> BlockTable.page(connection, fromRow))) {
      if (block.acceptedMillis() >= beforeMillis || block.firstRow() + block.rows() >= head) {
        break;
      }
      rewrite(block);
      next = block.firstRow() + block.rows();
    }
    return next;
  }

  /** Hands over all blocks, each checked. */
  public static void walk(Database database, LogStore.BlockSink sink) throws StoreException {
    long head = database.read(BlockTable::head);
    BlockWalk.walk(
        from -> database.read(connection -> BlockTable.page(connection, from)), 0, head, sink);
  }

  /** Whether a block may name what is renamed. */
  public static boolean mayConcern(Block block, Renaming renaming) {
    byte[] body = block.body();
    return renaming.mayConcern(body, BlockLayout.PARTS_AT, BlockLayout.eventsAt(body));
  }

  private boolean rewrite(Block before) throws StoreException {
    if (!mayConcern(before, renaming)) {
      return false;
    }
    Block after = Redaction.of(before, renaming);
    if (Arrays.equals(before.body(), after.body())) {
      return false;
    }
    return database.write(
        connection -> {
          String sql = "UPDATE log_block SET body = ? WHERE first_row = ?";
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, after.body());
            update.setLong(2, after.firstRow());
            update.executeUpdate();
          }
          Erasure erasure = Redaction.erasure(before, after);
          vouch(connection, Part.BLOCK, before.firstRow(), erasure.was(), erasure.now());
          return true;
        });
  }

  /** Signs that names were taken out of a part: its first hash is the one that counts. */
  private void vouch(Connection connection, Part part, long place, byte[] was, byte[] now)
      throws SQLException {
    if (Arrays.equals(was, now)) {
      return;
    }
    Erasure earlier = ErasureTable.find(connection, part, place);
    byte[] first = earlier == null ? was : earlier.was();
    Erasure unsigned = new Erasure(part, place, first, now, "");
    ErasureTable.put(
        connection, new Erasure(part, place, first, now, signer.apply(unsigned.text())));
  }

  /**
   * Rewrites causes, verdicts and rings.
   *
   * @return how many rows of them
   */
  public long closings() throws StoreException {
    long closed = database.read(ClosingTable::last);
    Set<Long> concerned = new TreeSet<>();
    Map<Long, Set<Integer>> causes = new HashMap<>();
    database.read(
        connection -> {
          CauseTable.each(connection, closed, cause -> note(cause, causes));
          concerned.addAll(causes.keySet());
          VerdictTable.each(
              connection,
              closed,
              verdict -> {
                if (!verdict.equals(renamed(verdict))) {
                  concerned.add(verdict.closing());
                }
              });
          for (long closing = 1; closing <= closed; closing++) {
            for (RingRow ring : RingTable.of(connection, closing)) {
              if (!ring.equals(renamed(ring))) {
                concerned.add(closing);
              }
            }
          }
          return true;
        });
    Map<Long, Long> checks = causes.isEmpty() ? Map.of() : differences(closed, causes);
    long rows = 0;
    for (long closing : concerned) {
      long check = checks.getOrDefault(closing, 0L);
      rows += database.write(connection -> rewrite(connection, closing, check));
    }
    return rows;
  }

  private void note(Cause cause, Map<Long, Set<Integer>> causes) {
    if (!renaming.account(cause.account()).equals(cause.account())) {
      causes.computeIfAbsent(cause.closing(), closing -> new HashSet<>()).add(cause.number());
    }
  }

  /** By closing how the checksum over its entries changes, as it covers the names of causes. */
  private Map<Long, Long> differences(long closed, Map<Long, Set<Integer>> changed)
      throws StoreException {
    return database.read(
        connection -> {
          Map<Long, List<Cause>> causes = CauseTable.upTo(connection, closed);
          Map<Long, Tally> before = new HashMap<>();
          Map<Long, Tally> after = new HashMap<>();
          LedgerTable.each(
              connection,
              closed,
              (row, closing, difference, number) -> {
                if (changed.getOrDefault(closing, Set.of()).contains(number)) {
                  Cause cause = causes.getOrDefault(closing, List.of()).get(number);
                  String name = cause.account();
                  LedgerRow was = new LedgerRow(row, closing, difference, name, cause.reason());
                  before.computeIfAbsent(closing, c -> new Tally()).add(was);
                  String other = renaming.account(name);
                  LedgerRow is = new LedgerRow(row, closing, difference, other, cause.reason());
                  after.computeIfAbsent(closing, c -> new Tally()).add(is);
                }
              });
          Map<Long, Long> differences = new TreeMap<>();
          after.forEach(
              (closing, tally) ->
                  differences.put(
                      closing, tally.check() - before.getOrDefault(closing, new Tally()).check()));
          return differences;
        });
  }

  private VerdictRow renamed(VerdictRow row) {
    return new VerdictRow(
        renaming.account(row.account()),
        row.closing(),
        row.suspicionMillionths(),
        row.millinats(),
        row.action(),
        row.ring(),
        row.contributions(),
        renaming.text(row.evidence()));
  }

  private RingRow renamed(RingRow row) {
    return new RingRow(
        row.closing(), row.number(), row.kind(), row.accused(), renaming.text(row.body()));
  }

  private Cause renamed(Cause cause) {
    return new Cause(
        cause.closing(), cause.number(), renaming.account(cause.account()), cause.reason());
  }

  private long rewrite(Connection connection, long closing, long ledgerCheck) throws SQLException {
    List<Cause> causes = CauseTable.by(connection, closing);
    List<VerdictRow> verdicts = VerdictTable.by(connection, closing);
    List<RingRow> rings = RingTable.of(connection, closing);
    byte[][] was = SettlementDigest.named(causes, verdicts, rings);
    long rows = 0;
    for (Cause cause : causes) {
      rows += changed(connection, cause, renamed(cause));
    }
    for (VerdictRow verdict : verdicts) {
      rows += changed(connection, verdict, renamed(verdict));
    }
    for (RingRow ring : rings) {
      rows += changed(connection, ring, renamed(ring));
    }
    List<VerdictRow> after = VerdictTable.by(connection, closing);
    byte[][] now =
        SettlementDigest.named(
            CauseTable.by(connection, closing), after, RingTable.of(connection, closing));
    vouch(connection, Part.CAUSES, closing, was[0], now[0]);
    vouch(connection, Part.VERDICTS, closing, was[1], now[1]);
    vouch(connection, Part.RINGS, closing, was[2], now[2]);
    Tally tally = new Tally();
    after.forEach(tally::add);
    // Added up here: a database takes a sum that goes round for a mistake.
    long ledger = ClosingTable.ledgerCheck(connection, closing) + ledgerCheck;
    Batch.execute(
        connection,
        "UPDATE closing SET ledger_check = ?, verdict_check = ? WHERE number = ?",
        ledger,
        tally.check(),
        closing);
    return rows;
  }

  private static int changed(Connection connection, Cause before, Cause after) throws SQLException {
    if (before.equals(after)) {
      return 0;
    }
    return update(
        connection,
        "UPDATE cause SET account = ? WHERE closing = ? AND number = ?",
        after.account(),
        before.closing(),
        before.number());
  }

  private static int changed(Connection connection, VerdictRow before, VerdictRow after)
      throws SQLException {
    if (before.equals(after)) {
      return 0;
    }
    return update(
        connection,
        "UPDATE verdict SET account = ?, evidence = ? WHERE account = ? AND closing = ?",
        after.account(),
        after.evidence(),
        before.account(),
        before.closing());
  }

  private static int changed(Connection connection, RingRow before, RingRow after)
      throws SQLException {
    if (before.equals(after)) {
      return 0;
    }
    return update(
        connection,
        "UPDATE ring SET body = ? WHERE closing = ? AND number = ?",
        after.body(),
        before.closing(),
        (long) before.number());
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.length; at++) {
        update.setObject(at + 1, values[at]);
      }
      return update.executeUpdate();
    }
  }

  /**
   * Renames targets in the sums that are kept for whoever reads the database itself.
   *
   * @return how many rows
   */
  public long counts() throws StoreException {
    List<String> targets = new ArrayList<>();
    database.read(
        connection -> {
          CountTable.eachTarget(
              connection,
              target -> {
                if (!renaming.target(target).equals(target)) {
                  targets.add(target);
                }
              });
          return true;
        });
    return database.write(
        connection -> {
          long rows = 0;
          for (String target : targets) {
            String sql = "UPDATE target_count SET target = ? WHERE target = ?";
            rows += update(connection, sql, renaming.target(target), target);
          }
          return rows;
        });
  }
}
