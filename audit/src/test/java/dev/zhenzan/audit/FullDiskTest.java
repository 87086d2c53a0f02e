package dev.zhenzan.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.LogReader;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadProgress;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.audit.write.LikeFiles;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the system and DuckDB say of a full disk is understood, tried on the device that is always
 * full; and is turned into what to do. Does not fill a disk.
 */
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  @Test
  void aFullDeviceIsAFullDisk() throws Exception {
    Assumptions.assumeTrue(Files.exists(FULL), "SKIPPED: there is no /dev/full");
    assertTrue(
        FullDisk.caused(assertThrows(IOException.class, () -> Files.write(FULL, new byte[9]))));
    Path in = Files.writeString(folder.resolve("a.csv"), "time,actor,target\n2024-01-01,a,b\n");
    ReadRequest request = ReadRequest.of(in.toString()).withWork(folder, 500_000_000L);
    try (EngagementLog log = LogReader.read(request, ReadProgress.NONE)) {
      LikeVerdicts likes = new LikeVerdicts(new byte[] {1}, new short[] {1}, new int[1]);
      Throwable duck =
          assertThrows(ReadException.class, () -> LikeFiles.write(log, likes, FULL, null, 1));
      assertTrue(FullDisk.caused(duck), duck.getMessage());
    }
  }

  @Test
  void saysWhichDiskAndWhatToDo() {
    ReadException said =
        FullDisk.of(folder.resolve("out"), new IOException("No space left on device"));
    assertEquals(
        "the disk of "
            + folder
            + " is full: make room there, or name a folder on another disk with --out",
        said.getMessage());
    assertEquals(3, said.exitCode());
    assertFalse(FullDisk.caused(new IOException("Input/output error")));
  }
}
