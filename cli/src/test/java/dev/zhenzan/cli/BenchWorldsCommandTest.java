package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove that the benchmark makes the worlds it names. Cannot prove that its figures are good.
 */
final class BenchWorldsCommandTest {
  @TempDir private Path folder;

  @Test
  void countsEventsASecond() {
    Run run =
        Run.of("bench", "worlds", "--worlds", "bare,demo", "--accounts", "400", "--dir", folder);
    assertEquals(Zhenzan.OK, run.code(), run.err());
    assertTrue(run.out().matches("(?s)bare .* events/s.*\\Rdemo .* events/s, peak .*"), run.out());
    assertTrue(Files.exists(folder.resolve("truth_likes.csv")));
    assertEquals(2, Run.of("bench", "worlds", "--worlds", "atlantis").code());
  }
}
