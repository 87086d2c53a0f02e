package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * Erases what is in acts, and says so in another act of the same transaction.
   *
   * @return the act that says so
   */
  List<Act> erase(Eraser eraser, long nowMillis, String by, Saying saying) throws StoreException;

  /** Takes names and words out of acts. */
  @FunctionalInterface
  interface Eraser {
    /** What is left of an act's subject and detail; {@code null} if it stays as it is. */
    @Nullable Left of(Act act);
  }

  /** What is left of an act. */
  record Left(String subject, String detail) {}

  /** Makes the act that says so, given by number a hash of what was left of each act. */
  @FunctionalInterface
  interface Saying {
    ActDraft draft(Map<String, String> left);
  }

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
