package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text read in blocks on several threads says what the same text says line by line, wherever a
 * block happens to end: within a cell, between CR and LF, behind the last line. Proves agreement,
 * not that either is right ({@link LogReaderTest}, {@link BadInputTest}).
 */
class CleanCsvTest {
  private static final int ROUNDS = 60;

  @TempDir Path folder;

  @Test
  void saysWhatThePlainWaySaysWhereverBlocksEnd() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 1);
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      Path file = ReaderFixture.file(folder, "a.csv", text(random));
      int block = 96 + random.nextInt(160);
      int threads = 1 + random.nextInt(3);
      String repeat =
          "round " + round + ", block " + block + ": -Dtest=CleanCsvTest -Dzhenzan.seed=" + seed;
      List<String> wanted = said(file, Set.of(file), 1, CleanCsv.BLOCK_BYTES);
      assertEquals(wanted, said(file, Set.of(), threads, block), repeat);
    }
  }

  /** Ids, rows and rejected rows with their lines. */
  private List<String> said(Path file, Set<Path> plain, int threads, int block) throws Exception {
    ReadRequest request = ReaderFixture.request(file).withThreads(threads);
    try (DuckSession session = DuckSession.open(request);
        Workers workers = new Workers(threads)) {
      if (plain.isEmpty()) {
        assertNotNull(inBlocks(request, session, file, workers, block), "blocks were not used");
      }
      Reading reading =
          new Reading(request, ReadProgress.NONE, session, List.of(file), plain, workers);
      reading.cutInto(block);
      try (EngagementLog log = LogReader.finished(reading)) {
        List<String> said = new ArrayList<>(ReaderFixture.rows(log));
        for (int row = 0; row < said.size(); row++) {
          said.set(row, log.eventId(row) + " " + said.get(row));
        }
        log.intake().examples().stream().map(Rejected::toString).sorted().forEach(said::add);
        return said;
      }
    }
  }

  private static CleanCsv.Found inBlocks(
      ReadRequest request, DuckSession session, Path file, Workers workers, int block)
      throws Exception {
    Reading reading =
        new Reading(request, ReadProgress.NONE, session, List.of(file), Set.of(), workers);
    reading.cutInto(block);
    byte[] head = Files.readAllBytes(file);
    return CleanCsv.read(CsvFile.open(file, head, true, request.mapping()), reading);
  }

  private static byte[] text(Random random) {
    boolean hasIds = random.nextBoolean();
    String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    text.append(hasIds ? "id," : "").append("time,actor,target,dwell_ms").append(end);
    int rows = 1 + random.nextInt(120);
    for (int i = 0; i < rows; i++) {
      text.append(hasIds ? "e" + i + "," : "");
      text.append(random.nextInt(12) == 0 ? "soon" : 1_704_067_200 + random.nextInt(40));
      text.append(',').append("群 ".repeat(random.nextInt(3))).append('u').append(random.nextInt(9));
      text.append(',').append(random.nextInt(15) == 0 ? "" : "post" + random.nextInt(5));
      text.append(',').append(random.nextInt(5) == 0 ? "" : "" + random.nextInt(3));
      text.append(random.nextInt(20) == 0 ? ",surplus" : "").append(i + 1 < rows ? end : "");
      text.append(random.nextInt(10) == 0 && i + 1 < rows ? end : "");
    }
    text.append(random.nextBoolean() ? end : "");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
