package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the engine's benchmark runs and names every step. Cannot prove that it is fast. */
class BenchEngineCommandTest {
  @TempDir private Path folder;

  @Test
  void measuresEveryStepColdAndWarm() {
    Run table = bench();
    assertEquals(Zhenzan.OK, table.code(), table.err());
    for (String word : new String[] {"cold", "warm", "likes", "detectors", "lockstep", "rings"}) {
      assertTrue(table.out().contains(word), table.out());
    }
    Run json = bench("--json");
    assertTrue(json.out().contains("\"likes_per_second\""), json.out());
  }

  private Run bench(String... more) {
    String[] args = {"bench", "engine", "--likes", "2000", "--runs", "2", "--dir", "" + folder};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Run.of(all);
  }
}
