package dev.zhenzan.server.force;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.policy.Occasion;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When each policy last did something that lasts to each account, as far as it matters for whether
 * to do it again: a day. Follows from the acts, so it is the same after a restart.
 */
public final class Occasions implements Fold {
  private static final String BY_POLICY = "policy:";

  /** Oldest first. */
  private final Map<String, Long> last = new LinkedHashMap<>();

  @Override
  public void take(Act act) {
    switch (act.kind()) {
      case MEASURE_TAKEN, STRIKE_GIVEN, LABEL_SET, CASE_OPENED -> {
        int version = act.by().lastIndexOf('@');
        if (act.by().startsWith(BY_POLICY) && version > 0) {
          done(act.by().substring(BY_POLICY.length(), version), act.subject(), act.atMillis());
        }
      }
      default -> {
        // nothing that a policy does to an account
      }
    }
  }

  private synchronized void done(String policy, String account, long atMillis) {
    last.remove(key(policy, account));
    last.put(key(policy, account), atMillis);
    for (Iterator<Long> oldest = last.values().iterator(); oldest.hasNext(); ) {
      if (oldest.next() > atMillis - Occasion.MOST_MILLIS) {
        break;
      }
      oldest.remove();
    }
  }

  static String key(String policy, String account) {
    return policy + '\n' + account;
  }

  /** Whether it was done within so many milliseconds. */
  synchronized boolean isOpen(String policy, String account, long nowMillis, long withinMillis) {
    Long at = last.get(key(policy, account));
    return at != null && nowMillis - at < withinMillis;
  }
}
