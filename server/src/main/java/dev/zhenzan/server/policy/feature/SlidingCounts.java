package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import java.util.Arrays;

/** How many events each key had within a window that slides with the time of the events. */
final class SlidingCounts {
  // A ring of 32 buckets a key, each one 32nd of the window wide and standing on the clock of the
  // events, as in the basic windows of Zhu and Shasha, StatStream, VLDB 2002. What is answered is
  // the sum of the newest 32 buckets: it looks back between 31 and 32 parts of the window, so it
  // never counts what is older than the window says, and may leave out at most its oldest 32nd:
  // the error is always in favour of whoever is counted. A bucket holds up to 65,535.
  //
  // The state is a function of the events, not of their order: sums commute, and an event older
  // than the ring of its key is dropped in every order, since no answer would ever count it. A
  // late event is answered as of the newest moment of its key.

  static final int BUCKETS = 32;
  private static final int FULL = Character.MAX_VALUE;
  private static final long NEVER = Long.MIN_VALUE;

  static final Words COST = new Words("about 95 bytes a key active within it", "窗口内每个活跃键约 95 字节");

  private final long widthMillis;
  private final Long2IntOpenHashMap slots = new Long2IntOpenHashMap();
  private final IntArrayList free = new IntArrayList();
  private char[] counts = new char[16 * BUCKETS];
  private long[] newest = new long[16];
  private int used;

  SlidingCounts(long windowMillis) {
    widthMillis = Math.max(1, windowMillis / BUCKETS);
    slots.defaultReturnValue(-1);
  }

  void add(long key, long time) {
    int slot = slots.get(key);
    if (slot < 0) {
      slot = open(key);
    }
    long bucket = Math.floorDiv(time, widthMillis);
    advance(slot, bucket);
    if (bucket > newest[slot] - BUCKETS) {
      int at = slot * BUCKETS + (int) Math.floorMod(bucket, (long) BUCKETS);
      counts[at] = (char) Math.min(FULL, counts[at] + 1);
    }
  }

  /** The count of the window that ends at the time, or at the newest moment of the key. */
  long count(long key, long time) {
    int slot = slots.get(key);
    if (slot < 0) {
      return 0;
    }
    long end = Math.max(newest[slot], Math.floorDiv(time, widthMillis));
    long sum = 0;
    for (long bucket = Math.max(end - BUCKETS + 1, newest[slot] - BUCKETS + 1);
        bucket <= newest[slot];
        bucket++) {
      sum += counts[slot * BUCKETS + (int) Math.floorMod(bucket, (long) BUCKETS)];
    }
    return sum;
  }

  /** The same as if one more had come already at that time. */
  long countWith(long key, long time) {
    int slot = slots.get(key);
    return count(key, time) + (slot < 0 || takes(slot, Math.floorDiv(time, widthMillis)) ? 1 : 0);
  }

  /** Whether one more there would be counted: not if it came too late, nor in a full bucket. */
  private boolean takes(int slot, long bucket) {
    if (bucket > newest[slot]) {
      return true;
    }
    return bucket > newest[slot] - BUCKETS
        && counts[slot * BUCKETS + (int) Math.floorMod(bucket, (long) BUCKETS)] < FULL;
  }

  /** Lets go of keys that no event from the watermark on could count any more. */
  void evict(long watermark) {
    long least = Math.floorDiv(watermark, widthMillis) - BUCKETS;
    ObjectIterator<Long2IntMap.Entry> entries = slots.long2IntEntrySet().fastIterator();
    while (entries.hasNext()) {
      int slot = entries.next().getIntValue();
      if (newest[slot] <= least) {
        free.add(slot);
        entries.remove();
      }
    }
  }

  /** How many keys are held. */
  int keys() {
    return slots.size();
  }

  private void advance(int slot, long bucket) {
    long last = newest[slot];
    if (bucket <= last) {
      return;
    }
    int begin = slot * BUCKETS;
    if (last == NEVER || bucket - last >= BUCKETS) {
      Arrays.fill(counts, begin, begin + BUCKETS, (char) 0);
    } else {
      for (long each = last + 1; each <= bucket; each++) {
        counts[begin + (int) Math.floorMod(each, (long) BUCKETS)] = 0;
      }
    }
    newest[slot] = bucket;
  }

  private int open(long key) {
    int slot = free.isEmpty() ? used++ : free.popInt();
    if (slot == newest.length) {
      newest = Arrays.copyOf(newest, slot * 2);
      counts = Arrays.copyOf(counts, slot * 2 * BUCKETS);
    }
    newest[slot] = NEVER;
    slots.put(key, slot);
    return slot;
  }
}
