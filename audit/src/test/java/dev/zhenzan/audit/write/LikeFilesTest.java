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
import java.util.List;
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
      LikeFiles.write(log, likes, folder.resolve("1.parquet"), folder.resolve("1.csv"), 1);
      LikeFiles.write(log, likes, folder.resolve("2.parquet"), null, 2);
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

  @Test
  void sameBytesOnAnyNumberOfThreads() throws Exception {
    int rows = 400_000;
    StringBuilder text = new StringBuilder("time,actor,target\n");
    byte[] status = new byte[rows];
    short[] weight = new short[rows];
    for (int row = 0; row < rows; row++) {
      text.append(1_704_067_200 + row).append(",u").append(row * 7L % 1009);
      text.append(",p").append(row % 501).append('\n');
      status[row] = (byte) (row % 5 == 0 ? 0 : 1 + row % 3);
      weight[row] = (short) (row % 10_000);
    }
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    ReadRequest request = ReadRequest.of(in.toString()).withWork(folder, 500_000_000L);
    try (EngagementLog log = LogReader.read(request, ReadProgress.NONE)) {
      LikeVerdicts likes = new LikeVerdicts(status, weight, new int[rows]);
      for (int threads = 1; threads <= 3; threads++) {
        Path csv = folder.resolve(threads + ".csv");
        LikeFiles.write(log, likes, folder.resolve(threads + ".parquet"), csv, threads);
        assertEquals(-1, Files.mismatch(folder.resolve("1.csv"), csv), threads + " threads");
        assertEquals(
            -1,
            Files.mismatch(folder.resolve("1.parquet"), folder.resolve(threads + ".parquet")),
            threads + " threads");
      }
    }
    List<String> lines = Files.readAllLines(folder.resolve("1.csv"));
    assertEquals(rows / 5 * 4 + 1, lines.size());
    assertEquals("2,u7,p1,2024-01-01T00:00:01.000Z,repeat,0.0", lines.get(1));
    assertEquals(
        "400000,u%d,p%d,2024-01-05T15:06:39.000Z,standing,0.9999"
            .formatted(399_999 * 7L % 1009, 399_999 % 501),
        lines.get(lines.size() - 1));
  }
}
