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
   * returns.
   *
   * @throws StoreException if nothing was written: the disk is full, the file is read-only, the
   *     server is gone
   */
  void append(Block block, List<Answer> answers) throws StoreException;

  /** Hands over all blocks in order, checked; those from {@code fromRow} on. */
  void replay(long fromRow, Consumer<Block> sink) throws StoreException;

  /** Writes what a closing found. */
  void settle(Settlement settlement) throws StoreException;

  /** The last closing, or {@code null} before the first. */
  @Nullable Closing lastClosing() throws StoreException;

  /** All closings in order. */
  List<Closing> closings() throws StoreException;

  /** For each like that weighs other than whole, the sum of its ledger entries; rows ascending. */
  void weights(WeightSink sink) throws StoreException;

  /** The entries on one like, oldest first. */
  List<LedgerRow> ledgerOf(long row) throws StoreException;

  /** The latest verdict on each account that ever had one. */
  void verdicts(Consumer<VerdictRow> sink) throws StoreException;

  /** All verdicts on one account, oldest first. */
  List<VerdictRow> verdictsOf(String account) throws StoreException;

  /** The rings of a closing. */
  List<RingRow> rings(long closing) throws StoreException;

  /** The answer kept for a request that was made before, if it is still kept. */
  @Nullable Answer answer(String key) throws StoreException;

  @Override
  void close();

  /** Told of one like's weight. */
  @FunctionalInterface
  interface WeightSink {
    /** The sum of the differences, in basis points, below 0. */
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
