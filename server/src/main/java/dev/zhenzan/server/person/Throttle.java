package dev.zhenzan.server.person;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long to wait after so many wrong passwords: nothing for the first few, then twice as long
 * each time up to a longest wait. Whoever comes too early is told so, and it does not count.
 */
final class Throttle {
  private static final int HELD_MAX = 1 << 16;
  private static final long FORGOTTEN_MILLIS = 3_600_000;

  private final int free;
  private final long longestMillis;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > HELD_MAX;
        }
      };

  private record Failures(int count, long lastMillis) {}

  /**
   * @param free how many wrong tries cost no wait
   */
  Throttle(int free, long longestMillis) {
    this.free = free;
    this.longestMillis = longestMillis;
  }

  /** How many milliseconds are left to wait, 0 for none. */
  synchronized long waitMillis(String who, long nowMillis) {
    Failures known = failures.get(who);
    if (known == null || nowMillis - known.lastMillis() >= FORGOTTEN_MILLIS) {
      failures.remove(who);
      return 0;
    }
    int over = known.count() - free;
    if (over <= 0) {
      return 0;
    }
    long wait = Math.min(longestMillis, 1_000L << Math.min(over - 1, 20));
    return Math.max(0, known.lastMillis() + wait - nowMillis);
  }

  /** Counts a try; one that turns out right is taken back. */
  synchronized void tried(String who, long nowMillis) {
    failures.merge(
        who,
        new Failures(1, nowMillis),
        (before, one) -> new Failures(before.count() + 1, nowMillis));
  }

  /** One try was right: it is as if it had not been. */
  synchronized void takeBack(String who) {
    failures.computeIfPresent(
        who,
        (same, before) ->
            before.count() == 1 ? null : new Failures(before.count() - 1, before.lastMillis()));
  }

  /** Whoever it is knows the password. */
  synchronized void forget(String who) {
    failures.remove(who);
  }
}
