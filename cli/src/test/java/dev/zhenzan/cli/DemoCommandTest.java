package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Can prove that a first-time user gets a report and a score, twice over; not that both please. */
final class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void makesAuditsAndScoresAndMayBeRepeated() throws IOException {
    Path out = folder.resolve("demo");
    for (int time = 0; time < 2; time++) {
      Run run = Run.of("demo", "--out", out);
      assertEquals(0, run.code(), run.err());
      assertTrue(Files.size(out.resolve("audit/report.html")) > 0);
      assertTrue(run.out().contains("report.html"), run.out());
      assertTrue(run.out().contains("precision"), run.out());
    }
  }

  @Test
  void sparesAFolderThatHoldsSomethingElse() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    Run run = Run.of("demo", "--out", folder);
    assertEquals(2, run.code());
    assertEquals("years of work", Files.readString(folder.resolve("thesis.txt")));
  }
}
