package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove that a scoreboard is printed and written, repeats byte for byte, and refuses seeds that
 * are not for it. Cannot prove its figures, which have oracles in their own tests, nor that the
 * page's curves are drawn.
 */
final class DetectionBenchCommandTest {
  private static final String[] SMALL = {
    "bench", "detection", "--tuning", "--worlds", "plain,innocent", "--accounts", "400"
  };

  @TempDir Path folder;

  private static Run small(Object... more) {
    Object[] all = new Object[SMALL.length + more.length];
    System.arraycopy(SMALL, 0, all, 0, SMALL.length);
    System.arraycopy(more, 0, all, SMALL.length, more.length);
    return Run.of(all);
  }

  @Test
  void printsTheTableAndTheTargets() {
    Run run = small("--seeds", "1,2", "--rivals", "none", "--detail", "--threads", "1");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("plain: attacks found"), run.out());
    assertTrue(run.out().contains("innocent: innocents flagged"), run.out());
    assertTrue(run.out().matches("(?s).*plain +floor +0\\.\\d{3}.*"), run.out());
    assertTrue(run.out().matches("(?s).*innocent +flagged +0\\.\\d{4} +≤ 0\\.001.*"), run.out());
    assertFalse(run.out().contains("NaN"), run.out());
  }

  @Test
  void writesTheSameFilesAgain() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    String rivals = "ceiling,synchrotrap";
    Run run = small("--seeds", "1", "--rivals", rivals, "--delay", 1, "--json", "--out", first);
    assertEquals(0, run.code(), run.err());
    Run again = small("--seeds", "1", "--rivals", rivals, "--delay", 1, "--out", second);
    assertEquals(0, again.code(), again.err());
    String json = Files.readString(first.resolve("scoreboard.json"));
    assertEquals(run.out(), json);
    assertEquals(json, Files.readString(second.resolve("scoreboard.json")));
    assertTrue(json.contains("\"delay_days\"") && json.contains("\"method\" : \"ceiling\""), json);
    assertFalse(json.contains("NaN"));
    String page = Files.readString(first.resolve("scoreboard.html"));
    assertEquals(page, Files.readString(second.resolve("scoreboard.html")));
    assertTrue(page.contains("lang=\"zh\">各类刷赞的发现率") && page.contains("Attacks found"));
    assertTrue(page.contains("<th><span lang=\"en\">mutual group</span>"));
    String markup = page.substring(0, page.indexOf("<script>"));
    assertFalse(markup.contains("src=") || markup.contains("${"), "needs something beside it");
    assertEquals(3, page.split("<script", -1).length - 1, "data, charts, ours: all in the page");
  }

  @Test
  void goesOnFromWhatTheSameProgramAndPlanFound() throws IOException {
    Path out = folder.resolve("board");
    Object[] asked = {"--seeds", "1", "--rivals", "fraudar", "--out", out, "--resume"};
    Run first = small(asked);
    assertEquals(0, first.code(), first.err());
    Path found;
    try (Stream<Path> parts = Files.list(out.resolve("parts"))) {
      found = parts.filter(file -> file.toString().contains("plain-1-")).findFirst().orElseThrow();
    }
    String json = Files.readString(out.resolve("scoreboard.json"));
    assertEquals(first.out(), small(asked).out());
    assertEquals(json, Files.readString(out.resolve("scoreboard.json")));
    // A file with other words in it shows who reads it: the same plan, and no other one.
    Files.writeString(found, Files.readString(found).replace("\"floor\"", "\"stale\""));
    assertTrue(small(asked).out().contains("stale"));
    Run other = small("--seeds", "1", "--rivals", "none", "--out", out, "--resume");
    assertFalse(other.out().contains("stale"), other.out());
    Run anew = small("--seeds", "1", "--rivals", "fraudar", "--out", out);
    assertFalse(anew.out().contains("stale"), anew.out());
    assertEquals(2, small("--resume").code(), "nothing to go on from");
  }

  @Test
  void printsMarkdownInBothLanguages() throws IOException {
    Path out = folder.resolve("markdown");
    Run run = small("--seeds", "1", "--rivals", "none", "--out", out, "--markdown");
    assertEquals(0, run.code(), run.err());
    String english = Files.readString(out.resolve("scoreboard.md"));
    assertEquals(run.out(), english);
    assertTrue(english.contains("| plain | Zhenzan | "), english);
    assertTrue(english.contains("### plain: Attacks found"), english);
    assertFalse(english.contains("NaN"), english);
    String chinese = Files.readString(out.resolve("scoreboard.zh-CN.md"));
    assertTrue(chinese.contains("| plain | 真赞 | "), chinese);
    // Every row of a table has as many cells as its head.
    int cells = 0;
    for (String line : (english + chinese).split("\n")) {
      int here = line.split("\\|", -1).length;
      assertTrue(!line.startsWith("|") || cells == 0 || cells == here, line);
      cells = line.startsWith("|") ? here : 0;
    }
  }

  @Test
  void keepsTuningAndReportingApart() {
    Run reported = Run.of("bench", "detection", "--seeds", "1001,7", "--accounts", "400");
    assertEquals(2, reported.code());
    assertTrue(reported.err().contains("seed 7 is not for reporting"), reported.err());
    Run learned = small("--seeds", "1,92");
    assertEquals(2, learned.code());
    assertTrue(learned.err().contains("cannot be scored"), learned.err());
  }

  @Test
  void saysWhatItDoesNotKnow() {
    Run world = Run.of("bench", "detection", "--worlds", "atlantis");
    assertEquals(2, world.code());
    assertTrue(world.err().contains("no world is named atlantis"), world.err());
    Run rival = small("--rivals", "oracle");
    assertEquals(2, rival.code());
    assertTrue(rival.err().contains("oracle"), rival.err());
    assertEquals(2, small("--seeds", "one").code());
    assertEquals(2, small("--fdr", "2").code());
  }
}
