package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.log.LogStore.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store promises, whatever the database: blocks come back in order and whole, a closing
 * is there or not, a second process is kept out, and everything is still so after opening again.
 * Crashes, full disks and damage are tested elsewhere.
 */
abstract class LogStoreContractTest {
  static final long DAY = 86_400_000L;

  private JdbcStore store;

  /** Where a new database is, the same throughout a test. */
  abstract String url() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.open(url());
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private void reopen() throws Exception {
    store.close();
    store = JdbcStore.open(url());
  }

  private Block append(int rows, Answer... answers) throws StoreException {
    long head = store.head();
    Block block = BlockCodec.encode(new Reports(head).odd(rows), head, 1_000 + head);
    store.append(block, List.of(answers));
    return block;
  }

  static List<Block> replayed(LogStore store, long from) throws StoreException {
    List<Block> blocks = new ArrayList<>();
    store.replay(from, blocks::add);
    return blocks;
  }

  static void assertSame(List<Block> expected, List<Block> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).firstRow(), actual.get(i).firstRow());
      assertEquals(expected.get(i).rows(), actual.get(i).rows());
      assertEquals(expected.get(i).acceptedMillis(), actual.get(i).acceptedMillis());
      assertArrayEquals(expected.get(i).body(), actual.get(i).body());
    }
  }

  @Test
  void aNewLogIsEmpty() throws Exception {
    assertEquals(0, store.head());
    assertSame(List.of(), replayed(store, 0));
    assertNull(store.lastClosing());
    assertEquals(List.of(), store.closings());
    assertEquals(List.of(), store.rings(1));
    assertNull(store.answer("k"));
  }

  @Test
  void blocksComeBackInOrderAlsoAfterOpeningAgain() throws Exception {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      blocks.add(append(1 + i % 7));
    }
    assertSame(blocks, replayed(store, 0));
    reopen();
    assertSame(blocks, replayed(store, 0));
    assertEquals(blocks.stream().mapToLong(Block::rows).sum(), store.head());
    blocks.add(append(3));
    assertSame(blocks, replayed(store, 0));
  }

  @Test
  void replayBeginsWithTheBlockThatHoldsTheRow() throws Exception {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      blocks.add(append(5));
    }
    for (int row = 0; row < 50; row++) {
      assertSame(blocks.subList(row / 5, 10), replayed(store, row));
    }
    assertSame(List.of(), replayed(store, 50));
    assertSame(List.of(), replayed(store, 1_000));
  }

  @Test
  void aBlockThatDoesNotFollowTheLogIsRefused() throws Exception {
    append(5);
    for (long row : new long[] {0, 4, 6}) {
      Block block = BlockCodec.encode(new Reports(1).odd(1), row, 0);
      assertThrows(IllegalArgumentException.class, () -> store.append(block, List.of()));
    }
    assertEquals(5, store.head());
  }

  @Test
  void aSecondProcessIsKeptOut() throws Exception {
    StoreException said = assertThrows(StoreException.class, () -> JdbcStore.open(url()));
    assertEquals(StoreException.Kind.HELD, said.kind());
    assertTrue(said.getMessage().contains("stop it"), said.getMessage());
    append(1);
    reopen();
    assertEquals(1, store.head());
  }

  @Test
  void answersAreKeptForADayAndThenGo() throws Exception {
    Answer old = new Answer("key-1 / 小红", "h1", "{\"head\":1}", 1_000);
    append(1, old);
    assertEquals(old, store.answer(old.key()));
    assertNull(store.answer("another"));
    Answer again = new Answer(old.key(), "h2", "{}", 2_000);
    append(1, again, new Answer("b", "h", "{}", 2_500));
    assertEquals(again, store.answer(old.key()));

    appendAt(2_000 + DAY, new Answer("late", "h", "{}", 2_000 + DAY));
    assertEquals(again, store.answer(old.key()), "a day old, to the millisecond");
    appendAt(2_001 + DAY, new Answer("later", "h", "{}", 2_001 + DAY));
    assertNull(store.answer(old.key()));
    assertTrue(store.answer("b") != null);
  }

  private void appendAt(long millis, Answer answer) throws StoreException {
    Block block = BlockCodec.encode(new Reports(1).odd(1), store.head(), millis);
    store.append(block, List.of(answer));
  }

  @Test
  void oneKeyTwiceInABatchKeepsTheLast() throws Exception {
    append(1, new Answer("k", "a", "1", 5), new Answer("k", "b", "2", 6));
    assertEquals(new Answer("k", "b", "2", 6), store.answer("k"));
  }

  @Test
  void closingsComeBackWithAllTheyFound() throws Exception {
    Settlements settlements = new Settlements(3);
    List<Settlement> settled = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      append(200);
      Settlement settlement = settlements.next(store.head());
      store.settle(settlement);
      settled.add(settlement);
      check(settled);
    }
    reopen();
    check(settled);
  }

  private void check(List<Settlement> settled) throws StoreException {
    List<Closing> closings = settled.stream().map(Settlement::closing).toList();
    assertEquals(closings, store.closings());
    assertEquals(closings.get(closings.size() - 1), store.lastClosing());
    for (Settlement settlement : settled) {
      assertEquals(settlement.rings(), store.rings(settlement.closing().number()));
    }
    assertEquals(Settlements.weights(settled), weights());
    List<VerdictRow> verdicts = new ArrayList<>();
    store.verdicts(verdicts::add);
    assertEquals(Settlements.latestVerdicts(settled), verdicts);
    assertEquals(Settlements.latestCounts(settled), counts());
    for (long row = 0; row < store.head(); row += 7) {
      assertEquals(Settlements.ledgerOf(settled, row), store.ledgerOf(row));
    }
    for (VerdictRow verdict : verdicts) {
      assertEquals(
          Settlements.verdictsOf(settled, verdict.account()), store.verdictsOf(verdict.account()));
    }
  }

  private TreeMap<Long, String> weights() throws StoreException {
    TreeMap<Long, String> weights = new TreeMap<>();
    long[] last = {-1};
    store.weights(
        (row, difference, reason) -> {
          assertTrue(row > last[0], "rows ascend");
          last[0] = row;
          weights.put(row, difference + " " + reason);
        });
    return weights;
  }

  private Set<CountRow> counts() throws StoreException {
    return store
        .database()
        .read(
            connection -> {
              Set<CountRow> found = new HashSet<>();
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "SELECT target, closing, settled, honest FROM honest_count")) {
                while (rows.next()) {
                  found.add(
                      new CountRow(
                          rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
              }
              return found;
            });
  }

  @Test
  void aSettlementLongerThanASliceIsWhole() throws Exception {
    append(200);
    List<LedgerRow> ledger = new ArrayList<>();
    for (int row = 0; row < 5_001; row++) {
      ledger.add(new LedgerRow(row, 1, -1 - row, "a" + row % 9, "burst"));
    }
    Closing closing = new Closing(1, 200, 9, 10, "{}");
    store.settle(new Settlement(closing, ledger, List.of(), List.of(), List.of()));
    assertEquals(5_001, weights().size());
    assertEquals("-5001 burst", weights().get(5_000L));
  }

  @Test
  void aClosingThatIsNotTheNextIsRefused() {
    Closing second = new Closing(2, 0, 0, 0, "{}");
    Settlement settlement = new Settlement(second, List.of(), List.of(), List.of(), List.of());
    assertThrows(IllegalArgumentException.class, () -> store.settle(settlement));
  }

  @Test
  void aSettlementThatFailsLeavesNothingAndMayBeTriedAgain() throws Exception {
    append(200);
    Settlements settlements = new Settlements(5);
    Settlement first = settlements.next(store.head());
    store.settle(first);
    Settlement second = settlements.next(store.head());
    List<RingRow> twice = new ArrayList<>(second.rings());
    twice.add(new RingRow(2, 77, "task_group", true, "{}"));
    twice.add(new RingRow(2, 77, "task_group", true, "{}"));
    Settlement bad =
        new Settlement(
            second.closing(), second.ledger(), second.verdicts(), twice, second.counts());
    assertThrows(StoreException.class, () -> store.settle(bad));
    check(List.of(first));
    reopen();
    check(List.of(first));
    assertThrows(StoreException.class, () -> store.settle(bad));
    store.settle(second);
    check(List.of(first, second));
  }

  @Test
  void aMissingOrChangedRowOfTheLedgerIsNoticed() throws Exception {
    append(200);
    store.settle(new Settlements(5).next(store.head()));
    damage(
        "UPDATE ledger SET difference = difference - 1 WHERE log_row = (SELECT MAX(log_row) FROM ledger)");
    assertDamaged(this::weights);
    damage(
        "UPDATE ledger SET difference = difference + 1 WHERE log_row = (SELECT MAX(log_row) FROM ledger)");
    weights();
    damage("DELETE FROM ledger WHERE log_row = (SELECT MIN(log_row) FROM ledger)");
    assertDamaged(this::weights);
    damage("UPDATE verdict SET action = 'ban' WHERE account = (SELECT MIN(account) FROM verdict)");
    assertDamaged(() -> store.verdicts(verdict -> {}));
  }

  @Test
  void theChainIsWalkedFromOutsideAndShowsAChangedRow() throws Exception {
    append(5);
    append(200);
    store.settle(new Settlements(5).next(store.head()));
    append(3);
    LogHead head = store.headAt(store.head(), 1);
    store.close();
    assertEquals(head, LogCheck.run(url(), head, Erasure.Signed.NEVER).head());
    store = JdbcStore.open(url());
    append(1);
    damage("UPDATE verdict SET action = 'ban' WHERE account = (SELECT MIN(account) FROM verdict)");
    store.close();
    assertDamaged(() -> LogCheck.run(url(), head, Erasure.Signed.NEVER));
    store = JdbcStore.open(url());
  }

  @Test
  void aMissingBlockIsNoticed() throws Exception {
    for (int i = 0; i < 10; i++) {
      append(5);
    }
    damage("DELETE FROM log_block WHERE first_row = 20");
    StoreException said = assertDamaged(() -> replayed(store, 0));
    assertTrue(said.getMessage().contains("rows 20 to 24"), said.getMessage());
    assertEquals(5, replayed(store, 25).size());
  }

  private void damage(String sql) throws StoreException {
    store
        .database()
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  private static StoreException assertDamaged(org.junit.jupiter.api.function.Executable work) {
    StoreException said = assertThrows(StoreException.class, work);
    assertEquals(StoreException.Kind.DAMAGED, said.kind());
    return said;
  }

  @Test
  void aBlockCommittedWithoutOurKnowingIsTakenBack() throws Exception {
    append(5);
    Block lost = BlockCodec.encode(new Reports(8).odd(2), 5, 0);
    store.noteDoubtful(lost);
    store
        .database()
        .write(
            connection -> {
              BlockTable.insert(connection, lost, new byte[32]);
              return true;
            });
    assertEquals(1, replayed(store, 0).size());
    Block next = append(4);
    assertSame(List.of(next), replayed(store, 5));
  }

  @Test
  void whatAnotherProcessWroteIsNotWrittenOver() throws Exception {
    append(5);
    Block foreign = BlockCodec.encode(new Reports(8).odd(2), 5, 0);
    store
        .database()
        .write(
            connection -> {
              BlockTable.insert(connection, foreign, new byte[32]);
              return true;
            });
    StoreException said = assertThrows(StoreException.class, () -> append(4));
    assertEquals(StoreException.Kind.HELD, said.kind());
    reopen();
    assertEquals(7, store.head());
  }

  @Test
  void aDatabaseThatANewerReleaseChangedIsLeftAlone() throws Exception {
    append(3);
    damage(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', 1, TRUE)");
    store.close();
    StoreException said = assertThrows(StoreException.class, () -> JdbcStore.open(url()).close());
    assertEquals(StoreException.Kind.DAMAGED, said.kind());
    assertTrue(said.getMessage().contains("another release"), said.getMessage());
  }

  @Test
  void workThatFailsWritesNothing() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            store
                .database()
                .write(
                    connection -> {
                      MetaTable.put(connection, "x", "1");
                      throw new IllegalStateException();
                    }));
    assertTrue(store.database().read(c -> MetaTable.find(c, "x")).isEmpty());
    assertThrows(
        StoreException.class,
        () -> store.database().read(c -> c.createStatement().executeUpdate("DELETE FROM meta")));
    append(1);
  }
}
