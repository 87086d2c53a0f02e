package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench runs through and reports every load. The figures of so short a run mean nothing. */
final class BenchServeCommandTest {
  private static final String LAUNCHER = "zhenzan.launcher";

  @TempDir Path folder;

  @BeforeEach
  void standIn() throws Exception {
    Path launcher = folder.resolve("zhenzan");
    String words = String.join("' '", Started.java());
    Files.writeString(launcher, "#!/bin/sh\nexec '" + words + "' \"$@\"\n");
    assertTrue(launcher.toFile().setExecutable(true));
    System.setProperty(LAUNCHER, launcher.toString());
  }

  @AfterEach
  void takeBack() {
    System.clearProperty(LAUNCHER);
  }

  @Test
  void everyLoadIsReported() {
    Path place = folder.resolve("bench");
    Run run =
        Run.of(
            "bench",
            "serve",
            "--events",
            "20000",
            "--seconds",
            "1",
            "--warm",
            "1",
            "--policies",
            "20",
            "--dir",
            place);
    assertEquals(0, run.code(), run.err());
    for (String load : List.of("ingest", "single likes", "counts of 1,000", "20 live policies")) {
      assertTrue(run.out().contains(load), load + " in " + run.out());
    }
    assertTrue(run.out().contains("CPU each"), run.out());
    assertTrue(Files.exists(place.resolve("bench.db")), "a named folder is kept");
  }

  @Test
  void aServiceThatDoesNotStartIsSaidSo() throws Exception {
    Files.writeString(folder.resolve("zhenzan"), "#!/bin/sh\necho 'no memory' >&2\nexit 3\n");
    Run run = Run.of("bench", "serve", "--dir", folder.resolve("bench"));
    assertEquals(Zhenzan.BAD_MACHINE, run.code());
    assertTrue(run.err().contains("no memory"), run.err());
  }
}
