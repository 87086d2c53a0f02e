package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A block as version 1 wrote it is read by this release, and written the same. If this test fails,
 * logs out there cannot be read any more: make another version instead of changing this one. {@code
 * -Dgolden.update} writes the file of a version that has not been released yet.
 */
class BlockGoldenTest {
  private static final Path FILE = Path.of("src/test/resources/log/block-v1.bin");

  private static final List<Report> REPORTS =
      List.of(
          new Report(
              "e1", EventType.LIKE, 1_700_000_000_000L, "a", "t", "b", "群", "d", "::1", 9, 8, 7),
          new Report(
              "e2",
              EventType.UNLIKE,
              1_700_000_000_001L,
              "小红",
              "t",
              null,
              null,
              null,
              null,
              -1,
              -1,
              -1),
          new Report(
              "e0003",
              EventType.TAP,
              1_699_999_999_999L,
              "a",
              "👍",
              "a",
              "群",
              "d",
              "::1",
              0,
              10_000,
              0),
          new Report(
              null,
              EventType.VIEW,
              0,
              "b",
              "t",
              null,
              null,
              null,
              "::1",
              Integer.MAX_VALUE,
              -1,
              -1),
          new Report(
              "no-number", EventType.COMMENT, 5, "b", "t", null, null, null, null, -1, -1, 140),
          new Report(
              "9".repeat(30), EventType.CHECKIN, 6, "b", "t", null, null, null, null, -1, -1, -1));

  @Test
  void versionOneIsReadAndWrittenAsEver() throws Exception {
    Block block = BlockCodec.encode(REPORTS, 41, 1_700_000_000_002L);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, block.body());
    }
    byte[] golden = Files.readAllBytes(FILE);
    assertEquals(REPORTS, BlockCodec.decode(new Block(41, 6, 1_700_000_000_002L, golden)));
    assertArrayEquals(golden, block.body());
  }
}
