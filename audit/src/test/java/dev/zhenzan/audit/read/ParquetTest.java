package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Parquet file of many row groups, read on several threads, says what the same rows say as text
 * that is read line by line; and says it in the same bytes however many threads there are. Cannot
 * prove that every interleaving of threads was tried.
 */
class ParquetTest {
  private static final int ROWS = 30_000;
  private static final String HEADER =
      "id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,text_length\n";

  @TempDir Path folder;

  @Test
  void saysWhatTextSays() throws Exception {
    for (boolean hasIds : new boolean[] {true, false}) {
      Path csv = text(hasIds);
      Path parquet = parquet(csv);
      List<String> wanted = said(csv, 1);
      assertTrue(wanted.size() > ROWS / 2 && wanted.size() < ROWS, wanted.size() + " rows");
      for (int threads : new int[] {1, 2, 5}) {
        assertEquals(wanted, said(parquet, threads), threads + " threads, ids: " + hasIds);
      }
    }
  }

  @Test
  void rejectsInTheSameBytesOnAnyNumberOfThreads() throws Exception {
    Path parquet = parquet(text(true));
    byte[] wanted = rejected(parquet, 1);
    for (int threads : new int[] {2, 5}) {
      assertArrayEquals(wanted, rejected(parquet, threads), threads + " threads");
    }
  }

  @Test
  void joinsNamesThatDifferInBlanksOnly() throws Exception {
    Path file = folder.resolve("blanks.parquet");
    execute(
        "COPY (SELECT 1704067200 + i AS time, ['ann', ' ann', 'ann ', 'bob', '  '][i + 1] AS actor,"
            + " 't' AS target FROM range(5) r(i)) TO '"
            + file
            + "' (FORMAT parquet)");
    try (EngagementLog log = ReaderFixture.read(file)) {
      assertArrayEquals(new String[] {"ann", "bob"}, log.allAccounts());
      assertEquals(4, log.events().size());
      assertEquals(java.util.Map.of("no actor", 1L), log.intake().reasons());
    }
  }

  private List<String> said(Path file, int threads) throws Exception {
    try (EngagementLog log = ReaderFixture.read(ReaderFixture.request(file).withThreads(threads))) {
      List<String> rows = new ArrayList<>(ReaderFixture.rows(log));
      for (int row = 0; row < rows.size(); row++) {
        rows.set(row, log.eventId(row) + " " + rows.get(row));
      }
      return rows;
    }
  }

  private byte[] rejected(Path file, int threads) throws Exception {
    Path out = folder.resolve("rejected.csv");
    try (EngagementLog log = ReaderFixture.read(ReaderFixture.request(file).withThreads(threads))) {
      log.writeRejected(out);
    }
    return Files.readAllBytes(out);
  }

  /** Rows in no order of time, some of them wrong; words in any case, some cells empty. */
  private Path text(boolean hasIds) throws Exception {
    Random random = new Random(Long.getLong("zhenzan.seed", 1));
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < ROWS; i++) {
      String id = !hasIds || random.nextInt(50) == 0 ? "" : (i % 9 == 0 ? "x" : "e") + i;
      String[] types = {"like", "VIEW", "", "unlike", "follow", "dance" + random.nextInt(400)};
      text.append(id).append(',').append(types[Math.max(0, random.nextInt(40) - 34)]);
      text.append(',')
          .append(random.nextInt(60) == 0 ? "soon" : 1_704_067_200 + random.nextInt(99));
      for (String kind : List.of("user", "post", "user", "群", "device-of-many-letters", "")) {
        int number = random.nextInt(kind.isEmpty() ? 3000 : 300);
        text.append(',').append(number == 7 ? "" : kind + number);
      }
      text.append(',').append(random.nextInt(30) == 0 ? "-1" : "" + i % 99);
      text.append(i % 3 == 0 ? "," : ",0.5").append(i % 5 == 0 ? "," : "," + i % 7).append('\n');
    }
    return ReaderFixture.file(folder, "rows.csv", text.toString());
  }

  private Path parquet(Path csv) throws Exception {
    Path file = folder.resolve("rows.parquet");
    execute(
        "COPY (FROM read_csv('"
            + csv
            + "', all_varchar = true, header = true)) TO '"
            + file
            + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
    return file;
  }

  private static void execute(String sql) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }
}
