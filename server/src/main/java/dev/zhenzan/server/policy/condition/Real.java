package dev.zhenzan.server.policy.condition;

/** A number; sets {@link Frame#failed} where it cannot be told. */
interface Real {
  double of(Frame frame);
}
