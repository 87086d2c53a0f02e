package dev.zhenzan.server.policy.life;

/**
 * How many genuine likers a policy touches, as far as the verdicts of the same log can tell.
 *
 * @param accounts how many accounts it touched
 * @param touched how many of them are genuine, as expected: the sum of one minus their suspicion
 * @param all the same sum over everybody who liked anything
 * @param budget how many of 10,000 genuine likers it may touch
 */
public record GenuineTouched(long accounts, double touched, double all, double budget) {
  // The number that a policy would touch in another such time is taken for a Poisson number; its
  // mean is bounded from above (95 %, one-sided) from what this log shows. A policy that touched
  // nobody among 2,000 likers may still touch 15 of 10,000: a log too short for the budget is no
  // proof, and says so by its bound.
  //
  // What it cannot see: a policy that rests on the verdict itself is judged by that same verdict.
  // Where the verdict is wrong about somebody, both are.

  /** How sure the bound is. */
  public static final double CONFIDENCE = 0.95;

  private static final double PER = 10_000;

  /** Genuine likers touched of 10,000, as expected. */
  public double perTenThousand() {
    return all <= 0 ? 0 : PER * touched / all;
  }

  /** The upper bound of it; 10,000 where nobody liked anything. */
  public double upperPerTenThousand() {
    return all <= 0
        ? PER
        : Math.min(PER, PER * PoissonBound.upper(Math.max(0, touched), CONFIDENCE) / all);
  }

  /** Whether the bound is within the budget. */
  public boolean isWithinBudget() {
    return upperPerTenThousand() <= budget;
  }

  /** How many genuine likers a log must have, were nobody touched, to prove this budget. */
  public double likersNeeded() {
    return budget <= 0
        ? Double.POSITIVE_INFINITY
        : PER * PoissonBound.upper(Math.max(0, touched), CONFIDENCE) / budget;
  }
}
