package dev.zhenzan.server.book;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.gather.Flat;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.server.book.fold.FoldReader;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The book that is kept up to date: one thread appends blocks, one closes epochs, any number read.
 * Changes are taken in small slices, so that a reader never waits long; what decisions at the door
 * need is read beside that without waiting at all.
 */
public final class LiveBook implements Book {
  /** Analysed likes settled at one go: about a millisecond. */
  private static final int SLICE = 4096;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Held while a block is being taken in: whoever has it sees whole blocks only. */
  private final Lock whole = new ReentrantLock();

  private final Memory memory = new Memory();
  private final Appending appending = new Appending(memory);
  private final Lives lives = new Lives(memory);
  private final Deep deep = new Deep(memory);
  private final Reading reading = new Reading(memory, lives);
  private final Glance glance = new Glance(memory);
  private final ReentrantLock following = new ReentrantLock();
  private Follower follower = Follower.NONE;

  /** Rebuilds the book from the log, the ledger and the verdicts. */
  public static LiveBook load(LogStore store) throws StoreException {
    try {
      return load(store, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The same, where the first blocks of the log need not be read again.
   *
   * @param fold what {@link #keep} made of them, {@code null} for nothing
   * @throws IOException if that cannot be read or is damaged
   */
  public static LiveBook load(LogStore store, @Nullable FoldReader fold)
      throws StoreException, IOException {
    LiveBook book = new LiveBook();
    Loading.into(book.memory, book.appending, store, fold);
    book.glance.announce();
    return book;
  }

  /**
   * Writes down what is folded of the log as it is now: names, columns, and which ids there are.
   * Beside whatever goes on: what was set does not change, so nobody is kept waiting but for the
   * copy of one part in 256 of the ids at a time.
   *
   * @return of how many rows
   */
  public long keep(Flat flat) throws IOException {
    Gathered copy;
    whole.lock();
    try {
      copy = memory.log.copy(memory.log.size());
    } finally {
      whole.unlock();
    }
    copy.carryRows(flat);
    copy.carryIds(flat);
    memory.seen.carry(flat, copy.size(), lock.readLock());
    return copy.size();
  }

  /**
   * Takes in a block that is on disk.
   *
   * @throws StoreException if it cannot be read back: a fault, and the service must stop
   */
  public void append(Block block) throws StoreException {
    whole.lock();
    try {
      takeIn(block);
    } finally {
      whole.unlock();
    }
  }

  private void takeIn(Block block) throws StoreException {
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
    following.lock();
    try {
      follower.take(new RowCursor(memory.log), memory.log.size());
      write(glance::announce);
    } finally {
      following.unlock();
    }
  }

  @Override
  public Event upcoming(Report report) {
    return Upcoming.of(report, memory);
  }

  @Override
  public void follow(Follower next) {
    // Most of it beside the thread that writes; what came meanwhile with that thread kept out.
    next.take(new RowCursor(memory.log), (int) glance.now().head());
    following.lock();
    try {
      next.take(new RowCursor(memory.log), (int) glance.now().head());
      follower = next;
      next.following();
    } finally {
      following.unlock();
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
    write(
        () -> {
          memory.duplicates += reports;
          glance.announce();
        });
  }

  /** The time of the oldest event that no closing has looked at, or {@link Long#MAX_VALUE}. */
  public long waitingMillis() {
    return read(() -> memory.waitingMillis);
  }

  /** An analysis of the log as it is now, up to a time: long, and it changes nothing. */
  public Analysis analyse(long endMillis, AuditOptions options, Tasks tasks, Progress progress) {
    Gathered copy = read(() -> memory.log.copy(memory.log.size()));
    return new Analysis(Analysed.of(copy, endMillis, options, tasks, progress));
  }

  /** The log as it is now, for whoever plays it once more; a copy. */
  public Replay replay(Tasks tasks) {
    Gathered copy = read(() -> memory.log.copy(memory.log.size()));
    copy.detach(Long.MAX_VALUE);
    return new Replay(copy.finish(tasks).events(), id -> copy.accounts.name(id));
  }

  /** What the engine said of the log. */
  public static final class Analysis {
    private final Analysed analysed;

    private Analysis(Analysed analysed) {
      this.analysed = analysed;
    }
  }

  /**
   * What the end of an epoch changes. For whoever settles: one at a time, and no mask is laid
   * before its outcome is taken in or let go.
   *
   * @param act the last act that masks know of
   */
  public Outcome close(Analysis analysis, long nowMillis, long act) {
    Analysed analysed = analysis.analysed;
    Closing closing =
        new Closing(
            memory.closing + 1,
            analysed.head(),
            analysed.endMillis(),
            nowMillis,
            Json.findings(analysed),
            /* isOfEpoch= */ true,
            act);
    return new Outcome(new Settling(analysed, memory, closing));
  }

  /**
   * Lays masks over accounts, {@code null} for none. What is pending counts by them at once; what
   * has settled does when the outcome of {@link #reweigh} is taken in.
   */
  public void lay(String account, @Nullable Mask mask) {
    write(() -> memory.lay(account, mask));
  }

  /**
   * What the masks of accounts change among likes that have settled. For whoever settles.
   *
   * @param last the closing before, {@code null} if there is none
   * @param act the last act that masks know of
   * @param store tells what the last closing left of a target
   */
  public Outcome reweigh(
      @Nullable Closing last, Masking masks, long nowMillis, long act, LogStore store)
      throws StoreException {
    Reweighing reweighing = reweighing(last, masks, nowMillis, act);
    reweighing.count(store::countOf);
    return new Outcome(reweighing);
  }

  /** The entries that such a change would bring, without a number and without bringing them. */
  public List<LedgerRow> tryOut(@Nullable Closing last, Masking masks) {
    return reweighing(last, masks, 0, 0).settlement().ledger();
  }

  private Reweighing reweighing(@Nullable Closing last, Masking masks, long nowMillis, long act) {
    Closing closing =
        new Closing(
            memory.closing + 1,
            last == null ? 0 : last.head(),
            last == null ? Long.MIN_VALUE : last.endMillis(),
            nowMillis,
            "{}",
            /* isOfEpoch= */ false,
            act);
    Reweighing reweighing = new Reweighing(memory, closing);
    for (String account : new TreeSet<>(masks.accounts())) {
      read(
          () -> {
            reweighing.reweigh(account, masks.of(account));
            return true;
          });
    }
    return reweighing;
  }

  /** The last act that the weights of what has settled know of. */
  public long act() {
    return read(() -> memory.act);
  }

  /** What a closing would change: to be written to disk, then taken in, or let go. */
  public static final class Outcome {
    private final Change change;
    private final Settlement settlement;

    private Outcome(Change change) {
      this.change = change;
      settlement = change.settlement();
    }

    /** What to write. */
    public Settlement settlement() {
      return settlement;
    }
  }

  /** Takes in what is on disk now. */
  public void settle(Outcome outcome) {
    for (int from = 0; from < outcome.change.rows(); from += SLICE) {
      int to = Math.min(outcome.change.rows(), from + SLICE);
      int begin = from;
      write(() -> outcome.change.apply(begin, to));
    }
    write(
        () -> {
          outcome.change.finish(outcome.settlement);
          glance.announceSettled();
        });
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
    return glance.now();
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
  public Sight sight(String account, @Nullable String device, long nowMillis) {
    return glance.of(account, device, nowMillis);
  }

  @Override
  public boolean stands(String actor, String target) {
    return read(() -> reading.stands(actor, target));
  }

  @Override
  public long evidenceMillis(String account) {
    return read(() -> reading.evidenceMillis(account));
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
