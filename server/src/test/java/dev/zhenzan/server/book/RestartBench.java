package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.book.fold.FoldFile;
import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.book.fold.FoldWriter;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.BlockCodec;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long a book takes to be rebuilt from a long log, and how much processor time that costs.
 *
 * <pre>
 *   mvn -q -pl server -am test-compile
 *   java -Xmx6g -cp CLASSPATH dev.zhenzan.server.book.RestartBench FILE MILLIONS
 * </pre>
 *
 * <p>Makes the log where there is none: likes of 100,000 accounts on 50,000 targets as {@code bench
 * serve} sends them, nine tenths of them settled, a tenth of those at less than whole.
 */
public final class RestartBench {
  static final int BLOCK_EVENTS = 20_000;
  private static final int ACCOUNTS = 100_000;
  private static final int TARGETS = 50_000;
  private static final long BEGINS = 1_760_000_000_000L;
  private static final String FINDINGS =
      "{\"coverage_millionths\":500000,\"usual_per_minute\":3,\"usual_per_hour\":9,"
          + "\"usual_per_day\":30,\"usual_accounts_a_device\":2}";

  private RestartBench() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      make(file, Integer.parseInt(args[1]) * 1_000_000L);
    }
    FoldFile fold = new FoldFile(Path.of(file + ".fold"));
    boolean folded = args.length > 2 && args[2].equals("kept");
    if (folded && !Files.exists(fold.path())) {
      keep(file, fold);
    }
    for (int round = 0; round < 2; round++) {
      double cpu = cpuSeconds();
      long began = System.nanoTime();
      try (JdbcStore store = JdbcStore.open(file.toString());
          FoldReader kept = folded ? fold.open() : null) {
        long opened = System.nanoTime();
        LiveBook book = LiveBook.load(store, kept);
        long loaded = System.nanoTime();
        say(
            "%s, %,d events: open %.2f s, load %.2f s, processor %.2f s; load of the machine %s",
            folded ? "from what was kept" : "from the whole log",
            book.now().head(),
            (opened - began) / 1e9,
            (loaded - opened) / 1e9,
            cpuSeconds() - cpu,
            Files.readString(Path.of("/proc/loadavg")).strip());
        say("%s", book.count("p77"));
      }
    }
  }

  private static void keep(Path file, FoldFile fold) throws Exception {
    try (JdbcStore store = JdbcStore.open(file.toString());
        FoldWriter writer = fold.begin()) {
      LiveBook book = LiveBook.load(store);
      long began = System.nanoTime();
      double cpu = cpuSeconds();
      writer.commit(book.keep(writer), "bench");
      say(
          "kept %,d bytes: %.2f s, processor %.2f s",
          Files.size(fold.path()), (System.nanoTime() - began) / 1e9, cpuSeconds() - cpu);
    }
  }

  private static void make(Path file, long events) throws StoreException {
    Random random = new Random(1);
    try (JdbcStore store = JdbcStore.open(file.toString())) {
      while (store.head() < events) {
        List<Report> reports = reports(store.head(), random);
        store.append(BlockCodec.encode(reports, store.head(), 1), List.of());
      }
      long settled = events * 9 / 10;
      List<LedgerRow> ledger = new ArrayList<>();
      for (long row = 0; row < settled; row += 10) {
        ledger.add(new LedgerRow(row, 1, -4_000, "u" + row % ACCOUNTS, "lockstep"));
      }
      Closing closing = new Closing(1, settled, BEGINS + (settled - 1) * 10, 1, FINDINGS);
      store.settle(new Settlement(closing, ledger, List.of(), List.of(), List.of()));
    }
  }

  /** A block's reports, from a row on. */
  static List<Report> reports(long from, Random random) {
    List<Report> reports = new ArrayList<>();
    for (long row = from; reports.size() < BLOCK_EVENTS; row++) {
      reports.add(report(row, random));
    }
    return reports;
  }

  private static Report report(long row, Random random) {
    return new Report(
        "e" + row,
        EventType.LIKE,
        BEGINS + row * 10,
        "u" + random.nextInt(ACCOUNTS),
        "p" + random.nextInt(TARGETS),
        null,
        null,
        "d" + random.nextInt(ACCOUNTS),
        "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7",
        random.nextInt(30_000),
        -1,
        -1);
  }

  private static double cpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
