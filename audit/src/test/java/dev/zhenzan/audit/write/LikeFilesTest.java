package dev.zhenzan.audit.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.LogReader;
import dev.zhenzan.audit.read.ReadProgress;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every like comes out once with what it counts, in both formats, and twice the same. Says nothing
 * about whether the verdicts are right.
 */
class LikeFilesTest {
  @TempDir Path folder;

  @Test
  void everyLikeIsWrittenWithItsWeight() throws Exception {
    Path in = folder.resolve("in.csv");
    Files.writeString(
        in,
        """
        id,time,type,actor,target
        x1,2024-01-01T00:00:00.5Z,like,安,p
        x2,2024-01-01T00:00:01Z,view,安,p
        ,2024-01-01T00:00:02Z,like,安,p
        x4,2024-01-01T00:00:03Z,like,bob,"p,""q"
        x5,2024-01-01T00:00:04Z,unlike,bob,"p,""q"
        x6,2024-01-01T00:00:05Z,like,eve,p
        """);
    LikeVerdicts likes =
        new LikeVerdicts(
            new byte[] {1, 0, 2, 3, 0, 1},
            new short[] {10_000, 10_000, 10_000, 5_000, 10_000, 1_234},
            new int[6]);
    ReadRequest request = ReadRequest.of(in.toString()).withWork(folder, 500_000_000L);
    try (EngagementLog log = LogReader.read(request, ReadProgress.NONE)) {
      LikeFiles.write(log, likes, folder.resolve("1.parquet"), folder.resolve("1.csv"));
      LikeFiles.write(log, likes, folder.resolve("2.parquet"), null);
    }
    assertEquals(
        """
        id,actor,target,time,status,weight
        x1,安,p,2024-01-01T00:00:00.500Z,standing,1.0
        3,安,p,2024-01-01T00:00:02.000Z,repeat,0.0
        x4,bob,"p,""q",2024-01-01T00:00:03.000Z,taken_back,0.0
        x6,eve,p,2024-01-01T00:00:05.000Z,standing,0.1234
        """,
        Files.readString(folder.resolve("1.csv")));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("1.parquet")),
        Files.readAllBytes(folder.resolve("2.parquet")));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT string_agg(id || ' ' || epoch_ms(time) || ' ' || weight, ', ') FROM '"
                    + folder.resolve("1.parquet")
                    + "'")) {
      rows.next();
      assertEquals(
          "x1 1704067200500 1.0, 3 1704067202000 0.0, x4 1704067203000 0.0, x6 1704067205000 0.1234",
          rows.getString(1));
    }
  }
}
