package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.sim.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove that a world is written, announced, audited and scored by the commands it names, and
 * that nobody's files are lost; not that the world is like any real place.
 */
final class SimulateCommandTest {
  @TempDir Path folder;

  private Run simulate(String world, Path out, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("simulate", "--world", world, "--accounts", 400, "--days", 5, "--out", out));
    all.addAll(List.of(more));
    return Run.of(all.toArray());
  }

  @Test
  void theTwoCommandsThatItNamesWork() {
    Path out = folder.resolve("world");
    Run run = simulate("plain", out, "--format", "parquet", "--seed", 3);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("likes per view"), run.out());
    assertFalse(Files.exists(out.resolve("events.csv")));
    for (String line : run.out().lines().filter(text -> text.contains("./zhenzan ")).toList()) {
      String here = line.replace("out/audit-plain", folder.resolve("audit").toString());
      Object[] words = here.strip().split(" ");
      Run next = Run.of(Arrays.copyOfRange(words, 1, words.length));
      assertEquals(0, next.code(), line + next.err());
    }
  }

  @Test
  void theSameSeedGivesTheSameFilesAndAnotherSeedOthers() throws IOException {
    simulate("rotation", folder.resolve("a"));
    simulate("rotation", folder.resolve("b"));
    simulate("rotation", folder.resolve("c"), "--seed", 2);
    for (String file : new String[] {"events.csv", "truth_accounts.csv", "truth_likes.csv"}) {
      Path a = folder.resolve("a").resolve(file);
      assertEquals(-1, Files.mismatch(a, folder.resolve("b").resolve(file)));
      assertNotEquals(-1, Files.mismatch(a, folder.resolve("c").resolve(file)));
    }
  }

  @Test
  void sparesWhatIsThere() throws IOException {
    Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
    assertEquals(2, simulate("demo", folder, "--force").code());
    assertEquals("years of work", Files.readString(mine));
    Path out = folder.resolve("world");
    assertEquals(0, simulate("demo", out).code());
    Run again = simulate("demo", out);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("--force"), again.err());
    assertEquals(0, simulate("demo", out, "--force").code());
  }

  @Test
  void saysWhatIsWrong() {
    assertTrue(simulate("nowhere", folder.resolve("x")).err().contains("known: demo, plain"));
    assertEquals(2, Run.of("simulate").code());
    assertEquals(2, simulate("plain", folder.resolve("x"), "--likes", 5).code());
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void listsEveryWorld() {
    Run run = Run.of("simulate", "--list", "--lang", "zh");
    assertEquals(0, run.code());
    for (String name : Worlds.names()) {
      assertTrue(run.out().contains("  " + name + " "), name);
    }
    assertTrue(run.out().contains("bench"), run.out());
  }

  @Test
  void theLongLogIsSizedByLikes() {
    Run run = Run.of("simulate", "--world", "bench", "--likes", 3_000, "--out", folder);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("3,000"), run.out());
  }
}
