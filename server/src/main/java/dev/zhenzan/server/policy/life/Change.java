package dev.zhenzan.server.policy.life;

/** Something that somebody does to a policy; written down, they tell its whole life again. */
public sealed interface Change {
  /** Who does it. */
  String by();

  /**
   * Writes a version, or writes it anew while it is a draft.
   *
   * @param fingerprint of its text
   */
  record Write(String policy, int version, String fingerprint, String by) implements Change {}

  /** Lets a version be asked without doing anything; also takes a live one back to that. */
  record Shadow(String policy, int version, String by) implements Change {}

  /** Puts a version in force; the one before is retired. */
  record Promote(String policy, int version, Proof proof, String by) implements Change {}

  /** Ends a version. */
  record Retire(String policy, int version, String by) implements Change {}

  /** Lets a policy leave an account alone until a time; a time in the past ends that. */
  record Snooze(String policy, String actor, long untilMillis, String by) implements Change {}
}
