package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove what a user meets: files, exit codes, words, and the same bytes however many threads
 * work and in whatever order the rows stand. Cannot prove that the verdicts are right: the worlds
 * of the simulator are for that.
 */
final class AuditCommandTest {
  private static final List<String> FILES =
      List.of(
          "accounts.csv",
          "evidence.jsonl",
          "likes.parquet",
          "rejected.csv",
          "report.html",
          "ring_members.csv",
          "rings.csv",
          "summary.json",
          "targets.csv");

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = SmallLog.write(folder.resolve("likes.csv"));
  }

  @Test
  void writesEveryFileAndSaysWhere() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("audit", log, "--out", out);
    assertEquals(0, run.code(), run.err());
    assertEquals(FILES, names(out));
    assertTrue(run.out().contains(out.resolve("report.html").toString()), run.out());
    assertTrue(run.out().contains("likes, genuine"), run.out());
    assertEquals(List.of("likes.csv", "out"), names(folder), "nothing else may stay behind");
  }

  @Test
  void headingsAreAsDocumented() throws IOException {
    Path out = folder.resolve("out");
    assertEquals(0, Run.of("audit", log, "--out", out, "--csv").code());
    assertHeading("account,suspicion,flagged,ring,kind,action,reasons", out, "accounts.csv");
    assertHeading("target,owner,likes,genuine_likes", out, "targets.csv");
    assertHeading(
        "ring,kind,accused,members,flagged,likes,targets,first,last,false_alarms",
        out,
        "rings.csv");
    assertHeading("ring,account,role", out, "ring_members.csv");
    assertTrue(firstLine(out, "likes.csv").startsWith("id,actor,target,time"));
    assertTrue(Files.readString(out.resolve("accounts.csv")).contains("\n用户1,"));
  }

  @Test
  void sameBytesWithOneThreadOrTwoAndInAnyRowOrder() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Path shuffled = folder.resolve("shuffled");
    Path other = SmallLog.shuffled(folder.resolve("other.csv"), 7);
    assertEquals(0, Run.of("audit", log, "--out", one, "--csv", "--threads", 1).code());
    assertEquals(0, Run.of("audit", log, "--out", two, "--csv", "--threads", 2).code());
    assertEquals(0, Run.of("audit", other, "--out", shuffled, "--csv", "--threads", 2).code());
    for (String name : names(one)) {
      byte[] expected = Files.readAllBytes(one.resolve(name));
      assertArrayEquals(expected, Files.readAllBytes(two.resolve(name)), name);
      assertArrayEquals(expected, Files.readAllBytes(shuffled.resolve(name)), name);
    }
  }

  @Test
  void refusesAFolderThatExists() throws IOException {
    Path out = folder.resolve("out");
    assertEquals(0, Run.of("audit", log, "--out", out).code());
    Run again = Run.of("audit", log, "--out", out);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("--force"), again.err());
    assertEquals(0, Run.of("audit", log, "--out", out, "--force").code());
    assertEquals(FILES, names(out));
  }

  @Test
  void forceSparesAFolderThatIsNoOutput() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("thesis.txt"), "years of work");
    Run run = Run.of("audit", log, "--out", home, "--force");
    assertEquals(2, run.code());
    assertEquals(List.of("thesis.txt"), names(home));
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), "time,actor\n2026-03-01T00:00:00Z,u1\n");
    Run run = Run.of("audit", folder.resolve("bad.csv"), "--out", folder.resolve("out"));
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("target"), run.err());
    assertEquals(List.of("bad.csv", "likes.csv"), names(folder));
  }

  @Test
  void missingFileAndWrongUsageHaveTheirExitCodes() {
    Path out = folder.resolve("out");
    Run missing = Run.of("audit", folder.resolve("nowhere.csv"), "--out", out);
    assertTrue(missing.code() == 2 || missing.code() == 3, missing.err());
    assertTrue(missing.err().contains("nowhere.csv"), missing.err());
    assertEquals(2, Run.of("audit").code());
    assertEquals(2, Run.of("audit", log, "--fdr", "2", "--out", out).code());
    assertEquals(2, Run.of("audit", log, "--threads", "0", "--out", out).code());
    assertEquals(2, Run.of("audit", log, "--no-such-option").code());
    assertEquals(2, Run.of().code());
    assertFalse(Files.exists(out));
  }

  @Test
  void wrongUsageIsSaidWithoutTheWholeHelp() {
    assertEquals(
        "zhenzan: Unknown option: '--no-such-option'\nsee `zhenzan audit --help`\n",
        Run.of("audit", log, "--no-such-option").err());
    assertEquals(
        "zhenzan: name the files to audit, or give a query with --sql; one of the two\n"
            + "see `zhenzan audit --help`\n",
        Run.of("audit").err());
    assertEquals("zhenzan: which command?\nsee `zhenzan --help`\n", Run.of().err());
  }

  @Test
  void anOutputFolderThatCannotBeMadeIsNamed() {
    Run run = Run.of("audit", log, "--out", log.resolve("nope"));
    assertEquals(3, run.code(), run.err());
    assertEquals(
        "zhenzan: " + log + ": no folder can be made there; name another with --out\n", run.err());
  }

  @Test
  void aFileWithoutRowsIsALogWithoutLikes() throws IOException {
    for (String text : List.of("", "time,actor,target\n")) {
      Path empty = Files.writeString(folder.resolve("empty.csv"), text);
      Path out = folder.resolve("out" + text.length());
      Run run = Run.of("audit", empty, "--out", out, "--json");
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("\"events\" : 0"), run.out());
      assertEquals(FILES, names(out));
    }
  }

  @Test
  void aPostOrProfileThatIsNotThereIsAMistakeOfTheCall() {
    Path out = folder.resolve("out");
    Run run = Run.of("audit", log, "--out", out, "--target", "post-nowhere");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("post-nowhere"), run.err());
    assertEquals(0, Run.of("audit", log, "--out", out, "--target", "post-7").code());
    assertEquals(0, Run.of("audit", log, "--out", out, "--force", "--owner", "用户7").code());
  }

  @Test
  void jsonPrintsTheSummaryAndNothingElse() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("audit", log, "--out", out, "--json");
    assertEquals(0, run.code(), run.err());
    assertEquals(Files.readString(out.resolve("summary.json")), run.out());
    assertTrue(run.out().contains("\"raw\""), run.out());
  }

  @Test
  void quietSaysNothing() {
    Run run = Run.of("audit", log, "--out", folder.resolve("out"), "--quiet");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.out() + run.err());
  }

  @Test
  void speaksChineseWhenAsked() {
    Run run = Run.of("audit", log, "--out", folder.resolve("out"), "--lang", "zh");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("真实点赞"), run.out());
  }

  @Test
  void tooManyBadRowsStopWithoutAFolder() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "time,actor,target\n2026-03-01T00:00:00Z,u1,p1\nnever,u2,p2\n");
    assertEquals(2, Run.of("audit", bad, "--out", folder.resolve("out")).code());
    assertFalse(Files.exists(folder.resolve("out")));
    Run allowed = Run.of("audit", bad, "--out", folder.resolve("out"), "--max-rejected", "0.5");
    assertEquals(0, allowed.code(), allowed.err());
    assertEquals(2, Files.readAllLines(folder.resolve("out/rejected.csv")).size());
  }

  @Test
  void aQueryInsteadOfFiles() {
    String query = "select actor, target, time from '" + log + "'";
    Run run = Run.of("audit", "--sql", query, "--out", folder.resolve("out"), "--json");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\"events\" : 600"), run.out());
  }

  private static void assertHeading(String expected, Path out, String name) throws IOException {
    assertEquals(expected, firstLine(out, name), name);
  }

  private static String firstLine(Path out, String name) throws IOException {
    return Files.readAllLines(out.resolve(name)).get(0);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
