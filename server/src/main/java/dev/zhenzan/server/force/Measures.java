package dev.zhenzan.server.force;

import dev.zhenzan.server.ladder.Step;
import org.jspecify.annotations.Nullable;

/** The steps of policies that are measures of the ladder. */
final class Measures {
  private static final long OBSERVED_MILLIS = 30L * 24 * 3_600_000;

  static final Kind OBSERVE = new Kind(Step.OBSERVE, 0, OBSERVED_MILLIS);

  private Measures() {}

  /**
   * @param weight what a like may weigh at most where the step weighs, in basis points
   */
  record Kind(Step step, int weight, long forMillis) {}

  /** What a step of a policy is on the ladder, {@code null} if it is none of it. */
  static @Nullable Kind of(dev.zhenzan.server.policy.Step step) {
    if (step instanceof dev.zhenzan.server.policy.Step.Observe) {
      return OBSERVE;
    }
    if (step instanceof dev.zhenzan.server.policy.Step.WeighLess less) {
      return new Kind(Step.WEIGH_LESS, less.toBasisPoints(), Long.MAX_VALUE);
    }
    if (step instanceof dev.zhenzan.server.policy.Step.Limit limit) {
      return new Kind(Step.LIMIT, 0, limit.forMillis());
    }
    if (step instanceof dev.zhenzan.server.policy.Step.Clean) {
      return new Kind(Step.CLEAN, 0, Long.MAX_VALUE);
    }
    if (step instanceof dev.zhenzan.server.policy.Step.Freeze freeze) {
      return new Kind(Step.FREEZE, 0, freeze.forMillis());
    }
    return null;
  }
}
