package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a database that was not closed are cut or spoilt: whoever opens them then has all
 * that was acknowledged, or is told that it is damaged; never less without a word. What bytes are
 * spoilt is drawn from a seed ({@code -Dzhenzan.seed}, {@code -Dzhenzan.fuzz} for more), so this is
 * no proof for every byte. Damage to both the log's files and the {@code .held} file at once is not
 * tried: nothing could tell it from an older log.
 */
class TornFilesTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int ROUNDS = Integer.getInteger("zhenzan.fuzz", 60);
  private static final String[] FILES = {"log.db", "log.db-wal", "log.db.held"};

  @TempDir Path folder;

  private final List<Block> blocks = new ArrayList<>();
  private Settlement settlement;
  private Path image;

  /** A database as a crash leaves it: pages in the file itself, newer ones in the log before it. */
  @BeforeEach
  void crash() throws Exception {
    Path live = Files.createDirectory(folder.resolve("live"));
    image = Files.createDirectory(folder.resolve("image"));
    try (JdbcStore store = JdbcStore.open(live.resolve("log.db").toString())) {
      for (int i = 0; i < 120; i++) {
        append(store);
        if (i == 60) {
          settlement = CrashWriter.settlement(SEED, 1, store.head());
          store.settle(settlement);
        }
      }
      for (String name : FILES) {
        Files.copy(live.resolve(name), image.resolve(name));
      }
    }
  }

  private void append(JdbcStore store) throws StoreException {
    Block block = CrashWriter.block(SEED, store.head());
    store.append(block, List.of());
    blocks.add(block);
  }

  @Test
  void theFilesAsTheyAreHoldEverything() throws Exception {
    assertTrue(Files.size(image.resolve("log.db-wal")) > 100_000, "there is a tail to cut");
    assertEquals("whole", outcome(image));
  }

  @Test
  void aCutTailIsNoticed() throws Exception {
    Random random = new Random(SEED);
    int damaged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String name = FILES[random.nextInt(2)];
      Path copy = copy();
      try (RandomAccessFile file = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
        long keep =
            file.length()
                - 1
                - (random.nextBoolean()
                    ? random.nextInt(9_000)
                    : random.nextInt((int) file.length()));
        file.setLength(Math.max(0, keep));
      }
      damaged += outcome(copy).equals("damaged") ? 1 : 0;
    }
    assertTrue(damaged > ROUNDS / 3, "noticed " + damaged + " of " + ROUNDS);
  }

  @Test
  void aMissingTailIsNoticed() throws Exception {
    Path copy = copy();
    Files.delete(copy.resolve("log.db-wal"));
    assertEquals("damaged", outcome(copy));
  }

  @Test
  void spoiltBytesAreNoticed() throws Exception {
    Random random = new Random(SEED);
    int damaged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path copy = copy();
      String name = FILES[random.nextInt(2)];
      try (RandomAccessFile file = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
        long at =
            Math.max(
                0,
                file.length()
                    - 1
                    - random.nextInt(random.nextBoolean() ? 40_000 : (int) file.length()));
        file.seek(at);
        byte[] bytes = new byte[1 + random.nextInt(16)];
        random.nextBytes(bytes);
        file.write(bytes);
      }
      damaged += outcome(copy).equals("damaged") ? 1 : 0;
    }
    assertTrue(damaged > ROUNDS / 6, "noticed " + damaged + " of " + ROUNDS);
  }

  private Path copy() throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    for (String name : FILES) {
      Files.copy(image.resolve(name), copy.resolve(name));
    }
    return copy;
  }

  /** "whole" or "damaged"; fails if anything is missing or changed without a word. */
  private String outcome(Path place) throws Exception {
    try (JdbcStore store = JdbcStore.open(place.resolve("log.db").toString())) {
      LogStoreContractTest.assertSame(blocks, LogStoreContractTest.replayed(store, 0));
      long[] sum = {0};
      store.weights((row, difference, reason) -> sum[0] += difference);
      assertEquals(settlement.ledger().stream().mapToLong(LedgerRow::difference).sum(), sum[0]);
      List<VerdictRow> verdicts = new ArrayList<>();
      store.verdicts(verdicts::add);
      assertEquals(settlement.verdicts(), verdicts);
      assertEquals(settlement.closing(), store.lastClosing());
      return "whole";
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.DAMAGED) {
        fail(place + ": " + e.kind(), e);
      }
      return "damaged";
    }
  }
}
