package dev.zhenzan.audit.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove that a folder appears whole or not at all as far as this process can see. Cannot prove
 * what a disk keeps when the power fails between two renames.
 */
final class OutputFolderTest {
  @TempDir Path parent;

  @Test
  void appearsOnlyWhenPublished() throws Exception {
    Path out = parent.resolve("out");
    try (OutputFolder folder = OutputFolder.prepare(out, false)) {
      output(folder.aside(), "new");
      assertFalse(Files.exists(out));
      folder.publish();
    }
    assertEquals("new", Files.readString(out.resolve("accounts.csv")));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void leavesNothingBehindWhenGivenUp() throws Exception {
    try (OutputFolder folder = OutputFolder.prepare(parent.resolve("out"), false)) {
      output(folder.aside(), "half");
      Files.writeString(folder.work().resolve("spill"), "x");
    }
    assertEquals(List.of(), names(parent));
  }

  @Test
  void refusesWhatIsThere() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> OutputFolder.prepare(out, false));
    assertTrue(String.valueOf(refused.getMessage()).contains("--force"));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void forceReplacesAnEarlierOutputWhole() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    output(out, "old");
    Files.writeString(out.resolve("likes.csv"), "only in the old one");
    try (OutputFolder folder = OutputFolder.prepare(out, true)) {
      output(folder.aside(), "new");
      folder.publish();
    }
    assertEquals("new", Files.readString(out.resolve("accounts.csv")));
    assertFalse(Files.exists(out.resolve("likes.csv")));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void forceKeepsTheEarlierOutputIfTheNewOneFails() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    output(out, "old");
    try (OutputFolder folder = OutputFolder.prepare(out, true)) {
      output(folder.aside(), "half");
    }
    assertEquals("old", Files.readString(out.resolve("accounts.csv")));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void forceTakesAnEmptyFolder() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    try (OutputFolder folder = OutputFolder.prepare(out, true)) {
      folder.publish();
    }
    assertTrue(Files.isDirectory(out));
  }

  @Test
  void forceNeverReplacesAnythingElse() throws Exception {
    Path home = Files.createDirectory(parent.resolve("home"));
    Files.writeString(home.resolve("thesis.txt"), "years of work");
    assertThrows(RefusedException.class, () -> OutputFolder.prepare(home, true));
    Path file = Files.writeString(parent.resolve("file"), "not a folder");
    assertThrows(RefusedException.class, () -> OutputFolder.prepare(file, true));
    Path link = Files.createSymbolicLink(parent.resolve("link"), home);
    assertThrows(RefusedException.class, () -> OutputFolder.prepare(link, true));
    assertThrows(RefusedException.class, () -> OutputFolder.prepare(Path.of("/"), true));
  }

  @Test
  void forceRefusesAnOutputThatHoldsAFileOfSomebodyElse() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    output(out, "old");
    Files.writeString(out.resolve("notes.txt"), "read this first");
    assertThrows(RefusedException.class, () -> OutputFolder.prepare(out, true));
    assertEquals(List.of("accounts.csv", "notes.txt", "summary.json", "targets.csv"), names(out));
    assertEquals(List.of("out"), names(parent));
  }

  @Test
  void anInterruptBetweenTheTwoMovesGivesTheEarlierOutputBack() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    output(out, "old");
    try (OutputFolder folder = OutputFolder.prepare(out, true)) {
      output(folder.aside(), "new");
      Files.move(out, folder.aside().resolveSibling("replaced"));
      folder.cleanQuietly();
      assertEquals(List.of("out"), names(parent));
      assertEquals("old", Files.readString(out.resolve("accounts.csv")));
    }
    assertEquals("old", Files.readString(out.resolve("accounts.csv")));
  }

  @Test
  void anInterruptBeforeLeavesTheEarlierOutputAlone() throws Exception {
    Path out = Files.createDirectory(parent.resolve("out"));
    output(out, "old");
    try (OutputFolder folder = OutputFolder.prepare(out, true)) {
      output(folder.aside(), "half");
      folder.cleanQuietly();
      assertEquals(List.of("out"), names(parent));
    }
    assertEquals("old", Files.readString(out.resolve("accounts.csv")));
  }

  @Test
  void saysWhereNoFolderCanBeMade() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "not a folder");
    FileSystemException refused =
        assertThrows(
            FileSystemException.class, () -> OutputFolder.prepare(file.resolve("out"), false));
    assertEquals(file.toString(), refused.getFile());
    assertTrue(refused.getReason().contains("--out"), refused.getReason());
  }

  @Test
  void makesTheFoldersAbove() throws Exception {
    Path out = parent.resolve("a/b/out");
    try (OutputFolder folder = OutputFolder.prepare(out, false)) {
      folder.publish();
    }
    assertTrue(Files.isDirectory(out));
  }

  private static void output(Path folder, String text) throws IOException {
    for (String name : List.of("summary.json", "accounts.csv", "targets.csv")) {
      Files.writeString(folder.resolve(name), text);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
