package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good inputs of each kind become the events that a person would read in them. Does not prove
 * anything about hostile inputs ({@link BadInputTest}, {@link ReaderFuzzTest}) or about speed.
 */
class LogReaderTest {
  @TempDir Path folder;

  private static final String PLAIN =
      """
      id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,text_length
      e2,like,2024-01-01T00:00:01Z,bob,p1,carol,c,d1,1.1.1.1,500,0.25,
      e1,VIEW,2024-01-01T00:00:00Z,ann,p1,carol,c,d2,1.1.1.2,,1,
      e3,comment,2024-01-01T00:00:02Z,ann,p2,,,,,,,17
      """;

  private static final List<String> PLAIN_ROWS =
      List.of(
          "1704067200000 3 ann > p1 of carol dwell -1 seen 10000 chars -1",
          "1704067201000 0 bob > p1 of carol dwell 500 seen 2500 chars -1",
          "1704067202000 4 ann > p2 of - dwell -1 seen -1 chars 17");

  private List<String> rows(String name, byte[] content) throws Exception {
    try (EngagementLog log = ReaderFixture.read(ReaderFixture.file(folder, name, content))) {
      assertEquals(0, log.intake().rejected(), log.intake().reasons().toString());
      return ReaderFixture.rows(log);
    }
  }

  private List<String> rows(String name, String content) throws Exception {
    return rows(name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryColumn() throws Exception {
    assertEquals(PLAIN_ROWS, rows("a.csv", PLAIN));
  }

  @Test
  void readsEveryDialect() throws Exception {
    for (String delimiter : List.of("\t", ";", "|", "^")) {
      assertEquals(PLAIN_ROWS, rows("a.csv", PLAIN.replace(",", delimiter)), delimiter);
    }
    assertEquals(PLAIN_ROWS, rows("crlf.csv", PLAIN.replace("\n", "\r\n")));
    assertEquals(PLAIN_ROWS, rows("cr.csv", PLAIN.replace("\n", "\r")));
    assertEquals(PLAIN_ROWS, rows("bom.csv", "\uFEFF" + PLAIN));
    assertEquals(PLAIN_ROWS, rows("blank.csv", PLAIN.replace(",", " , ")));
    assertEquals(PLAIN_ROWS, rows("empty-lines.csv", PLAIN.replace("\n", "\n\n")));
    assertEquals(PLAIN_ROWS, rows("no-end.csv", PLAIN.stripTrailing()));
    assertEquals(PLAIN_ROWS, rows("quoted.csv", PLAIN.replaceAll("([^,\n]+)", "\"$1\"")));
    assertEquals(PLAIN_ROWS, rows("single.csv", PLAIN.replaceAll("([^,\n]+)", "'$1'")));
  }

  @Test
  void unpacks() throws Exception {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(PLAIN.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(PLAIN_ROWS, rows("a.csv.gz", gzip.toByteArray()));
    ByteArrayOutputStream zstd = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(zstd)) {
      out.write(PLAIN.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(PLAIN_ROWS, rows("a.csv.zst", zstd.toByteArray()));
  }

  @Test
  void keepsDelimitersQuotesAndLineEndsInsideQuotes() throws Exception {
    List<String> rows =
        rows(
            "a.csv",
            "time,actor,target\n2024-01-01,\"a,b\",\"say \"\"hi\"\"\"\n2024-01-02,\"x\ny\",z\n");
    assertEquals(
        List.of("1704067200000 0 a,b > say \"hi\" of -", "1704153600000 0 x\ny > z of -"), rows);
  }

  @Test
  void readsJsonLinesAndArraysWithNestedPaths() throws Exception {
    String one =
        "{\"user\":{\"login\":\"ann\"},\"repo\":{\"name\":\"r/1\"},\"created_at\":1704067200}";
    String two =
        "{\"user\":{\"login\":\"朴\"},\"repo\":{\"name\":\"r/2\"},\"created_at\":1704067201}";
    Map<String, String> map = Map.of("actor", "user.login", "target", "repo.name");
    List<String> wanted = List.of("1704067200000 0 ann > r/1 of -", "1704067201000 0 朴 > r/2 of -");
    for (String text : List.of(one + "\n" + two + "\n", "[" + one + ",\n" + two + "]")) {
      Path file = ReaderFixture.file(folder, "a.json", text);
      try (EngagementLog log = ReaderFixture.read(ReaderFixture.request(file).withMapping(map))) {
        assertEquals(wanted, ReaderFixture.rows(log));
        assertEquals("created_at", log.intake().columns().get("time"));
      }
    }
  }

  @Test
  void readsParquetWithTypedAndNestedColumns() throws Exception {
    Path file = folder.resolve("a.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT TIMESTAMP '2024-01-01 00:00:00' + to_seconds(i) AS ts, 100 - i AS uid,"
              + " {'name': 'p' || i} AS post, 0.5 AS completion FROM range(3) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    ReadRequest request = ReaderFixture.request(file).withMapping(Map.of("target", "post.name"));
    try (EngagementLog log = ReaderFixture.read(request)) {
      assertEquals(
          List.of(
              "1704067200000 0 100 > p0 of - seen 5000",
              "1704067201000 0 99 > p1 of - seen 5000",
              "1704067202000 0 98 > p2 of - seen 5000"),
          ReaderFixture.rows(log));
      assertArrayEquals(new String[] {"100", "98", "99"}, log.allAccounts());
      assertEquals("2", log.eventId(1));
    }
  }

  @Test
  void readsWhatSqlYields() throws Exception {
    Path file = ReaderFixture.file(folder, "odd.csv", "when;who;what\n2024-01-01;ann;p1\n");
    ReadRequest request =
        ReadRequest.ofSql(
                "select \"when\" as time, who as actor, what as target from read_csv('"
                    + file
                    + "');")
            .withWork(folder, 500_000_000L);
    try (EngagementLog log = ReaderFixture.read(request)) {
      assertEquals(List.of("1704067200000 0 ann > p1 of -"), ReaderFixture.rows(log));
    }
    ReadException broken =
        assertThrows(
            ReadException.class, () -> ReaderFixture.read(ReadRequest.ofSql("selec nothing")));
    assertEquals(2, broken.exitCode());
  }

  @Test
  void readsSeveralFilesGlobsAndFolders() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    ReaderFixture.file(folder, "in/1.csv", "time,actor,target\n2024-01-01,ann,p1\n");
    ReaderFixture.file(folder, "in/2.csv", "target;actor;time\np2;bob;2024-01-02\n");
    ReaderFixture.file(
        folder, "in/3.jsonl", "{\"time\":\"2024-01-03\",\"actor\":\"eve\",\"target\":\"p3\"}\n");
    List<String> wanted =
        List.of(
            "1704067200000 0 ann > p1 of -",
            "1704153600000 0 bob > p2 of -",
            "1704240000000 0 eve > p3 of -");
    for (String input : List.of(folder + "/in", folder + "/in/*", folder + "/in/{1,2,3}.*")) {
      ReadRequest request = ReadRequest.of(input).withWork(folder, 500_000_000L);
      try (EngagementLog log = ReaderFixture.read(request)) {
        assertEquals(wanted, ReaderFixture.rows(log), input);
        assertEquals(List.of("1", "2", "3"), List.of(log.eventIds(new int[] {0, 1, 2})));
        assertEquals(3, log.intake().files().size());
      }
    }
  }

  @Test
  void guessesCommonNamesInEnglishAndChinese() throws Exception {
    String row = "\n2024-01-01,ann,p1\n";
    List<String> wanted = List.of("1704067200000 0 ann > p1 of -");
    assertEquals(wanted, rows("a.csv", "created_at,user_id,post_id" + row));
    assertEquals(wanted, rows("b.csv", "Timestamp,Liker,Content-ID" + row));
    assertEquals(wanted, rows("c.csv", "时间,用户,作品" + row));
    assertEquals(wanted, rows("d.csv", "starred_at,login,repo" + row));
    assertEquals(wanted, rows("e.csv", "点赞时间,点赞用户,帖子" + row));
    assertEquals(wanted, rows("f.csv", "发生时间,点赞者,作品" + row));
  }

  @Test
  void guessesEveryColumnInChinese() throws Exception {
    assertEquals(
        PLAIN_ROWS,
        rows(
            "a.csv", PLAIN.replaceFirst(".*\n", "编号,类型,时间,点赞用户,作品,作者,社区,设备,ip地址,停留毫秒,完播率,评论长度\n")));
  }

  @Test
  void knowsWhatPeopleCallTheTypes() throws Exception {
    String[] words = {"star", "UPVOTE", "点赞", "unlike", "tap", "view", "reply", "fork", "关注"};
    StringBuilder text = new StringBuilder("time,type,actor,target\n");
    for (int i = 0; i < words.length; i++) {
      text.append("2024-01-0").append(i + 1).append(',').append(words[i]).append(",a,t\n");
    }
    try (EngagementLog log =
        ReaderFixture.read(ReaderFixture.file(folder, "a.csv", text.toString()))) {
      EventType[] wanted = {
        EventType.LIKE,
        EventType.LIKE,
        EventType.LIKE,
        EventType.UNLIKE,
        EventType.TAP,
        EventType.VIEW,
        EventType.COMMENT,
        EventType.SHARE,
        EventType.FOLLOW
      };
      for (int row = 0; row < wanted.length; row++) {
        assertEquals(wanted[row], EventType.of(log.events().type()[row]), words[row]);
      }
    }
  }

  @Test
  void whoIsFollowedIsAnAccount() throws Exception {
    try (EngagementLog log =
        ReaderFixture.read(
            ReaderFixture.file(
                folder,
                "a.csv",
                "time,type,actor,target\n2024-01-01,follow,ann,bob\n2024-01-02,like,bob,p\n"))) {
      int[] owner = log.events().owner();
      assertNotNull(owner);
      assertEquals("bob", log.account(owner[0]));
      assertEquals(owner[0], log.events().actor()[1]);
      assertEquals(-1, owner[1]);
    }
  }

  @Test
  void whoSignsInNeedsNoTarget() throws Exception {
    assertEquals(
        List.of("1704067200000 9 ann > ann of -", "1704153600000 8 ann > club of -"),
        rows(
            "a.csv",
            "time,type,actor,target,community\n2024-01-01,login,ann,,\n2024-01-02,join,ann,,club\n"));
  }

  @Test
  void columnsThatNobodyFilledAreNull() throws Exception {
    try (EngagementLog log =
        ReaderFixture.read(
            ReaderFixture.file(folder, "a.csv", "time,actor,target,ip\n2024-01-01,a,b,\n"))) {
      assertNull(log.events().address());
      assertNull(log.events().owner());
      assertFalse(log.intake().missing().contains("ip"));
      assertTrue(log.intake().missing().contains("owner"));
    }
  }

  @Test
  void idsAreInByteOrder() throws Exception {
    try (EngagementLog log =
        ReaderFixture.read(
            ReaderFixture.file(
                folder,
                "a.csv",
                "time,actor,target\n2024-01-01,赞,b\n2024-01-01,🐼,b\n2024-01-01,Z,b\n"
                    + "2024-01-01,a,b\n2024-01-01,abcdefghij,b\n2024-01-01,abcdefgh,b\n"))) {
      assertArrayEquals(
          new String[] {"Z", "a", "abcdefgh", "abcdefghij", "赞", "🐼"}, log.allAccounts());
    }
  }

  @Test
  void readsTheEventArchive() throws Exception {
    Path file =
        ReaderFixture.file(
            folder,
            "hour.json",
            """
            {"id":"1","type":"WatchEvent","actor":{"login":"ann"},"repo":{"name":"o/r"},"created_at":"2015-01-01T00:00:00Z"}
            {"id":"2","type":"PushEvent","actor":{"login":"bob"},"repo":{"name":"o/r"},"created_at":"2015-01-01T00:00:01Z"}
            {"id":"3","type":"IssueCommentEvent","actor":{"login":"bob"},"repo":{"name":"o/r"},"payload":{"comment":{"body":"nice"}},"created_at":"2015-01-01T00:00:02Z"}
            """);
    try (EngagementLog log =
        ReaderFixture.read(ReaderFixture.request(file).withFormat(Format.GHARCHIVE))) {
      assertEquals(
          List.of(
              "1420070400000 0 ann > o/r of o chars -1", "1420070402000 4 bob > o/r of o chars 4"),
          ReaderFixture.rows(log));
      assertEquals(Map.of("PushEvent", 1L), log.intake().skips());
      assertEquals(List.of("1", "3"), List.of(log.eventIds(new int[] {0, 1})));
    }
  }

  @Test
  void readsTheListOfAccounts() throws Exception {
    Path file =
        ReaderFixture.file(
            folder, "a.csv", "time,actor,target\n2024-01-01,ann,p\n2024-01-02,bob,p\n");
    Path accounts =
        ReaderFixture.file(
            folder,
            "accounts.csv",
            "account,created,has_name,has_avatar,friends\nbob,2023-01-01,1,0,12\nzoe,2023-01-01,1,1,1\n");
    try (EngagementLog log =
        ReaderFixture.read(ReaderFixture.request(file).withAccounts(accounts))) {
      assertArrayEquals(new int[] {-1, 12}, log.profiles().friends());
      assertArrayEquals(new byte[] {-1, 1}, log.profiles().hasName());
      assertArrayEquals(new byte[] {-1, 0}, log.profiles().hasAvatar());
      assertArrayEquals(new long[] {Long.MIN_VALUE, 1672531200000L}, log.profiles().created());
    }
  }

  @Test
  void understandsTimesOfManyKinds() throws Exception {
    Map<String, String> times =
        Map.ofEntries(
            Map.entry("2024-01-01", "2023-12-31T16:00:00Z"),
            Map.entry("2024-01-01 08:00:00", "2024-01-01T00:00:00Z"),
            Map.entry("2024-01-01T08:00:00.250", "2024-01-01T00:00:00.250Z"),
            Map.entry("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
            Map.entry("2024-01-01T01:00:00+01:00", "2024-01-01T00:00:00Z"),
            Map.entry("2024-01-01T08:00", "2024-01-01T00:00:00Z"),
            Map.entry("20240101", "2023-12-31T16:00:00Z"),
            Map.entry("20240101080000", "2024-01-01T00:00:00Z"),
            Map.entry("1704067200", "2024-01-01T00:00:00Z"),
            Map.entry("1704067200.5", "2024-01-01T00:00:00.500Z"),
            Map.entry("1704067200123", "2024-01-01T00:00:00.123Z"),
            Map.entry("1704067200123.9", "2024-01-01T00:00:00.123Z"),
            Map.entry("1704067200123456", "2024-01-01T00:00:00.123Z"),
            Map.entry("1704067200123456789", "2024-01-01T00:00:00.123Z"),
            Map.entry("0", "1970-01-01T00:00:00Z"));
    for (Map.Entry<String, String> entry : times.entrySet()) {
      Path file =
          ReaderFixture.file(folder, "a.csv", "time,actor,target\n" + entry.getKey() + ",a,b\n");
      for (ZoneId zone : List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("+08:00"))) {
        try (EngagementLog log = ReaderFixture.read(ReaderFixture.request(file).withZone(zone))) {
          assertEquals(1, log.events().size(), entry.getKey());
          assertEquals(
              java.time.Instant.parse(entry.getValue()).toEpochMilli(),
              log.events().time()[0],
              entry.getKey());
        }
      }
    }
  }

  @Test
  void orderOfRowsAndNumberOfThreadsDoNotMatter() throws Exception {
    List<String> lines = new java.util.ArrayList<>();
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 3_000; i++) {
      lines.add(
          "e%d,%d,user%d,post%d,%d"
              .formatted(
                  i,
                  1_704_067_200 + random.nextInt(50),
                  random.nextInt(40),
                  random.nextInt(9),
                  i % 7));
    }
    String header = "id,time,actor,target,dwell_ms\n";
    List<String> first = null;
    for (int round = 0; round < 3; round++) {
      Path file = ReaderFixture.file(folder, "a.csv", header + String.join("\n", lines) + "\n");
      for (int threads = 1; threads <= 2; threads++) {
        try (EngagementLog log =
            ReaderFixture.read(ReaderFixture.request(file).withThreads(threads))) {
          List<String> rows = new java.util.ArrayList<>(ReaderFixture.rows(log));
          for (int row = 0; row < rows.size(); row++) {
            rows.set(row, rows.get(row) + " " + log.eventId(row));
          }
          first = first == null ? rows : first;
          assertEquals(first, rows);
        }
      }
      java.util.Collections.shuffle(lines, random);
    }
  }

  @Test
  void rejectedRowsAreWrittenWithFileLineAndReason() throws IOException, ReadException {
    Path file =
        ReaderFixture.file(
            folder, "a.csv", "time,actor,target\n\n2024-01-01,a,b\nnever,\"x\"\"y\",c\n");
    Path out = folder.resolve("rejected.csv");
    try (EngagementLog log = ReaderFixture.read(file)) {
      log.writeRejected(out);
      assertEquals(4, log.intake().examples().get(0).line());
    }
    assertEquals(
        "file,line,reason,text\n\""
            + file
            + "\",4,\"time not understood\",\"never,\"\"x\"\"\"\"y\"\",c\"\n",
        Files.readString(out));
  }
}
