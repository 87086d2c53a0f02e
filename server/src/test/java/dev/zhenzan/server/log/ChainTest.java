package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.event.Report;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/**
 * Whoever changes a log behind the service's back is found out, also when checksums and numbers are
 * put right again. Where it is changed is drawn from a seed ({@code -Dzhenzan.seed}, {@code
 * -Dzhenzan.fuzz} for more). A log that is written anew from its first block, hashes and all, fits
 * itself: only a head that somebody kept tells it apart, and that is tested too.
 */
class ChainTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROUNDS = Integer.getInteger("zhenzan.fuzz", 40);

  @TempDir Path folder;
  private Path original;
  private LogHead head;
  private final List<LogHead> earlier = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    original = folder.resolve("original.db");
    head = write(original, 0);
  }

  /** A log of 60 blocks and 3 closings; another if told to change an event. */
  private LogHead write(Path file, int changed) throws Exception {
    Random random = new Random(SEED);
    Settlements settlements = new Settlements(SEED);
    LogHead last = LogCheck.NOTHING;
    try (JdbcStore store = JdbcStore.open(file.toString())) {
      for (int block = 1; block <= 60; block++) {
        List<Report> reports = new Reports(random.nextLong()).odd(3 + block % 2);
        if (block == changed) {
          reports = new Reports(99).odd(reports.size());
        }
        store.append(BlockCodec.encode(reports, store.head(), block), List.of());
        if (block % 20 == 0) {
          store.settle(settlements.next(store.head()));
        }
        last = store.headAt(store.head(), block / 20);
        earlier.add(last);
      }
    }
    Files.delete(HeldFile.of(file));
    return last;
  }

  private static LogHead check(Path file, LogHead expected) throws StoreException {
    return LogCheck.run(file.toString(), expected, Erasure.Signed.NEVER).head();
  }

  @Test
  void whatWasNotTouchedFitsItsLastHeadAndEveryEarlierOne() throws Exception {
    assertEquals(head, check(original, LogCheck.NOTHING));
    for (LogHead each : earlier) {
      assertEquals(head, check(original, each));
    }
    assertTrue(Backup.check(original).rows() == head.rows());
  }

  /** Something done to a database; returns how it is called. */
  private interface Tampering {
    String with(Connection connection, Random random) throws Exception;
  }

  private void found(Tampering tampering) throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Path copy = folder.resolve("copy.db");
      Files.copy(original, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      String what;
      try (Connection connection = connect(copy)) {
        what = tampering.with(connection, random) + ", round " + round + " of seed " + SEED;
      }
      StoreException said =
          assertThrows(StoreException.class, () -> check(copy, LogCheck.NOTHING), what);
      assertEquals(StoreException.Kind.DAMAGED, said.kind(), what + ": " + said.getMessage());
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    source.setJournalMode("DELETE");
    return source.getConnection();
  }

  private static List<Block> blocks(Connection connection) throws SQLException {
    return BlockTable.page(connection, 0);
  }

  private static int names(byte[] body) {
    return BlockLayout.eventsAt(body) - BlockLayout.PARTS_AT;
  }

  /** Puts a body where a block lies, its header and checksum made to fit. */
  private static void put(Connection connection, Block place, byte[] body) throws SQLException {
    BlockLayout.writeHeader(
        body, place.firstRow(), place.rows(), place.acceptedMillis(), names(body));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE log_block SET body = ?, accepted_millis = ? WHERE first_row = ?")) {
      statement.setBytes(1, body);
      statement.setLong(2, place.acceptedMillis());
      statement.setLong(3, place.firstRow());
      assertEquals(1, statement.executeUpdate());
    }
  }

  @Test
  void aFlippedBitIsFoundThoughTheChecksumFits() throws Exception {
    found(
        (connection, random) -> {
          List<Block> blocks = blocks(connection);
          Block block = blocks.get(random.nextInt(blocks.size()));
          byte[] body = block.body().clone();
          int at = BlockLayout.PARTS_AT + random.nextInt(body.length - BlockLayout.PARTS_AT);
          body[at] ^= (byte) (1 << random.nextInt(8));
          put(connection, block, body);
          return "byte " + at + " of the block at " + block.firstRow();
        });
  }

  @Test
  void anotherTimeOfAcceptingIsFound() throws Exception {
    found(
        (connection, random) -> {
          List<Block> blocks = blocks(connection);
          Block block = blocks.get(random.nextInt(blocks.size()));
          Block later =
              new Block(
                  block.firstRow(), block.rows(), block.acceptedMillis() + 1, block.body().clone());
          put(connection, later, later.body());
          return "the time of the block at " + block.firstRow();
        });
  }

  @Test
  void blocksInOneAnothersPlacesAreFound() throws Exception {
    found(
        (connection, random) -> {
          List<Block> blocks = blocks(connection);
          int one = random.nextInt(blocks.size() - 2);
          int other = one + 2; // as many events
          put(connection, blocks.get(one), blocks.get(other).body().clone());
          put(connection, blocks.get(other), blocks.get(one).body().clone());
          return "blocks " + one + " and " + other;
        });
  }

  @Test
  void aBlockThatIsLeftOutIsFoundThoughTheOthersCloseTheGap() throws Exception {
    found(
        (connection, random) -> {
          List<Block> blocks = blocks(connection);
          int gone = random.nextInt(blocks.size() - 1);
          run(
              connection,
              "DELETE FROM log_block WHERE first_row = " + blocks.get(gone).firstRow(),
              "UPDATE closing SET head = head - "
                  + blocks.get(gone).rows()
                  + " WHERE head > "
                  + blocks.get(gone).firstRow());
          for (Block block : blocks.subList(gone + 1, blocks.size())) {
            long row = block.firstRow() - blocks.get(gone).rows();
            run(
                connection,
                "UPDATE log_block SET first_row = "
                    + row
                    + " WHERE first_row = "
                    + block.firstRow());
            Block moved = new Block(row, block.rows(), block.acceptedMillis(), block.body());
            put(connection, moved, moved.body());
          }
          return "block " + gone + " left out";
        });
  }

  private static void run(Connection connection, String... sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.executeUpdate(each);
      }
    }
  }

  private static final String[] CHANGES = {
    "UPDATE ledger SET difference = difference + 1 WHERE log_row = %s",
    "UPDATE ledger SET cause = cause + 1 WHERE log_row = %s",
    "UPDATE ledger SET log_row = log_row + 1000 WHERE log_row = %s",
    "DELETE FROM ledger WHERE log_row = %s",
    "INSERT INTO ledger VALUES (%s + 5000, 2, -1, 1)",
    "UPDATE verdict SET action = 'ban' WHERE (rowid_of) = %s",
    "UPDATE cause SET account = account || 'x' WHERE number = 1 AND closing = 1 + %s %% 3",
    "UPDATE cause SET reason = 'burst' WHERE number = 2 AND closing = 1 + %s %% 3",
    "DELETE FROM cause WHERE number = 3 AND closing = 1 + %s %% 3",
    "UPDATE closing SET findings = findings || ' ' WHERE number = 1 + %s %% 3",
    "UPDATE closing SET end_millis = end_millis + 1 WHERE number = 1 + %s %% 3",
    "UPDATE closing SET closed_millis = 0 WHERE number = 1 + %s %% 3",
    "UPDATE closing SET chain = zeroblob(32) WHERE number = 1 + %s %% 3",
    "UPDATE log_block SET chain = zeroblob(32) WHERE accepted_millis = 1 + %s %% 60",
    "INSERT INTO ring VALUES (1 + %s %% 3, 77, 'task_group', 1, '{}')",
    "INSERT INTO erasure VALUES ('block', %s, '00', '00', '')",
  };

  @Test
  void aChangedRowOfWhatClosingsWroteIsFound() throws Exception {
    for (String change : CHANGES) {
      found(
          (connection, random) -> {
            boolean verdict = change.contains("rowid_of");
            String row =
                verdict
                    ? "(SELECT account || closing FROM verdict LIMIT 1 OFFSET "
                        + random.nextInt(8)
                        + ")"
                    : change.contains("ledger")
                        ? "(SELECT log_row FROM ledger LIMIT 1 OFFSET " + random.nextInt(20) + ")"
                        : String.valueOf(random.nextInt(1_000));
            String sql = String.format(change.replace("(rowid_of)", "(account || closing)"), row);
            run(connection, sql);
            return sql;
          });
    }
  }

  @Test
  void aTailThatIsCutOffCleanlyIsFoundByWhoeverKeptTheHead() throws Exception {
    for (int kept = 0; kept < 60; kept++) {
      Path copy = folder.resolve("cut.db");
      Files.copy(original, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      LogHead there = kept == 0 ? LogCheck.NOTHING : earlier.get(kept - 1);
      try (Connection connection = connect(copy)) {
        run(
            connection,
            "DELETE FROM log_block WHERE first_row >= " + there.rows(),
            "DELETE FROM closing WHERE number > " + there.closing());
      }
      assertEquals(there, check(copy, there), "cut after block " + kept);
      LogHead known = earlier.get(kept);
      StoreException said = assertThrows(StoreException.class, () -> check(copy, known));
      assertTrue(said.getMessage().contains("once held"), said.getMessage());
    }
  }

  @Test
  void aLogWrittenAnewFitsItselfAndNoHeadThatWasKept() throws Exception {
    for (int changed : new int[] {1, 17, 40, 60}) {
      Path other = folder.resolve("other" + changed + ".db");
      LogHead forged = write(other, changed);
      assertEquals(forged, check(other, LogCheck.NOTHING));
      assertEquals(head.rows(), forged.rows());
      assertThrows(StoreException.class, () -> check(other, head), "block " + changed);
    }
    Path closings = folder.resolve("closings.db");
    Files.copy(original, closings);
    LogHead known = new LogHead(head.rows(), head.hash(), head.closing(), "00".repeat(32));
    assertThrows(StoreException.class, () -> check(closings, known));
  }

  @Test
  void aNameIsTakenOutAndEverythingElseStaysAsItWas() throws Exception {
    try (Connection connection = connect(original)) {
      for (Block block : blocks(connection)) {
        List<Report> before = BlockCodec.decode(block);
        String actor = before.get(0).actor();
        String id = "e".repeat(before.get(0).id() == null ? 0 : 1);
        Block after =
            Redaction.of(block, name -> name.equals(actor) ? "erased-" + block.firstRow() : name);
        List<Report> read = BlockCodec.decode(after);
        assertEquals(before.size(), read.size());
        for (int at = 0; at < read.size(); at++) {
          boolean same = before.get(at).actor().equals(actor);
          String now = same ? "erased-" + block.firstRow() : before.get(at).actor();
          assertEquals(now, read.get(at).actor());
          assertEquals(before.get(at).time(), read.get(at).time());
          assertEquals(before.get(at).type(), read.get(at).type());
        }
        put(connection, block, after.body());
        Erasure erasure = Redaction.erasure(block, after);
        ErasureTable.put(
            connection,
            new Erasure(
                erasure.part(), erasure.place(), erasure.was(), erasure.now(), "signed" + id));
      }
    }
    assertThrows(StoreException.class, () -> check(original, head));
    LogCheck.Found found =
        LogCheck.run(
            original.toString(),
            head,
            (text, signature) ->
                text.startsWith("zhenzan.erasure.1 block") && signature.startsWith("signed"));
    assertEquals(head, found.head());
    assertEquals(60, found.erasures());
    eventsUnderAnErasureCannotBeChanged();
  }

  private void eventsUnderAnErasureCannotBeChanged() throws Exception {
    try (Connection connection = connect(original)) {
      Block block = blocks(connection).get(30);
      byte[] body = block.body().clone();
      body[BlockLayout.eventsAt(body) + 3] ^= 1;
      put(connection, block, body);
    }
    StoreException said =
        assertThrows(
            StoreException.class,
            () -> LogCheck.run(original.toString(), head, (text, signature) -> true));
    assertTrue(said.getMessage().contains("does not fit"), said.getMessage());
  }

  /** What is hashed is as it is written down: another program could check it. */
  @Test
  void theHashOfABlockIsThatOfItsDescription() throws Exception {
    Block block = BlockCodec.encode(new Reports(1).odd(9), 7, 11);
    byte[] body = block.body();
    int names = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(36);
    ByteBuffer link = ByteBuffer.allocate(32 + 8 + 8 + 4 + 1 + 32 + 32);
    link.put(Chain.hash("zhenzan log, version 1".getBytes("US-ASCII")));
    link.putLong(7).putLong(11).putInt(9).put((byte) 1);
    link.put(Chain.hash(java.util.Arrays.copyOfRange(body, 40, 40 + names)));
    link.put(Chain.hash(java.util.Arrays.copyOfRange(body, 40 + names, body.length)));
    assertArrayEquals(Chain.hash(link.array()), Chain.with(Chain.ofNoBlock(), block));
  }
}
