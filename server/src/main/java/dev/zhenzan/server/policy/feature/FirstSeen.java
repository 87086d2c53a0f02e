package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/** When each account was first seen; never forgotten. */
final class FirstSeen {
  private static final double DAY_MILLIS = 24 * 3_600_000.0;

  static final Words COST = new Words("about 24 bytes an account, for good", "每个账号约 24 字节，永久保留");

  private final Long2LongOpenHashMap first = new Long2LongOpenHashMap();

  FirstSeen() {
    first.defaultReturnValue(Long.MAX_VALUE);
  }

  void add(long actor, long time) {
    if (time < first.get(actor)) {
      first.put(actor, time);
    }
  }

  double days(long actor, long time) {
    long seen = first.get(actor);
    return seen >= time ? 0 : (time - seen) / DAY_MILLIS;
  }

  int keys() {
    return first.size();
  }
}
