package dev.zhenzan.server.book;

/**
 * Keeps something beside the book that readers see together with it: it is told of new rows before
 * they are announced, so that whoever has seen how far the log has come finds the same here.
 */
public interface Follower {
  /** Nothing is kept beside the book. */
  Follower NONE = (rows, head) -> {};

  /**
   * Takes the rows in that it has not taken yet, in the order of arrival; one thread at a time, and
   * it never throws.
   *
   * @param rows good for any row below the head, as long as this goes on
   * @param head the row after the last
   */
  void take(RowCursor rows, int head);

  /** It has come as far as the book, and is told of everything from now on. */
  default void following() {}
}
