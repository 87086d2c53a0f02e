package dev.zhenzan.server.book;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The book that is kept up to date: one thread appends blocks, one closes epochs, any number read.
 * Changes are taken in small slices, so that a reader never waits long.
 */
public final class LiveBook implements Book {
  /** Analysed likes settled at one go: about a millisecond. */
  private static final int SLICE = 4096;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Memory memory = new Memory();
  private final Appending appending = new Appending(memory);
  private final Lives lives = new Lives(memory);
  private final Deep deep = new Deep(memory);
  private final Reading reading = new Reading(memory, lives);

  /** Rebuilds the book from the log, the ledger and the verdicts. */
  public static LiveBook load(LogStore store) throws StoreException {
    LiveBook book = new LiveBook();
    Loading.into(book.memory, book.appending, store);
    return book;
  }

  /**
   * Takes in a block that is on disk.
   *
   * @throws StoreException if it cannot be read back: a fault, and the service must stop
   */
  public void append(Block block) throws StoreException {
    lock.writeLock().lock();
    BlockReader reader;
    try {
      reader = appending.open(block);
    } finally {
      lock.writeLock().unlock();
    }
    boolean more = true;
    while (more) {
      lock.writeLock().lock();
      try {
        more = appending.slice(reader);
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  /** The row of the event with this id, or -1. For the thread that appends. */
  public int rowOf(byte[] id) {
    return memory.seen.row(id, 0, id.length);
  }

  /** How many rows there are. For the thread that appends. */
  public int rows() {
    return memory.log.size();
  }

  /** Counts reports that were delivered again. */
  public void repeated(int reports) {
    lock.writeLock().lock();
    try {
      memory.duplicates += reports;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The time of the oldest event that no closing has looked at, or {@link Long#MAX_VALUE}. */
  public long waitingMillis() {
    return read(() -> memory.waitingMillis);
  }

  /** An analysis of the log as it is now, up to a time. For the thread that closes. */
  public Outcome analyse(
      long endMillis, long nowMillis, AuditOptions options, Tasks tasks, Progress progress) {
    Gathered copy = read(() -> memory.log.copy(memory.log.size()));
    Analysed analysed = Analysed.of(copy, endMillis, options, tasks, progress);
    Closing closing =
        new Closing(
            memory.closing + 1, analysed.head(), endMillis, nowMillis, Json.findings(analysed));
    Settling settling = new Settling(analysed, memory, closing);
    return new Outcome(settling, settling.settlement());
  }

  /** What a closing would change: to be written to disk, then taken in, or let go. */
  public static final class Outcome {
    private final Settling settling;
    private final Settlement settlement;

    private Outcome(Settling settling, Settlement settlement) {
      this.settling = settling;
      this.settlement = settlement;
    }

    /** What to write. */
    public Settlement settlement() {
      return settlement;
    }
  }

  /** Takes in what is on disk now. */
  public void settle(Outcome outcome) {
    for (int from = 0; from < outcome.settling.rows(); from += SLICE) {
      int to = Math.min(outcome.settling.rows(), from + SLICE);
      int begin = from;
      write(() -> outcome.settling.apply(begin, to));
    }
    write(() -> outcome.settling.finish(outcome.settlement));
  }

  /** The outcome could not be written: the next closing starts from what is on disk. */
  public void letGo() {
    write(memory::forgetClosedSums);
  }

  private void write(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T extends @Nullable Object> T read(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Moment now() {
    return read(reading::now);
  }

  @Override
  public Count count(String target) {
    return read(() -> reading.count(target));
  }

  @Override
  public List<Count> counts(List<String> targets) {
    return read(
        () -> {
          List<Count> counts = new ArrayList<>(targets.size());
          targets.forEach(target -> counts.add(reading.count(target)));
          return counts;
        });
  }

  @Override
  public Counts countsNow(List<String> targets) {
    return read(() -> new Counts(targets.stream().map(reading::count).toList(), reading.now()));
  }

  @Override
  public Depth depth(String target) {
    return read(() -> deep.of(target));
  }

  @Override
  public @Nullable Pace usualPace() {
    return read(() -> memory.usualPace);
  }

  @Override
  public List<Standing> standingAt(String target, long timeMillis) {
    return read(() -> lives.standingAt(target, timeMillis));
  }

  @Override
  public @Nullable Account account(String account) {
    return read(() -> reading.account(account));
  }

  @Override
  public @Nullable LifeLine like(String id) {
    return read(() -> reading.like(id));
  }

  @Override
  public @Nullable Link link(String one, String other, int most) {
    return read(() -> reading.link(one, other, most));
  }

  @Override
  public List<Ring> rings() {
    return read(reading::rings);
  }

  @Override
  public Pace pace(String account, @Nullable String device, long nowMillis) {
    return read(() -> reading.pace(account, device, nowMillis));
  }

  @Override
  public boolean stands(String actor, String target) {
    return read(() -> reading.stands(actor, target));
  }

  @Override
  public List<Evidence> evidence(String account) {
    return read(() -> reading.evidence(account));
  }

  @Override
  public List<Account> suspects(int most, @Nullable String afterAccount) {
    return read(() -> reading.suspects(most, afterAccount));
  }
}
