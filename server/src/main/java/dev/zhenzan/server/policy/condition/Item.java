package dev.zhenzan.server.policy.condition;

import org.jspecify.annotations.Nullable;

/** A text or a list of texts; sets {@link Frame#failed} where it cannot be told. */
interface Item {
  @Nullable Object of(Frame frame);
}
