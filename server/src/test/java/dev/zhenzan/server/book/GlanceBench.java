package dev.zhenzan.server.book;

import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockCodec;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * How long one look into a book takes while a thread takes blocks in without a pause: what a gate
 * sees, beside a count, which takes a turn at the lock; both in the same moments, by turns.
 *
 * <pre>
 *   mvn -q -pl server -am test-compile
 *   java -Xmx4g -cp CLASSPATH dev.zhenzan.server.book.GlanceBench
 * </pre>
 */
public final class GlanceBench {
  private static final int EVENTS = 1_000_000;
  private static final int LOOKS_MAX = 4_000_000;
  private static final long PAUSE_NANOS = 200_000;

  private GlanceBench() {}

  public static void main(String[] args) throws Exception {
    List<Block> blocks = blocks();
    for (int round = 0; round < 4; round++) {
      LiveBook book = new LiveBook();
      AtomicBoolean done = new AtomicBoolean();
      Thread appends = new Thread(() -> append(book, blocks, done));
      appends.start();
      measure(book, done);
      appends.join();
      System.out.println("load of the machine " + load());
    }
  }

  private static List<Block> blocks() {
    Random random = new Random(1);
    List<Block> blocks = new ArrayList<>();
    for (long row = 0; row < EVENTS; row += RestartBench.BLOCK_EVENTS) {
      blocks.add(BlockCodec.encode(RestartBench.reports(row, random), row, 1));
    }
    return blocks;
  }

  private static void append(LiveBook book, List<Block> blocks, AtomicBoolean done) {
    try {
      for (Block block : blocks) {
        book.append(block);
      }
    } catch (StoreException damaged) {
      throw new IllegalStateException(damaged);
    } finally {
      done.set(true);
    }
  }

  private static void measure(LiveBook book, AtomicBoolean done) {
    long[] sights = new long[LOOKS_MAX];
    long[] counts = new long[LOOKS_MAX];
    int looks = 0;
    while (!done.get() && looks < LOOKS_MAX) {
      sights[looks] = nanos(look -> book.sight("u" + look, "d" + look, look), looks);
      counts[looks] = nanos(look -> book.count("p" + look), looks);
      looks++;
      long until = System.nanoTime() + PAUSE_NANOS;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
    say("what a gate sees", sights, looks);
    say("a count", counts, looks);
  }

  private static long nanos(IntConsumer question, int look) {
    long began = System.nanoTime();
    question.accept(look % 50_000);
    return System.nanoTime() - began;
  }

  private static void say(String what, long[] nanos, int count) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %,d looks, p50 %.4f ms, p99 %.4f ms, max %.2f ms",
            what,
            count,
            sorted[count / 2] / 1e6,
            sorted[(int) (count * 0.99)] / 1e6,
            sorted[count - 1] / 1e6));
  }

  private static String load() throws IOException {
    Path load = Path.of("/proc/loadavg");
    return Files.exists(load) ? Files.readString(load).strip() : "untold";
  }
}
