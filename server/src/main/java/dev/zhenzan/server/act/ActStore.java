package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** Where acts are kept. */
public interface ActStore {

  /**
   * Appends acts in one transaction; durable when it returns.
   *
   * @return as they stand now
   */
  List<Act> append(long atMillis, String by, List<ActDraft> drafts) throws StoreException;

  /**
   * Hands over all acts in order, having checked the chain on the way.
   *
   * @throws StoreException of kind {@code DAMAGED}, naming the first act that does not fit
   */
  void replay(ActSink sink) throws StoreException;

  /** Acts before a place, newest first; of one subject if it is not empty. */
  List<Act> before(long seq, int most, String subject) throws StoreException;

  /** Where the chain ends. */
  Head head() throws StoreException;

  /**
   * @param acts how many there are
   * @param hash of the last, or of the empty chain
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Head(long acts, byte[] hash) {}

  /** Takes acts. */
  @FunctionalInterface
  interface ActSink {
    void take(Act act) throws StoreException;
  }
}
