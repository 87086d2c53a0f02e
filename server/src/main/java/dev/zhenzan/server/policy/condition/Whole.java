package dev.zhenzan.server.policy.condition;

/** A whole number; sets {@link Frame#failed} where it cannot be told. */
interface Whole {
  long of(Frame frame);
}
