package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each known way in which a file can be wrong has its own answer: counted rows with a reason, or
 * one exception that says what to do. Unknown ways are for {@link ReaderFuzzTest}; a disk that
 * fills up is not tried here.
 */
class BadInputTest {
  @TempDir Path folder;

  private static final String HEADER = "time,actor,target\n";
  private static final String GOOD = "2024-01-01,a,b\n";

  private Map<String, Long> reasons(String name, String content, int accepted) throws Exception {
    return reasons(name, content.getBytes(StandardCharsets.UTF_8), accepted);
  }

  private Map<String, Long> reasons(String name, byte[] content, int accepted) throws Exception {
    try (EngagementLog log = ReaderFixture.read(ReaderFixture.file(folder, name, content))) {
      assertEquals(accepted, log.events().size(), name + " " + log.intake());
      return log.intake().reasons();
    }
  }

  private ReadException failure(Path file) {
    return assertThrows(ReadException.class, () -> ReaderFixture.read(file).close());
  }

  private ReadException failure(String name, String content) throws IOException {
    return failure(ReaderFixture.file(folder, name, content));
  }

  private static void assertSays(ReadException e, int exitCode, String... words) {
    assertEquals(exitCode, e.exitCode(), e.getMessage());
    for (String word : words) {
      assertTrue(String.valueOf(e.getMessage()).contains(word), e.getMessage());
    }
  }

  @Test
  void everyBadValueHasItsReason() throws Exception {
    Map<String, String> reasons =
        Map.ofEntries(
            Map.entry(",like,a,b,1,1,1", "no time"),
            Map.entry("soon,like,a,b,1,1,1", "time not understood"),
            Map.entry("1969-12-31,like,a,b,1,1,1", "time before 1970"),
            Map.entry("-5,like,a,b,1,1,1", "time before 1970"),
            Map.entry("2100-01-01,like,a,b,1,1,1", "time in the far future"),
            Map.entry("9999999999,like,a,b,1,1,1", "time in the far future"),
            Map.entry("9223372036854775807,like,a,b,1,1,1", "time in the far future"),
            Map.entry("99999999999999999999,like,a,b,1,1,1", "time not understood"),
            Map.entry("infinity,like,a,b,1,1,1", "time not understood"),
            Map.entry("2024-01-01,like,,b,1,1,1", "no actor"),
            Map.entry("2024-01-01,like,  ,b,1,1,1", "no actor"),
            Map.entry("2024-01-01,like,a,,1,1,1", "no target"),
            Map.entry("2024-01-01,dance,a,b,1,1,1", "unknown type dance"),
            Map.entry("2024-01-01,like,a,b,-1,1,1", "dwell_ms is below 0"),
            Map.entry("2024-01-01,like,a,b,x,1,1", "dwell_ms is not a number"),
            Map.entry("2024-01-01,like,a,b,9999999999,1,1", "dwell_ms is too large"),
            Map.entry("2024-01-01,like,a,b,1,1.5,1", "completion is not between 0 and 1"),
            Map.entry("2024-01-01,like,a,b,1,-1,1", "completion is not between 0 and 1"),
            Map.entry("2024-01-01,like,a,b,1,nan,1", "completion is not between 0 and 1"),
            Map.entry("2024-01-01,like,a,b,1,1,-2", "text_length is below 0"),
            Map.entry("2024-01-01,like,a,b,1,1", "6 cells where the header has 7"),
            Map.entry("2024-01-01,like,a,b,1,1,1,1", "8 cells where the header has 7"));
    String header = "time,type,actor,target,dwell_ms,completion,text_length\n";
    String good = "2024-01-01,like,a,b,1,1,1\n";
    for (Map.Entry<String, String> entry : reasons.entrySet()) {
      assertEquals(
          Map.of(entry.getValue(), 1L),
          reasons("a.csv", header + good + entry.getKey() + "\n" + good, 2),
          entry.getKey());
    }
  }

  @Test
  void emptyFiles() throws Exception {
    assertEquals(Map.of(), reasons("empty.csv", "", 0));
    assertEquals(Map.of(), reasons("blank.csv", "\n \n", 0));
    assertEquals(Map.of(), reasons("empty.json", "", 0));
    assertSays(failure("empty.parquet", ""), 2);
    assertEquals(Map.of(), reasons("header.csv", HEADER, 0));
    assertEquals(Map.of(), reasons("header-without-end.csv", HEADER.strip(), 0));
    assertEquals(Map.of(), reasons("nothing.json", "[]", 0));
  }

  @Test
  void missingColumnsAreNamedWithTheLikeliestMatch() throws Exception {
    assertSays(
        failure("a.csv", "time,actr,target\n2024-01-01,a,b\n"),
        2,
        "\"actor\"",
        "time, actr, target",
        "did you mean \"actr\"?",
        "--map actor=");
    ReadException taken = failure("taken.csv", "time,target,owner\n2024-01-01,p,o\n");
    assertSays(taken, 2, "\"actor\"");
    assertFalse(String.valueOf(taken.getMessage()).contains("did you mean"), taken.getMessage());
    ReadException mapped =
        assertThrows(
            ReadException.class,
            () ->
                ReaderFixture.read(
                    ReaderFixture.request(
                            ReaderFixture.file(folder, "m.csv", "time,actr,t\n2024-01-01,a,b\n"))
                        .withMapping(Map.of("owner", "actr"))));
    assertFalse(
        String.valueOf(mapped.getMessage()).contains("did you mean \"actr"), mapped.getMessage());
    assertSays(failure("a.json", "{\"time\":1,\"actor\":2}"), 2, "\"target\"", "time, actor");
    Path file = ReaderFixture.file(folder, "b.csv", HEADER + GOOD);
    ReadException e =
        assertThrows(
            ReadException.class,
            () ->
                ReaderFixture.read(
                    ReaderFixture.request(file).withMapping(Map.of("actor", "akter"))));
    assertSays(e, 2, "akter", "did you mean \"actor\"?");
    ReadException field =
        assertThrows(
            ReadException.class,
            () ->
                ReaderFixture.read(
                    ReaderFixture.request(file).withMapping(Map.of("aktor", "actor"))));
    assertSays(field, 2, "aktor", "actor");
  }

  @Test
  void strangeBytesCostOnlyTheirRow() throws Exception {
    assertEquals(
        Map.of("NUL byte", 1L), reasons("nul.csv", HEADER + GOOD + "2024-01-01,a\0,b\n" + GOOD, 2));
    byte[] bad = (HEADER + GOOD + "2024-01-01,?,b\n" + GOOD).getBytes(StandardCharsets.UTF_8);
    bad[new String(bad, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xC3;
    assertEquals(Map.of("not valid UTF-8", 1L), reasons("utf8.csv", bad, 2));
    assertEquals(
        Map.of("quote never closed", 1L),
        reasons("open.csv", HEADER + GOOD + "2024-01-01,\"a,b\n" + GOOD, 2));
    assertEquals(
        Map.of("text after a closing quote", 1L),
        reasons("stray.csv", HEADER + GOOD + "2024-01-01,\"a\"x,b\n" + GOOD, 2));
    assertEquals(
        Map.of("not valid JSON", 1L),
        reasons(
            "a.jsonl",
            "{\"time\":1,\"actor\":\"a\",\"target\":\"t\"}\n{\"time\":1,\n"
                + "{\"time\":1,\"actor\":\"a\",\"target\":\"t\"}\n",
            2));
  }

  @Test
  void anOpenQuoteInEachLineCostsEachLineOnce() throws Exception {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5_000; i++) {
      text.append("2024-01-01,\"a").append(i).append(",b\n");
    }
    long rejected =
        reasons("open.csv", text.toString(), 0).values().stream().mapToLong(Long::longValue).sum();
    assertEquals(5_000, rejected);
  }

  @Test
  void aLineOfFiftyMegabytesCostsOnlyItself() throws Exception {
    byte[] head = (HEADER + GOOD + "2024-01-01,").getBytes(StandardCharsets.UTF_8);
    byte[] tail = (",b\n" + GOOD).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + 50_000_000 + tail.length);
    Arrays.fill(all, head.length, head.length + 50_000_000, (byte) 'x');
    System.arraycopy(tail, 0, all, head.length + 50_000_000, tail.length);
    assertEquals(Map.of("record longer than 1 MB", 1L), reasons("long.csv", all, 2));
  }

  @Test
  void tooManyBadRowsStopTheReading() throws Exception {
    Path file = ReaderFixture.file(folder, "a.csv", HEADER + GOOD.repeat(9) + "soon,a,b\n");
    ReadException e =
        assertThrows(
            ReadException.class,
            () -> ReaderFixture.read(ReaderFixture.request(file).withRejectedShareMax(0.05)));
    assertSays(e, 2, "1 of 10 rows", "10.00 %", "time not understood", "line 11", "soon,a,b");
    try (var left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList(), "nothing may stay behind");
    }
  }

  @Test
  void filesThatCannotBeRead() throws Exception {
    assertSays(failure(folder.resolve("absent.csv")), 3, "no such file");
    assertSays(failure(folder.resolve("*.nothing")), 3, "no file matches");
    Files.createDirectory(folder.resolve("hollow"));
    assertSays(failure(folder.resolve("hollow")), 2, "holds no file");
    Files.createSymbolicLink(folder.resolve("dangling.csv"), folder.resolve("gone.csv"));
    assertSays(failure(folder.resolve("dangling.csv")), 3);
    byte[] binary = new byte[4096];
    Arrays.fill(binary, 0, 2000, (byte) 7);
    assertSays(failure(ReaderFixture.file(folder, "photo.csv", binary)), 2, "binary");
    byte[] wide = (HEADER + GOOD).getBytes(StandardCharsets.UTF_16);
    assertSays(failure(ReaderFixture.file(folder, "wide.csv", wide)), 2, "UTF-16");
    assertSays(failure("fake.parquet", "PAR1 but not really"), 2, "fake.parquet");
  }

  @Test
  void packedFilesThatBreakOff() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write((HEADER + GOOD.repeat(5_000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    assertSays(failure(ReaderFixture.file(folder, "half.csv.gz", half)), 3, "breaks off");
  }

  @Test
  void arraysThatBreakOff() throws Exception {
    assertSays(
        failure("a.json", "[{\"time\":1,\"actor\":\"a\",\"target\":\"t\"},\n{\"time\":1,"),
        2,
        "breaks off");
  }
}
