package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is a moment of the log, made while it is written to; a restored one goes on from there;
 * a damaged one is refused before anything is touched.
 */
class BackupTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("log.db");
  }

  private Path copy() {
    return folder.resolve("backups/小站 #1 %20.db");
  }

  private void fill(JdbcStore store, int blocks) throws StoreException {
    for (int i = 0; i < blocks; i++) {
      store.append(CrashWriter.block(SEED, store.head()), List.of());
    }
  }

  @Test
  void aBackupMadeWhileWritingIsAMomentOfTheLog() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 200);
      store.settle(CrashWriter.settlement(SEED, 1, store.head()));
      long before = store.head();
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  do {
                    fill(store, 1);
                  } while (!enough.get());
                } catch (StoreException e) {
                  throw new IllegalStateException(e);
                }
              });
      Backup.Content content = Backup.make(file().toString(), copy());
      enough.set(true);
      writing.join();
      assertTrue(content.rows() >= before && content.rows() <= store.head());
      assertEquals(1, content.closings());
      assertEquals(content, Backup.check(copy()));
    }
    checkBlocks(copy());
  }

  private void checkBlocks(Path database) throws Exception {
    try (JdbcStore store = JdbcStore.open(database.toString())) {
      List<Block> expected = new ArrayList<>();
      for (long row = 0; row < store.head(); ) {
        expected.add(CrashWriter.block(SEED, row));
        row += expected.get(expected.size() - 1).rows();
      }
      LogStoreContractTest.assertSame(expected, LogStoreContractTest.replayed(store, 0));
    }
  }

  @Test
  void aRestoredDatabaseGoesOnFromThere() throws Exception {
    long rows;
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 50);
      rows = store.head();
      Backup.make(file().toString(), copy());
      fill(store, 50);
      StoreException said = assertThrows(StoreException.class, () -> restore(/* force= */ true));
      assertEquals(StoreException.Kind.HELD, said.kind());
    }
    StoreException said = assertThrows(StoreException.class, () -> restore(/* force= */ false));
    assertTrue(said.getMessage().contains("--force"), said.getMessage());
    assertEquals(rows, restore(/* force= */ true).rows());
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      assertEquals(rows, store.head());
      fill(store, 3);
    }
    checkBlocks(file());
    assertTrue(Files.exists(copy()));
  }

  private Backup.Content restore(boolean force) throws StoreException {
    return Backup.restore(copy(), file().toString(), force);
  }

  /** An old database's log must not be played into the new one. */
  @Test
  void whatTheOldDatabaseLeftBehindDoesNotReachTheRestored() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 20);
      Backup.make(file().toString(), copy());
    }
    Path crashed = Files.createDirectory(folder.resolve("crashed"));
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 20);
      for (String name : List.of("log.db", "log.db-wal", "log.db.held")) {
        Files.copy(folder.resolve(name), crashed.resolve(name));
      }
    }
    Backup.restore(copy(), crashed.resolve("log.db").toString(), /* force= */ true);
    checkBlocks(crashed.resolve("log.db"));
    assertEquals(Backup.check(copy()).rows(), Backup.check(crashed.resolve("log.db")).rows());
  }

  @Test
  void anOlderCopyPutInPlaceByHandIsNoticed() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 20);
      Backup.make(file().toString(), copy());
      fill(store, 1);
    }
    Files.delete(file());
    Files.copy(copy(), file());
    StoreException said =
        assertThrows(StoreException.class, () -> JdbcStore.open(file().toString()).close());
    assertEquals(StoreException.Kind.DAMAGED, said.kind());
    assertTrue(said.getMessage().contains("restore"), said.getMessage());
  }

  @Test
  void aDatabaseThatVanishedIsNotBegunAnew() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 2);
    }
    Files.delete(file());
    StoreException said =
        assertThrows(StoreException.class, () -> JdbcStore.open(file().toString()).close());
    assertEquals(StoreException.Kind.DAMAGED, said.kind());
    assertFalse(Files.exists(file()));
  }

  @Test
  void aDamagedBackupIsRefusedAndTheDatabaseLeftAlone() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 100);
      Backup.make(file().toString(), copy());
    }
    byte[] whole = Files.readAllBytes(copy());
    byte[] database = Files.readAllBytes(file());
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < 40; round++) {
      Files.write(copy(), whole);
      try (RandomAccessFile bad = new RandomAccessFile(copy().toFile(), "rw")) {
        // Behind the first pages, which are for the most part room for tables that are empty.
        bad.seek(whole.length / 4 + random.nextInt(whole.length - whole.length / 4));
        bad.write(random.nextInt());
        bad.write(random.nextInt());
      }
      refused += isRefused() ? 1 : 0;
    }
    assertTrue(refused > 30, "refused " + refused + " of 40");
    Files.write(copy(), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertTrue(isRefused());
    Files.writeString(copy(), "not a database at all, but long enough to look at ".repeat(99));
    assertTrue(isRefused());
    assertEquals(-1, java.util.Arrays.mismatch(database, Files.readAllBytes(file())));
  }

  private boolean isRefused() {
    try {
      Backup.check(copy());
      return false;
    } catch (StoreException e) {
      assertEquals(StoreException.Kind.DAMAGED, e.kind(), e.getMessage());
      assertThrows(StoreException.class, () -> restore(/* force= */ true));
      return true;
    }
  }

  @Test
  void nothingIsOverwrittenAndPostgresHasToolsOfItsOwn() throws Exception {
    try (JdbcStore store = JdbcStore.open(file().toString())) {
      fill(store, 1);
    }
    Backup.make(file().toString(), copy());
    assertThrows(StoreException.class, () -> Backup.make(file().toString(), copy()));
    StoreException said =
        assertThrows(
            StoreException.class, () -> Backup.make("jdbc:postgresql://h/d?password=p", copy()));
    assertTrue(said.getMessage().contains("pg_dump"), said.getMessage());
    assertThrows(StoreException.class, () -> Backup.make(folder.resolve("no").toString(), copy()));
    try (var files = Files.list(copy().getParent())) {
      assertEquals(List.of(copy()), files.toList());
    }
  }
}
