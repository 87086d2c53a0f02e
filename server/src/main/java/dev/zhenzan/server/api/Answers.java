package dev.zhenzan.server.api;

import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import org.jspecify.annotations.Nullable;

/** Answers that were given before, by {@code Idempotency-Key}. */
@FunctionalInterface
public interface Answers {
  /** The answer kept under a key, or {@code null}. */
  LogStore.@Nullable Answer answer(String key) throws StoreException;
}
