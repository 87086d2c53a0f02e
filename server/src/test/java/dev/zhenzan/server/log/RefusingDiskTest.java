package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, or may not be written any more, while a store is open: writes are refused
 * and say why, reads go on, and once the disk takes bytes again so does the store, with nothing
 * lost and nothing of what was refused. Needs root on Linux, and says so where it is skipped. A
 * disk that reports errors is not tried.
 */
class RefusingDiskTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  @TempDir Path folder;

  private final List<Block> blocks = new ArrayList<>();

  private void append(JdbcStore store) throws StoreException {
    Block block = CrashWriter.block(SEED, store.head());
    store.append(block, List.of(CrashWriter.answer(block)));
    blocks.add(block);
  }

  /** Appends until it is refused. */
  private StoreException refusal(JdbcStore store) {
    return assertThrows(
        StoreException.class,
        () -> {
          for (int i = 0; i < 10_000; i++) {
            append(store);
          }
        });
  }

  private void checkReads(JdbcStore store) throws StoreException {
    LogStoreContractTest.assertSame(blocks, LogStoreContractTest.replayed(store, 0));
    Block last = blocks.get(blocks.size() - 1);
    assertEquals(CrashWriter.answer(last), store.answer("at-" + last.firstRow()));
  }

  @Test
  void aFullDiskRefusesAndRecovers() throws Exception {
    try (SmallDisk disk = SmallDisk.mount()) {
      String url = disk.folder().resolve("log.db").toString();
      try (JdbcStore store = JdbcStore.open(url)) {
        for (int round = 0; round < 3; round++) {
          append(store);
          disk.fill(/* leave= */ 40_000 * round);
          for (int again = 0; again < 3; again++) {
            StoreException said = refusal(store);
            assertEquals(StoreException.Kind.FULL, said.kind(), said.getMessage());
            assertTrue(said.getMessage().contains("make room"), said.getMessage());
            checkReads(store);
          }
          disk.free();
          append(store);
          checkReads(store);
        }
      }
      try (JdbcStore store = JdbcStore.open(url)) {
        checkReads(store);
      }
    }
  }

  @Test
  void aClosingThatDoesNotFitHasNotHappened() throws Exception {
    try (SmallDisk disk = SmallDisk.mount();
        JdbcStore store = JdbcStore.open(disk.folder().resolve("log.db").toString())) {
      for (int i = 0; i < 30; i++) {
        append(store);
      }
      disk.fill(/* leave= */ 10_000);
      Settlement settlement = CrashWriter.settlement(SEED, 1, store.head());
      StoreException said = assertThrows(StoreException.class, () -> store.settle(settlement));
      assertEquals(StoreException.Kind.FULL, said.kind());
      assertEquals(List.of(), store.closings());
      store.weights((row, difference, reason) -> assertEquals(-1, row));
      disk.free();
      store.settle(settlement);
      assertEquals(List.of(settlement.closing()), store.closings());
      assertEquals(
          settlement.ledger().get(0), store.ledgerOf(settlement.ledger().get(0).row()).get(0));
      checkReads(store);
    }
  }

  @Test
  void aDiskThatMayNotBeWrittenIsSaidToBeSo() throws Exception {
    try (SmallDisk disk = SmallDisk.mount()) {
      String url = disk.folder().resolve("log.db").toString();
      try (JdbcStore store = JdbcStore.open(url)) {
        append(store);
      }
      disk.readOnly(true);
      StoreException said = assertThrows(StoreException.class, () -> JdbcStore.open(url));
      assertEquals(StoreException.Kind.READ_ONLY, said.kind(), said.getMessage());
      disk.readOnly(false);
      try (JdbcStore store = JdbcStore.open(url)) {
        append(store);
        checkReads(store);
      }
    }
  }

  /**
   * The system lets nobody write to such files, not even root, and not even those who have them
   * open.
   */
  @Test
  void filesThatBecomeImmutableRefuseAndRecover() throws Exception {
    Path place = Files.createDirectory(folder.resolve("immutable"));
    try (JdbcStore store = JdbcStore.open(place.resolve("log.db").toString())) {
      append(store);
      boolean can = SmallDisk.run("chattr", "-R", "+i", place.toString());
      if (!can) {
        String skipped = "SKIPPED: cannot make files immutable here; root on ext4 can";
        System.err.println(skipped);
        Assumptions.abort(skipped);
      }
      try {
        for (int again = 0; again < 3; again++) {
          StoreException said = refusal(store);
          assertEquals(StoreException.Kind.READ_ONLY, said.kind(), said.getMessage());
          checkReads(store);
        }
      } finally {
        assertTrue(SmallDisk.run("chattr", "-R", "-i", place.toString()));
      }
      append(store);
      checkReads(store);
    }
  }
}
