package dev.zhenzan.core.gather;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers by 63-bit key, for many readers and one writer at a time. A reader takes no lock: a key
 * that it does not see may have been put a moment ago, so whoever wants to put one looks again
 * under the lock.
 *
 * <p>A place is two longs, the key's complement (0 where the place is free) and the number, on one
 * line of the cache; the number is written before the key, and a reader sees it when it sees the
 * key. Memory: 32 to 64 bytes a key.
 */
final class KeyTable {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int LONGS_MAX = 1 << 29;

  private volatile long[] table = new long[2 << 10];
  private int size;

  /** The number of a key ≥ 0, or {@code absent}. */
  int find(long key, int absent) {
    long[] places = table;
    int mask = places.length / 2 - 1;
    for (int place = place(key) & mask; ; place = (place + 1) & mask) {
      long there = (long) LONGS.getAcquire(places, 2 * place);
      if (there == ~key) {
        return (int) places[2 * place + 1];
      }
      if (there == 0) {
        return absent;
      }
    }
  }

  /**
   * The same for many keys at once. All places are touched before any is looked at, so that the
   * waits for memory overlap.
   *
   * @param keys of which the first so many are looked up
   * @param numbers where the numbers go
   */
  void find(long[] keys, int count, int absent, int[] numbers) {
    long[] places = table;
    int mask = places.length / 2 - 1;
    long[] there = new long[count];
    for (int i = 0; i < count; i++) {
      there[i] = (long) LONGS.getAcquire(places, 2 * (place(keys[i]) & mask));
    }
    for (int i = 0; i < count; i++) {
      numbers[i] =
          there[i] == ~keys[i]
              ? (int) places[2 * (place(keys[i]) & mask) + 1]
              : there[i] == 0 ? absent : find(keys[i], absent);
    }
  }

  /** Puts a key that is not there; callers keep one another out. */
  void put(long key, int number) {
    if (2L * ++size > table.length / 2) {
      enlarge();
    }
    put(table, ~key, number);
  }

  private static void put(long[] places, long stored, long number) {
    int mask = places.length / 2 - 1;
    int place = place(~stored) & mask;
    while (places[2 * place] != 0) {
      place = (place + 1) & mask;
    }
    places[2 * place + 1] = number;
    LONGS.setRelease(places, 2 * place, stored);
  }

  private void enlarge() {
    long[] old = table;
    if (old.length >= LONGS_MAX) {
      throw new TooMuchException("one column holds more than 134 million names");
    }
    long[] larger = new long[old.length * 2];
    for (int at = 0; at < old.length; at += 2) {
      if (old[at] != 0) {
        put(larger, old[at], old[at + 1]);
      }
    }
    table = larger;
  }

  private static int place(long key) {
    long product = key * 0x9E3779B97F4A7C15L;
    return (int) ((product ^ product >>> 32) >>> 20);
  }
}
