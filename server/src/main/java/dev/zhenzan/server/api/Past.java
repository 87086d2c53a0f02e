package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.log.StoreException;
import org.jspecify.annotations.Nullable;

/** How numbers came to be what they are. */
public interface Past {
  /** A target's sums as they stood at a time. */
  Book.Count countAt(String target, long timeMillis) throws StoreException;

  /** The life of an event with every effect on it, or {@code null}. */
  Book.@Nullable LifeLine like(String id) throws StoreException;
}
