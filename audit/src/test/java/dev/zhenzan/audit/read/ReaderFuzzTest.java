package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small good inputs, broken at random from a seed: whatever comes out, it is a log in which every
 * row is accounted for, or a {@link ReadException} that says something. Proves nothing about inputs
 * larger than a few blocks, nor that an accepted row is what its writer meant.
 *
 * <p>{@code -Dzhenzan.fuzz=10000} sets the number of mutations, {@code -Dzhenzan.seed} the first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderFuzzTest {
  private static final int SECONDS_EACH = 20;

  @TempDir static Path folder;
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(String name, byte[] bytes, boolean text) {}

  @BeforeAll
  void makeSamples() throws Exception {
    StringBuilder csv =
        new StringBuilder("id,type,time,actor,target,owner,device,ip,dwell_ms,completion\n");
    StringBuilder quoted = new StringBuilder("time;actor;target\r\n");
    StringBuilder json = new StringBuilder();
    StringBuilder array = new StringBuilder("[");
    for (int i = 0; i < 12; i++) {
      csv.append(
          "e%d,%s,2024-01-01T00:00:%02dZ,用户%d,p%d,o%d,d%d,10.0.0.%d,%d,0.%d\n"
              .formatted(
                  i, i % 3 == 0 ? "VIEW" : "like", i, i % 5, i % 4, i % 4, i, i, i * 100, i));
      quoted.append("%d;\"a \"\"%d\"\"\";\"t;\n%d\"\r\n".formatted(1_704_067_200 + i, i, i));
      String one =
          "{\"id\":\"%d\",\"type\":\"like\",\"time\":%d,\"actor\":\"🐼%d\",\"target\":\"t%d\"}"
              .formatted(i, 1_704_067_200 + i, i, i);
      json.append(one).append('\n');
      array.append(i == 0 ? "" : ",\n").append(one);
    }
    samples.add(new Sample("a.csv", utf8(csv), true));
    samples.add(new Sample("b.csv", utf8(quoted), true));
    samples.add(new Sample("c.jsonl", utf8(json), true));
    samples.add(new Sample("d.json", utf8(array.append("]")), true));
    samples.add(new Sample("e.csv.gz", gzip(utf8(csv)), false));
    samples.add(new Sample("f.parquet", parquet(), false));
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private byte[] parquet() throws Exception {
    Path file = folder.resolve("sample.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT 'e' || i AS id, 1704067200 + i AS time, 'a' || i AS actor, 't' AS target"
              + " FROM range(20) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  @Test
  void whateverIsBrokenEveryRowIsAccountedFor() throws Exception {
    long seed = Long.getLong("zhenzan.seed", 1);
    int mutations = Integer.getInteger("zhenzan.fuzz", 1_500);
    int read = 0;
    ReadRequest base = ReadRequest.of("none").withWork(folder, 500_000_000L);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try (DuckSession session = DuckSession.open(base)) {
      for (int i = 0; i < mutations; i++) {
        long one = seed * 1_000_003 + i;
        read += tryOne(worker, session, one) ? 1 : 0;
      }
    } finally {
      worker.shutdownNow();
    }
    assertTrue(read > mutations / 3, "only " + read + " of " + mutations + " were read at all");
  }

  private boolean tryOne(ExecutorService worker, DuckSession session, long seed) throws Exception {
    Random random = new Random(seed);
    Sample sample = samples.get(random.nextInt(samples.size()));
    byte[] bytes = sample.bytes();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      bytes = mutated(bytes, sample.text(), random);
    }
    Path file = ReaderFixture.file(folder, sample.name(), bytes);
    try {
      return worker
          .submit(() -> isRead(file, session, random.nextBoolean() ? 1 : 2))
          .get(SECONDS_EACH, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      return fail(
          sample.name()
              + " broken by seed "
              + seed
              + ": "
              + cause
              + "; repeat with -Dtest=ReaderFuzzTest -Dzhenzan.seed="
              + Long.getLong("zhenzan.seed", 1)
              + "\n"
              + new String(bytes, StandardCharsets.UTF_8),
          cause);
    }
  }

  private static boolean isRead(Path file, DuckSession session, int threads) {
    ReadRequest request = ReaderFixture.request(file).withThreads(threads);
    try (EngagementLog log = LogReader.read(request, ReadProgress.NONE, session)) {
      Intake intake = log.intake();
      assertEquals(intake.rows(), intake.accepted() + intake.rejected() + intake.skipped());
      assertEquals(intake.accepted(), log.events().size());
      long counted = intake.reasons().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(intake.rejected(), counted);
      log.events().checkOrder();
      assertEquals(intake.accepted(), ReaderFixture.rows(log).size());
      return true;
    } catch (ReadException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.length() > 20 && (e.exitCode() == 2 || e.exitCode() == 3), message);
      return false;
    }
  }

  private static byte[] mutated(byte[] bytes, boolean text, Random random) {
    if (bytes.length < 2) {
      return bytes;
    }
    return switch (random.nextInt(text ? 7 : 4)) {
      case 0 -> flipped(bytes, random);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> spliced(bytes, random.nextInt(bytes.length), random.nextInt(20), new byte[0]);
      case 3 -> {
        byte[] added = new byte[1 + random.nextInt(6)];
        for (int i = 0; i < added.length; i++) {
          added[i] = (byte) "\"',;\n\r\0\\{}[] \uFFFDx9-".charAt(random.nextInt(17));
        }
        yield spliced(bytes, random.nextInt(bytes.length), 0, added);
      }
      default -> rows(new String(bytes, StandardCharsets.UTF_8), random);
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    for (int n = 1 + random.nextInt(8); n > 0; n--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(added);
    int from = Math.min(bytes.length, at + removed);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static byte[] rows(String text, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.add(other, lines.get(at));
      case 1 -> lines.remove(at);
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.set(at, lines.get(at).substring(lines.get(at).length() / 2));
      case 4 -> lines.replaceAll(line -> line.replaceFirst("[^,;]*[,;]", ""));
      default -> lines.set(0, lines.get(0).replace("actor", "Akteur"));
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
