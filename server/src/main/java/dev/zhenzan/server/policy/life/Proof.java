package dev.zhenzan.server.policy.life;

import dev.zhenzan.server.policy.Policy;

/**
 * What a backtest found of one version of a policy.
 *
 * @param fingerprint of the very text that was tested
 * @param genuine whom it touched
 */
public record Proof(String policy, int version, String fingerprint, GenuineTouched genuine) {

  /** The proof that a backtest of this policy makes. */
  public static Proof of(Policy policy, GenuineTouched genuine) {
    return new Proof(policy.id(), policy.version(), policy.fingerprint(), genuine);
  }
}
