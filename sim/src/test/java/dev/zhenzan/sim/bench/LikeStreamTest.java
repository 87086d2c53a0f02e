package dev.zhenzan.sim.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.sim.csv.CsvBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that the long log follows from its seed, is in time order, well-formed, skewed and brushed
 * to the extent that it says. Cannot prove anything about its speed; the benchmark measures that.
 */
class LikeStreamTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int LIKES = 60_000;

  private static byte[] bytes(long seed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LikeStream.write(LIKES, seed, out);
    return out.toByteArray();
  }

  private static List<String[]> rows() throws IOException {
    String text = new String(bytes(SEED), StandardCharsets.UTF_8);
    return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertArrayEquals(bytes(SEED), bytes(SEED));
    assertFalse(Arrays.equals(bytes(SEED), bytes(SEED + 1)));
  }

  @Test
  void itTellsWhatItWrote() throws IOException {
    LikeStream.Written written = LikeStream.write(LIKES, SEED, new ByteArrayOutputStream());
    List<String[]> rows = rows();
    assertEquals(rows.size(), written.rows());
    assertEquals(LIKES, written.likes());
    assertEquals(LIKES, rows.stream().filter(row -> row[1].equals("LIKE")).count());
    assertEquals(0.05, (double) written.brushed() / LIKES, 0.015);
  }

  @Test
  void everyRowIsWholeAndInTimeOrder() throws IOException {
    Instant before = Instant.MIN;
    Set<String> ids = new HashSet<>();
    for (String[] row : rows()) {
      assertEquals(12, row.length);
      Instant time = Instant.parse(row[2]);
      assertFalse(time.isBefore(before));
      before = time;
      assertTrue(ids.add(row[0]));
      for (int column = 3; column <= 8; column++) {
        assertFalse(row[column].isEmpty());
      }
      boolean isLike = row[1].equals("LIKE");
      assertEquals(isLike, !row[9].isEmpty());
      assertEquals(isLike, !row[10].isEmpty());
      assertEquals(isLike, row[11].isEmpty());
    }
  }

  @Test
  void aTargetHasOneOwner() throws IOException {
    Map<String, String> owners = new HashMap<>();
    for (String[] row : rows()) {
      assertEquals(row[5], owners.computeIfAbsent(row[4], target -> row[5]));
    }
  }

  /** Healthy: the most popular target gets one like in a hundred and more; even: 1 in 2,400. */
  @Test
  void popularityAndActivityAreSkewedAndPairsRarelyRepeat() throws IOException {
    Map<String, Integer> targets = new HashMap<>();
    Map<String, Integer> actors = new HashMap<>();
    Set<String> pairs = new HashSet<>();
    for (String[] row : rows()) {
      if (row[1].equals("LIKE")) {
        targets.merge(row[4], 1, Integer::sum);
        actors.merge(row[3], 1, Integer::sum);
        pairs.add(row[3] + row[4]);
      }
    }
    assertTrue(targets.values().stream().mapToInt(i -> i).max().orElse(0) > LIKES / 400);
    assertTrue(actors.values().stream().mapToInt(i -> i).max().orElse(0) > LIKES / 500);
    assertTrue(pairs.size() > 0.93 * LIKES, pairs.size() + " of " + LIKES);
  }

  @Test
  void numbersAreWrittenInFull() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvBytes csv = new CsvBytes(out)) {
      csv.digits(0, 1).character(' ').digits(7, 3).character(' ').digits(12_345, 2).character(' ');
      csv.digits(98_765_432_101L, 1).character(' ').digits(Integer.MAX_VALUE, 12).character(' ');
      csv.hex(0xABCDEFL).character(' ').address(10 << 24 | 255).character(' ').time(-1);
    }
    assertEquals(
        "0 007 12345 98765432101 002147483647 000000abcdef 10.0.0.255 1969-12-31T23:59:59.999Z",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theAgendaHandsOutTheEarliestFirst() {
    Agenda agenda = new Agenda();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 5_000; i++) {
      agenda.add(random.nextInt(1_000), random.nextInt(10), i);
    }
    long last = -1;
    int lastActor = -1;
    int count = 0;
    while (!agenda.isEmpty()) {
      assertTrue(
          agenda.nextTime() > last
              || (agenda.nextTime() == last && agenda.nextActor() >= lastActor));
      last = agenda.nextTime();
      lastActor = agenda.nextActor();
      agenda.removeNext();
      count++;
    }
    assertEquals(5_000, count);
  }
}
