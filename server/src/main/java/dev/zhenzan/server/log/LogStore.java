package dev.zhenzan.server.log;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The durable half of the service: one database, SQLite or PostgreSQL, with the same SQL. Appending
 * and closing are each one transaction: a crash leaves all of it or none.
 *
 * <p>One process at a time: a second that opens the same database is refused. {@link #append} and
 * {@link #settle} are called by one thread each.
 */
public interface LogStore extends AutoCloseable {

  /**
   * Appends a block and the answers to be given again to whoever repeats a request; durable when it
   * returns. When it throws, nothing of the block is in the log, now or after a restart, unless the
   * process ends or the server stays away before the next call: a commit whose answer was lost is
   * taken back then.
   *
   * @param block begins at {@link #head}
   * @throws StoreException if nothing was written: the disk is full, the file is read-only, the
   *     server is gone; try again later
   */
  void append(Block block, List<Answer> answers) throws StoreException;

  /** How many rows the log has: where the next block begins. */
  long head();

  /**
   * The hashes over the log as it stood at a moment.
   *
   * @param rows where a block ends
   * @param closing a closing that is there, or 0
   */
  LogHead headAt(long rows, long closing) throws StoreException;

  /**
   * What was taken out of the log so far, as a hash: whoever has read it before must read again.
   */
  String erasures() throws StoreException;

  /**
   * Hands over the blocks in order: the one that holds {@code fromRow} and all after it. Each has
   * been checked, and that none is missing between them or at the end.
   *
   * @throws StoreException of kind {@code DAMAGED}, which names the first bad block; or what the
   *     sink throws
   */
  void replay(long fromRow, BlockSink sink) throws StoreException;

  /**
   * Writes what a closing found. Appending goes on meanwhile: rows are written in slices, which
   * count for nothing until the last slice brings the closing itself. When it throws, the closing
   * has not happened and may be settled again.
   *
   * @param settlement its closing is numbered one more than the last; at most one ledger row for
   *     each like and reason, one verdict for each account
   */
  void settle(Settlement settlement) throws StoreException;

  /** A target's sums after the last closing, {@code null} where no closing has found any. */
  @Nullable CountRow countOf(String target) throws StoreException;

  /** The last closing, or {@code null} before the first. */
  @Nullable Closing lastClosing() throws StoreException;

  /** All closings in order. */
  List<Closing> closings() throws StoreException;

  /**
   * For each like the sum of its ledger entries, where it is not 0: of those that the engine
   * caused, then of those that acts laid over them; rows ascending.
   *
   * @throws StoreException of kind {@code DAMAGED} if entries of a closing are missing or changed
   */
  void weights(WeightSink sink) throws StoreException;

  /** The entries on one like, oldest first. */
  List<LedgerRow> ledgerOf(long row) throws StoreException;

  /**
   * The latest verdict on each account that ever had one, by name in byte order.
   *
   * @throws StoreException of kind {@code DAMAGED} if verdicts of a closing are missing or changed
   */
  void verdicts(Consumer<VerdictRow> sink) throws StoreException;

  /** All verdicts on one account, oldest first. */
  List<VerdictRow> verdictsOf(String account) throws StoreException;

  /** The verdicts that a closing changed, by account; reads the whole table. */
  List<VerdictRow> verdictsBy(long closing) throws StoreException;

  /**
   * The counts that a closing changed, by target, as far as no later one changed them again; reads
   * the whole table.
   */
  List<CountChange> countsBy(long closing) throws StoreException;

  /** The rings of a closing, by number. */
  List<RingRow> rings(long closing) throws StoreException;

  /** The answer kept for a request that was made before, if it is still kept. */
  @Nullable Answer answer(String key) throws StoreException;

  @Override
  void close();

  /** Takes the blocks of the log. */
  @FunctionalInterface
  interface BlockSink {
    /** The next block; {@link BlockReader#open} reads it. */
    void block(Block block) throws StoreException;
  }

  /** Told of one like's weight. */
  @FunctionalInterface
  interface WeightSink {
    /**
     * @param difference the sum of the differences, in basis points; not 0
     * @param reason of the latest entry
     */
    void weight(long row, int difference, String reason);
  }

  /**
   * What was answered to a request with an {@code Idempotency-Key}.
   *
   * @param key the caller's key id and its idempotency key
   * @param requestHash of the request's body, to tell another request under the same key
   * @param body the answer
   * @param atMillis when; kept for a day at least
   */
  record Answer(String key, String requestHash, String body, long atMillis) {}
}
