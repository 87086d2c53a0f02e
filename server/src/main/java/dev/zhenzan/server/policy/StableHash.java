package dev.zhenzan.server.policy;

import java.nio.charset.StandardCharsets;

/**
 * A number that a policy and an account have for good: FNV-1a over the UTF-8 of both, a zero byte
 * between, then mixed (the finish of Stafford's variant 13). Raising a rollout keeps whoever was
 * in.
 */
public final class StableHash {
  private StableHash() {}

  static long of(String policy, String actor) {
    long hash = add(0xCBF29CE484222325L, policy);
    hash = add(hash * 0x100000001B3L, actor);
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }

  private static long add(long before, String text) {
    long hash = before;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each & 0xFF) * 0x100000001B3L;
    }
    return hash;
  }

  /** Whether the account is among the first so many percent. */
  public static boolean within(String policy, String actor, int percent) {
    return percent >= 100 || Long.remainderUnsigned(of(policy, actor), 100) < percent;
  }

  /** A time from 0 to below the jitter, another one for each occasion. */
  static long delay(String policy, Subject subject, long jitterMillis) {
    return jitterMillis == 0
        ? 0
        : Long.remainderUnsigned(
            of(policy, subject.actor() + '\n' + subject.atMillis()), jitterMillis);
  }
}
