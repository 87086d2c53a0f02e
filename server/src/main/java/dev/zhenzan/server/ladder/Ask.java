package dev.zhenzan.server.ladder;

/**
 * What somebody wants done against an account.
 *
 * @param weight what a like may weigh at most where the step weighs, in basis points
 * @param forMillis for how long, {@link Long#MAX_VALUE} for good
 * @param delayMillis how much later it begins
 * @param policy which policy asks, as {@code id@version}, or empty
 * @param caseId the case that it rests on, 0 for none
 */
public record Ask(
    Step step,
    int weight,
    long forMillis,
    long delayMillis,
    String policy,
    Because because,
    long caseId) {

  /** A step by a person, without a policy or a case. */
  public static Ask of(Step step, int weight, long forMillis, Because because) {
    return new Ask(step, weight, forMillis, 0, "", because, 0);
  }
}
