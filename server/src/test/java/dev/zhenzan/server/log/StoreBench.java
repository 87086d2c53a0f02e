package dev.zhenzan.server.log;

import dev.zhenzan.server.event.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteDataSource;

/**
 * How fast the log is written and read back, against the same bytes put into a bare SQLite table in
 * one go.
 *
 * <pre>
 *   mvn -q -pl server -am test-compile
 *   java -cp CLASSPATH dev.zhenzan.server.log.StoreBench FOLDER MILLIONS
 * </pre>
 *
 * <p>Reports are made and encoded before the clock starts, except where it says so; the file lies
 * in FOLDER, so name one on the disk that is meant. Replay reads each event and each distinct name.
 */
public final class StoreBench {
  private static final int[] SIZES = {100, 1_000, 10_000};

  private StoreBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "bench");
    int millions = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    for (int warm = 0; warm < 2; warm++) {
      encode(300_000, 10_000);
    }
    for (int size : SIZES) {
      append(folder, size, size == 100 ? 100_000 : 1_000_000);
    }
    settle(folder, 2_000_000);
    replay(folder, millions);
    say("peak memory %d MB", Runtime.getRuntime().totalMemory() >> 20);
  }

  private static void append(Path folder, int size, int events)
      throws StoreException, SQLException, IOException {
    List<Block> blocks = encode(events, size);
    long bytes = blocks.stream().mapToLong(block -> block.body().length).sum();
    Path file = folder.resolve("append" + size + ".db");
    long store = System.nanoTime();
    try (JdbcStore log = JdbcStore.open(file.toString())) {
      store = System.nanoTime();
      for (Block block : blocks) {
        log.append(block, List.of());
      }
      store = System.nanoTime() - store;
    }
    long bare = bare(folder.resolve("bare" + size + ".db"), blocks);
    say(
        "append %,d events in blocks of %,d (%.1f bytes an event): %,d events/s durable each;"
            + " bare bulk insert of the same bytes %,d events/s; ratio %.2f",
        events,
        size,
        (double) bytes / events,
        perSecond(events, store),
        perSecond(events, bare),
        (double) store / bare);
  }

  private static List<Block> encode(int events, int size) {
    Reports source = new Reports(1);
    List<Block> blocks = new ArrayList<>();
    long nanos = 0;
    for (long row = 0; row < events; row += size) {
      List<Report> reports = source.everyday(size);
      long begin = System.nanoTime();
      blocks.add(BlockCodec.encode(reports, row, row));
      nanos += System.nanoTime() - begin;
    }
    say("encode %,d events in blocks of %,d: %d ns an event", events, size, nanos / events);
    return blocks;
  }

  /** The speed of light: one transaction, one statement, the same bytes. */
  private static long bare(Path file, List<Block> blocks) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    source.setJournalMode("WAL");
    source.setSynchronous("FULL");
    try (Connection connection = source.getConnection();
        Statement make = connection.createStatement()) {
      make.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB)");
      connection.setAutoCommit(false);
      long begin = System.nanoTime();
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bare (body) VALUES (?)")) {
        for (Block block : blocks) {
          insert.setBytes(1, block.body());
          insert.executeUpdate();
        }
      }
      connection.commit();
      return System.nanoTime() - begin;
    }
  }

  private static void settle(Path folder, int rows) throws StoreException {
    List<LedgerRow> ledger = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      ledger.add(new LedgerRow(row * 3L, 1, -7_000, "account-" + row % 100_000, "lockstep"));
    }
    try (JdbcStore log = JdbcStore.open(folder.resolve("settle.db").toString())) {
      Closing closing = new Closing(1, 0, 0, 0, "{}");
      long begin = System.nanoTime();
      log.settle(new Settlement(closing, ledger, List.of(), List.of(), List.of()));
      long settled = System.nanoTime();
      log.weights((row, difference, reason) -> {});
      say(
          "settle %,d ledger rows: %.1f s; read their sums back: %.1f s",
          rows, (settled - begin) / 1e9, (System.nanoTime() - settled) / 1e9);
    }
  }

  private static void replay(Path folder, int millions) throws StoreException, IOException {
    Path file = folder.resolve("replay.db");
    int events = millions * 1_000_000;
    try (JdbcStore log = JdbcStore.open(file.toString())) {
      Reports source = new Reports(2);
      while (log.head() < events) {
        log.append(BlockCodec.encode(source.everyday(10_000), log.head(), 1), List.of());
      }
    }
    for (int round = 0; round < 3; round++) {
      long begin = System.nanoTime();
      try (JdbcStore log = JdbcStore.open(file.toString())) {
        long opened = System.nanoTime();
        long[] sum = new long[1];
        log.replay(0, block -> sum[0] += read(block));
        long read = System.nanoTime();
        say(
            "open %.2f s; replay %,d events of %,d MB: %.2f s, %d ns an event (sum %d)",
            (opened - begin) / 1e9,
            events,
            Files.size(file) >> 20,
            (read - opened) / 1e9,
            (read - opened) / events,
            sum[0]);
      }
    }
  }

  /** Looks at every field, as a book would. */
  private static long read(Block block) throws StoreException {
    BlockReader reader = BlockReader.open(block);
    long sum = 0;
    for (BlockNames names :
        List.of(reader.accounts(), reader.targets(), reader.devices(), reader.addresses())) {
      for (int name = 0; name < names.size(); name++) {
        sum += names.to(name) - names.from(name);
      }
    }
    while (reader.next()) {
      sum += reader.time() + reader.actor() + reader.target() + reader.owner() + reader.device();
      sum += reader.address() + reader.dwellMillis() + reader.completion() + reader.textLength();
      sum += reader.idText()[reader.idTo() - 1];
    }
    return sum;
  }

  private static long perSecond(long events, long nanos) {
    return events * 1_000_000_000L / nanos;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
