package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Can prove the words and shapes of the terminal; cannot see how a terminal draws them. */
final class TerminalTest {

  @Test
  void everyCommandHelpsWithExamplesAndExitCodes() {
    Run top = Run.of("--help");
    assertEquals(0, top.code());
    for (String command : List.of("audit", "demo", "evaluate", "bench", "version", "completion")) {
      assertTrue(top.out().contains(command), command);
      Run help = Run.of(command, "--help");
      assertEquals(0, help.code());
      assertTrue(help.out().contains("Exit codes:"), command);
    }
    for (String command : List.of("audit", "demo", "evaluate")) {
      assertTrue(Run.of(command, "--help").out().contains("Examples:"), command);
    }
    assertTrue(Run.of("bench", "audit", "--help").out().contains("--scale"));
  }

  @Test
  void versionAndCompletionPrintWhatTheyShould() {
    assertTrue(Run.of("--version").out().matches("zhenzan \\d+\\.\\d+\\.\\d+\\S*\\R"));
    assertTrue(Run.of("version").out().contains("Java"));
    String script = Run.of("completion").out();
    assertTrue(script.contains("complete -F _complete_zhenzan"), script);
    assertTrue(script.contains("--max-rejected"));
  }

  @Test
  void progressNamesTheStepAndWhatIsLeft() {
    assertEquals(
        "████████████░░░░░░░░░░░░  50 %  lockstep, about 3 s left",
        ProgressLine.line(0.5, "lockstep", 3_000_000_000L, Language.EN));
    assertEquals(
        "█░░░░░░░░░░░░░░░░░░░░░░░   4 %  names",
        ProgressLine.line(0.04, "names", 3_000_000_000L, Language.EN));
    assertTrue(ProgressLine.line(0.5, "names", 3_000_000_000L, Language.ZH).endsWith("，约剩 3 秒"));
  }

  @Test
  void chineseTakesTwoColumns() {
    StringWriter text = new StringWriter();
    Table.ofFacts().row("真实点赞", "1").row("time", "2").print(new PrintWriter(text, true));
    assertEquals("  真实点赞  1%n  time      2%n".formatted(), text.toString());
  }

  @Test
  void defaultFolderIsTheBareName() {
    assertEquals(Path.of("out", "likes"), DefaultFolder.of(List.of("data/likes.csv.gz")));
    assertEquals(Path.of("out", "2026-"), DefaultFolder.of(List.of("log/2026-*.csv")));
    assertEquals(Path.of("out", "audit"), DefaultFolder.of(List.of("log/*.csv")));
    assertEquals(Path.of("out", "audit"), DefaultFolder.of(List.of()));
    assertEquals(Path.of("out", "audit"), DefaultFolder.of(List.of("..")));
  }
}
