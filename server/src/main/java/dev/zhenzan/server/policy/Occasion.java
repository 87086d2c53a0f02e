package dev.zhenzan.server.policy;

import java.util.List;

/**
 * How long a policy on likes leaves it at what it has done to an account. A like is given every few
 * seconds; what lasts is done once an occasion: from its first hit for the shortest time that any
 * of its steps lasts, and for no more than a day.
 */
public final class Occasion {
  /** The longest. */
  public static final long MOST_MILLIS = 24 * 3_600_000L;

  private Occasion() {}

  /** Of a policy with these steps, in milliseconds. */
  public static long millis(List<Step> steps) {
    long shortest = MOST_MILLIS;
    for (Step step : steps) {
      if (step instanceof Step.Limit limit) {
        shortest = Math.min(shortest, limit.forMillis());
      } else if (step instanceof Step.Label label) {
        shortest = Math.min(shortest, label.ttlMillis());
      }
    }
    return shortest;
  }

  /** Whether a step outlasts the like that it was taken for. */
  public static boolean lasts(Step step) {
    return step instanceof Step.Limit
        || step instanceof Step.Label
        || step instanceof Step.Strike
        || step instanceof Step.Review;
  }
}
