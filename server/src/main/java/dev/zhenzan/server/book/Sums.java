package dev.zhenzan.server.book;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.Arrays;

/**
 * The sums of every target: likes that stand, those of them that have settled, what these weigh, by
 * reason what they weigh less than whole, and what the pending ones weigh for now.
 */
final class Sums {
  private static final int WHOLE = 10_000;
  private static final int REASON_BITS = 5;

  private int[] raw = new int[1024];
  private int[] settled = new int[1024];
  private long[] honest = new long[1024];
  private long[] provisional = new long[1024];

  /** Target and reason to basis points; only where any are withheld. */
  private final Long2LongOpenHashMap withheld = new Long2LongOpenHashMap();

  private void room(int target) {
    if (target >= raw.length) {
      int room = Math.max(target + 1, raw.length + (raw.length >> 1));
      raw = Arrays.copyOf(raw, room);
      settled = Arrays.copyOf(settled, room);
      honest = Arrays.copyOf(honest, room);
      provisional = Arrays.copyOf(provisional, room);
    }
  }

  /** A like begins (+1) or ceases (-1) to stand. */
  void stand(int target, int difference) {
    room(target);
    raw[target] += difference;
  }

  /** What a pending like counts for now comes (+1) or goes (-1). */
  void pend(int target, int difference, int weight) {
    room(target);
    provisional[target] += (long) difference * weight;
  }

  /** A standing like settles at a weight (+1), or a settled one goes (-1). */
  void settle(int target, int difference, int weight, byte reason) {
    room(target);
    settled[target] += difference;
    honest[target] += (long) difference * weight;
    if (weight < WHOLE) {
      long key = (long) target << REASON_BITS | reason;
      withhold(key, (long) difference * (WHOLE - weight));
    }
  }

  /** Adds what others kept apart. */
  void add(Sums other) {
    room(other.raw.length - 1);
    for (int target = 0; target < other.raw.length; target++) {
      raw[target] += other.raw[target];
      settled[target] += other.settled[target];
      honest[target] += other.honest[target];
      provisional[target] += other.provisional[target];
    }
    other.withheld.forEach(this::withhold);
  }

  private void withhold(long key, long basisPoints) {
    if (withheld.addTo(key, basisPoints) + basisPoints == 0) {
      withheld.remove(key);
    }
  }

  int raw(int target) {
    return target < raw.length ? raw[target] : 0;
  }

  int settled(int target) {
    return target < settled.length ? settled[target] : 0;
  }

  long honest(int target) {
    return target < honest.length ? honest[target] : 0;
  }

  long provisional(int target) {
    return target < provisional.length ? provisional[target] : 0;
  }

  long withheld(int target, int reason) {
    return withheld.get((long) target << REASON_BITS | reason);
  }
}
