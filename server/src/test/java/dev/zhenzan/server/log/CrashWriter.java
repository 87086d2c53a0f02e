package dev.zhenzan.server.log;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes to a log until it is killed, and says each thing once the store says that it is durable:
 * {@code rows 117.} or {@code closing 3.} What it writes follows from the seed and the place in the
 * log alone, so whoever opens the file afterwards knows what must be in it.
 *
 * <p>Arguments: the database's URL, the seed.
 */
public final class CrashWriter {
  private static final int ROWS_MOST = 400;

  private CrashWriter() {}

  public static void main(String[] args) throws StoreException {
    long seed = Long.parseLong(args[1]);
    PrintStream out = System.out;
    try (JdbcStore store = JdbcStore.open(args[0])) {
      while (true) {
        Block block = block(seed, store.head());
        store.append(block, List.of(answer(block)));
        say(out, "rows " + store.head() + ".");
        if (block.rows() % 8 == 0) {
          Closing last = store.lastClosing();
          Settlement next = settlement(seed, last == null ? 1 : last.number() + 1, store.head());
          store.settle(next);
          say(out, "closing " + next.closing().number() + ".");
        }
      }
    }
  }

  private static void say(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }

  /** The block that begins at a row. */
  static Block block(long seed, long firstRow) {
    long mixed = seed * 0x9E3779B97F4A7C15L + firstRow;
    int rows = 1 + new Random(mixed).nextInt(ROWS_MOST);
    return BlockCodec.encode(new Reports(mixed).everyday(rows), firstRow, firstRow * 3);
  }

  /** What is kept with a block. */
  static LogStore.Answer answer(Block block) {
    String key = "at-" + block.firstRow();
    return new LogStore.Answer(key, "h", "" + block.rows(), block.acceptedMillis());
  }

  /** What a closing finds, of more than one slice. */
  static Settlement settlement(long seed, long number, long head) {
    Random random = new Random(seed ^ number << 20);
    List<LedgerRow> ledger = new ArrayList<>();
    for (long row = 0; row < Math.min(head, 5_000); row++) {
      if (random.nextBoolean()) {
        ledger.add(new LedgerRow(row, number, -1, "account-" + row % 99, "burst"));
      }
    }
    List<VerdictRow> verdicts =
        List.of(new VerdictRow("account-7", number, 1, 2, "none", 0, "{}", "[]"));
    Closing closing = new Closing(number, head, number, number, "{}");
    return new Settlement(closing, ledger, verdicts, List.of(), List.of());
  }
}
