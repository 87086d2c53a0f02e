package dev.zhenzan.server.gate;

import dev.zhenzan.server.log.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where decisions are kept for good. */
public interface DecisionStore {
  /**
   * One decision as it was given.
   *
   * @param body what was asked and what was answered, as JSON
   */
  record Kept(long number, long atMillis, String body) {}

  /** Appends them, all or none. */
  void append(List<Kept> decisions) throws StoreException;

  /** The decision of this number, or {@code null}. */
  @Nullable Kept find(long number) throws StoreException;
}
