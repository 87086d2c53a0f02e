package dev.zhenzan.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A stream of lines gives every good event once, whatever stands between them, and however the
 * bytes come in. The oracle is the list from which the stream was written.
 */
final class EventLinesTest {
  private static final long NOW = 1_772_366_400_000L;
  private static final String[] BAD = {
    "{",
    "}",
    "[1]",
    "{\"actor\":\"u\"",
    "not json",
    "17",
    "{\"actor\":\"u\" \"x\"}",
    "\"text",
    "nul",
    "{\"actor\":\"u\",\"target\":\"p\",\"time\":0}}",
    "{\"time\":1}",
    "\u0001",
    "[[[[",
    "{\"a\":\"\\x\"}"
  };

  private record Written(byte[] bytes, List<String> good, TreeSet<Long> bad) {}

  private static Written written(Random random, int lines) {
    StringBuilder text = new StringBuilder();
    List<String> good = new ArrayList<>();
    TreeSet<Long> bad = new TreeSet<>();
    long index = 0;
    for (int line = 0; line < lines; line++) {
      int kind = random.nextInt(20);
      if (kind == 0) {
        text.append("  ");
      } else if (kind == 1) {
        bad.add(index++);
        text.append(BAD[random.nextInt(BAD.length - 5)]);
      } else {
        String id = "e" + line;
        text.append("{\"id\":\"")
            .append(id)
            .append("\",\"time\":1700000000,\"actor\":\"用户")
            .append(line)
            .append("\",\"target\":\"p\"}");
        good.add(id);
        index++;
      }
      text.append(random.nextInt(10) == 0 ? "\r\n" : "\n");
    }
    return new Written(text.toString().getBytes(StandardCharsets.UTF_8), good, bad);
  }

  /** Hands over a few bytes at a time. */
  private static InputStream trickle(byte[] bytes, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] to, int from, int length) throws IOException {
        return super.read(to, from, Math.min(length, 1 + random.nextInt(5_000)));
      }
    };
  }

  @Test
  void everyGoodLineIsReadOnceWhateverStandsBetween() throws IOException {
    long seed = Long.getLong("zhenzan.seed", 1);
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      Written written = written(random, random.nextInt(20_000));
      EventLines lines =
          new EventLines(
              trickle(written.bytes, random), new EventParser(NOW), 1 + random.nextInt(9_000));
      List<String> ids = new ArrayList<>();
      TreeSet<Long> refused = new TreeSet<>();
      for (ReadBatch batch = lines.next(); batch != null; batch = lines.next()) {
        batch.reports().forEach(report -> ids.add(report.id()));
        batch.refused().forEach(each -> refused.add(each.index()));
      }
      String again = "round " + round + ", -Dzhenzan.seed=" + seed;
      assertEquals(written.good, ids, again);
      assertEquals(written.bad, refused, again);
    }
  }

  @Test
  void eachBadLineSpoilsOnlyItself() throws IOException {
    for (String bad : BAD) {
      String good = "{\"id\":\"%s\",\"time\":1700000000,\"actor\":\"u\",\"target\":\"p\"}\n";
      String text = good.formatted("a") + bad + "\n" + good.formatted("b");
      EventLines lines =
          new EventLines(text.getBytes(StandardCharsets.UTF_8), new EventParser(NOW), 100);
      ReadBatch batch = lines.next();
      List<String> ids = batch.reports().stream().map(Report::id).toList();
      assertEquals("a", ids.get(0), bad);
      assertEquals("b", ids.get(ids.size() - 1), bad);
      assertEquals(1, batch.refused().size(), bad);
    }
  }

  @Test
  void aLineLargerThanTheBufferIsRefusedAlone() throws IOException {
    String good = "{\"id\":\"%s\",\"time\":1700000000,\"actor\":\"u\",\"target\":\"p\"}\n";
    String text =
        good.formatted("a") + "{\"x\":\"" + "y".repeat(3 << 20) + "\"}\n" + good.formatted("b");
    EventLines lines =
        new EventLines(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new EventParser(NOW),
            100);
    List<String> ids = new ArrayList<>();
    int refused = 0;
    for (ReadBatch batch = lines.next(); batch != null; batch = lines.next()) {
      batch.reports().forEach(report -> ids.add(report.id()));
      refused += batch.refused().size();
    }
    assertEquals(List.of("a", "b"), ids);
    assertEquals(1, refused);
  }

  @Test
  void foreignEncodingsAreRefusedAndComeToAnEnd() throws IOException {
    for (byte[] bytes :
        List.of(
            "{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_16LE),
            "{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_16),
            new byte[5_000])) {
      EventLines lines = new EventLines(new ByteArrayInputStream(bytes), new EventParser(NOW), 100);
      int items = 0;
      for (ReadBatch batch = lines.next(); batch != null; batch = lines.next()) {
        assertEquals(0, batch.reports().size());
        items += batch.items();
      }
      assertEquals(true, items > 0);
    }
  }
}
