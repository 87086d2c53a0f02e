package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.book.fold.FoldFile;
import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.book.fold.FoldWriter;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is damaged, of another log or of another version is never believed.
 *
 * <p>Can prove that every byte of it is looked at, and that a file that is not used changes
 * nothing. Cannot prove that two different arrays never share a check of 32 bits: whoever may write
 * the file may write the database as well.
 */
final class KeptFileTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int EVENTS = 2_000;

  @TempDir Path folder;
  private Path database;
  private Path kept;
  private List<Report> reports;
  private Map<String, Object> answers;

  @BeforeEach
  void keep() throws Exception {
    database = folder.resolve("log.db");
    kept = folder.resolve("log.fold");
    reports = Workload.storm(SEED, EVENTS);
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, 1)) {
      open.send(Workload.batches(reports, SEED));
      open.closeEpoch();
      answers = Everything.of(open.space, reports);
    }
    assertUsed(true, "as it was written");
  }

  private void assertUsed(boolean used, String what) throws Exception {
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, Long.MAX_VALUE)) {
      assertEquals(used ? EVENTS : 0, open.space.folds().kept(), what);
      Answers.assertSame(answers, Everything.of(open.space, reports), what);
    }
  }

  @Test
  void everyFlippedByteIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(kept);
    Random random = new Random(SEED);
    try (JdbcStore store = JdbcStore.open(database.toString())) {
      for (int round = 0; round < 900; round++) {
        byte[] flipped = whole.clone();
        int tail = Math.min(whole.length, 600);
        int at = round < tail ? whole.length - 1 - round : random.nextInt(whole.length);
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        assertRefused(store, flipped, "byte " + at + " of " + whole.length + ", seed " + SEED);
      }
    }
    assertUsed(false, "damaged");
  }

  @Test
  void everyTruncationIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(kept);
    Random random = new Random(SEED);
    try (JdbcStore store = JdbcStore.open(database.toString())) {
      for (int round = 0; round < 200; round++) {
        int length = round < 100 ? whole.length - 1 - round : random.nextInt(whole.length);
        String what = "cut to " + length + " of " + whole.length + ", seed " + SEED;
        assertRefused(store, Arrays.copyOf(whole, length), what);
        assertRefused(store, Arrays.copyOfRange(whole, length, whole.length), "its end, " + what);
      }
    }
    assertUsed(false, "cut");
  }

  private void assertRefused(JdbcStore store, byte[] bytes, String what) throws IOException {
    Files.write(kept, bytes);
    assertThrows(
        IOException.class,
        () -> {
          try (FoldReader fold = new FoldFile(kept).open()) {
            assertNotNull(fold);
            LiveBook.load(store, fold);
          }
        },
        what);
  }

  @Test
  void whatStandsForAnotherLogIsNotUsed() throws Exception {
    Path other = folder.resolve("other.fold");
    try (OpenSpace open = OpenSpace.at(folder.resolve("other.db").toString(), other, 1)) {
      open.send(Workload.batches(Workload.storm(SEED + 1, EVENTS), SEED));
    }
    Files.move(other, kept, StandardCopyOption.REPLACE_EXISTING);
    assertUsed(false, "of another log of the same length");
  }

  @Test
  void whatIsAheadOfARestoredLogIsNotUsed() throws Exception {
    Path older = folder.resolve("older.db");
    Files.copy(database, older);
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, 1)) {
      open.send(
          Workload.batches(
              Workload.storm(SEED + 1, 700).stream().map(KeptFileTest::anew).toList(), SEED));
    }
    database = older;
    assertUsed(false, "ahead of the log");
  }

  private static Report anew(Report report) {
    return new Report(
        null,
        report.type(),
        report.time(),
        report.actor(),
        report.target(),
        null,
        null,
        null,
        null,
        -1,
        -1,
        -1);
  }

  @Test
  void whatIsOfAnotherVersionIsNotUsed() throws Exception {
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length - 16]++;
    Files.write(kept, bytes);
    assertUsed(false, "of another version");
  }

  @Test
  void whatWasKeptBeforeNamesWereTakenOutIsNotUsedAndNothingIsKeptUntilTheNextStart()
      throws Exception {
    byte[] before = Files.readAllBytes(kept);
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, Long.MAX_VALUE)) {
      ((JdbcStore) open.space.store())
          .database()
          .write(
              connection -> {
                try (var statement = connection.createStatement()) {
                  return statement.executeUpdate(
                      "INSERT INTO erasure VALUES ('block', 0, 'aa', 'bb', 'signed')");
                }
              });
      open.space.keep();
    }
    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)), "memory still had the names");
    assertUsed(false, "names were taken out since");
    assertFalse(Files.exists(kept), "the names are still there");
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, 1)) {
      assertEquals(0, open.space.folds().kept());
    }
    assertUsed(true, "kept anew");
  }

  /** Without the file the start itself refuses, as it did before there were such files. */
  @Test
  void aDamagedBlockIsFoundBesideTheServiceAndNothingIsKeptAnew() throws Exception {
    byte[] before = Files.readAllBytes(kept);
    try (JdbcStore store = JdbcStore.open(database.toString())) {
      store
          .database()
          .write(
              connection -> {
                try (var statement = connection.createStatement()) {
                  return statement.executeUpdate(
                      "UPDATE log_block SET body = zeroblob(length(body)) WHERE first_row = 0");
                }
              });
    }
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, 1)) {
      assertNotNull(open.space.folds().damage());
      Answers.assertSame(answers, Everything.of(open.space, reports), "beside a damaged block");
    }
    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)), "kept anew");
    Files.delete(kept);
    assertThrows(
        StoreException.class, () -> OpenSpace.at(database.toString(), kept, Long.MAX_VALUE));
  }

  @Test
  void whatIsDroppedIsGoneAndNothingIsKeptUntilTheNextStart() throws Exception {
    try (OpenSpace open = OpenSpace.at(database.toString(), kept, 1)) {
      open.space.folds().drop();
      assertFalse(Files.exists(kept));
      open.space.keep();
    }
    try (var left = Files.list(folder)) {
      assertTrue(left.noneMatch(each -> each.toString().contains(".fold")), "something is left");
    }
    assertUsed(false, "dropped");
  }

  @Test
  void anInterruptedWriteLeavesWhatWasThere() throws Exception {
    byte[] before = Files.readAllBytes(kept);
    FoldWriter writer = new FoldFile(kept).begin();
    writer.longs(new long[] {1, 2, 3}, 3);
    assertTrue(Arrays.equals(before, Files.readAllBytes(kept)));
    assertUsed(true, "with a draft beside it");
    writer.close();
    try (var left = Files.list(folder)) {
      assertTrue(left.noneMatch(each -> each.toString().endsWith(".draft")), "a draft is left");
    }
  }
}
