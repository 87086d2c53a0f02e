package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import java.util.Arrays;

/** How many different values each key had within a sliding window: exact up to {@value #MOST}. */
final class SlidingDistinct {
  // For each key the values seen last, each with its newest time, at most MOST of them: where one
  // more comes, the one seen longest ago goes (of equals the smaller value). If all MOST are within
  // the window there were at least so many, and the answer is MOST; otherwise those that went were
  // older than one that is outside, and the answer is exact. Which values are kept depends on the
  // events alone and not on their order. A late event is answered as of the newest moment of its
  // key.

  /** Counting ends here; a sketch would count on, and be wrong about everybody. */
  static final int MOST = 256;

  static final Words COST =
      new Words(
          "48 bytes a key and 16 to 32 a value of it, at most 4.2 kB; counts up to " + MOST,
          "每键 48 字节，每个值 16～32 字节，至多 4.2 kB；最多数到 " + MOST);

  private final long windowMillis;
  private final Long2ObjectOpenHashMap<Values> keys = new Long2ObjectOpenHashMap<>();

  private static final class Values {
    long[] value = new long[2];
    long[] time = new long[2];
    int size;
    long newest = Long.MIN_VALUE;
  }

  SlidingDistinct(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  void add(long key, long value, long time) {
    Values values = keys.get(key);
    if (values == null) {
      values = new Values();
      keys.put(key, values);
    }
    values.newest = Math.max(values.newest, time);
    int at = find(values, value);
    if (at >= 0) {
      values.time[at] = Math.max(values.time[at], time);
    } else if (values.size < MOST) {
      append(values, value, time);
    } else {
      int oldest = oldest(values);
      if (time > values.time[oldest]
          || time == values.time[oldest] && value > values.value[oldest]) {
        values.value[oldest] = value;
        values.time[oldest] = time;
      }
    }
  }

  private static int find(Values values, long value) {
    for (int at = 0; at < values.size; at++) {
      if (values.value[at] == value) {
        return at;
      }
    }
    return -1;
  }

  private static int oldest(Values values) {
    int oldest = 0;
    for (int at = 1; at < values.size; at++) {
      if (values.time[at] < values.time[oldest]
          || values.time[at] == values.time[oldest] && values.value[at] < values.value[oldest]) {
        oldest = at;
      }
    }
    return oldest;
  }

  private static void append(Values values, long value, long time) {
    if (values.size == values.value.length) {
      values.value = Arrays.copyOf(values.value, values.size * 2);
      values.time = Arrays.copyOf(values.time, values.size * 2);
    }
    values.value[values.size] = value;
    values.time[values.size++] = time;
  }

  /**
   * The number of values within the window that ends at the time, or at the newest moment of the
   * key.
   */
  long count(long key, long time) {
    Values values = keys.get(key);
    if (values == null) {
      return 0;
    }
    long after = Math.max(time, values.newest) - windowMillis;
    int count = 0;
    for (int at = 0; at < values.size; at++) {
      count += values.time[at] > after ? 1 : 0;
    }
    return count;
  }

  /** The same as if one more had come already. */
  long countWith(long key, long value, long time) {
    Values values = keys.get(key);
    if (values == null) {
      return 1;
    }
    long after = Math.max(time, values.newest) - windowMillis;
    int at = find(values, value);
    boolean counted = at >= 0 && values.time[at] > after;
    boolean tooLate = time <= after;
    return Math.min(MOST, count(key, time) + (counted || tooLate ? 0 : 1));
  }

  /** Lets go of what no event from the watermark on could count any more. */
  void evict(long watermark) {
    long until = watermark - windowMillis;
    ObjectIterator<Long2ObjectMap.Entry<Values>> entries =
        keys.long2ObjectEntrySet().fastIterator();
    while (entries.hasNext()) {
      if (entries.next().getValue().newest <= until) {
        entries.remove();
      }
    }
  }

  /** How many keys are held. */
  int keys() {
    return keys.size();
  }
}
