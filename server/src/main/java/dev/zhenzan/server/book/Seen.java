package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.EventIds;
import java.util.Arrays;

/**
 * Which row of the log has which reported id: what makes a second delivery a duplicate.
 *
 * <p>A place is one long: a fingerprint of 32 bits above the row plus one. Where fingerprints agree
 * the ids themselves are compared, so no two events are ever taken for one. The fingerprint depends
 * on the bytes only; whoever may report events may choose ids that fall together, and hurts only
 * their own community.
 */
final class Seen {
  private static final int SEGMENT_BITS = 8;

  private final long[][] segments = new long[1 << SEGMENT_BITS][16];
  private final int[] used = new int[1 << SEGMENT_BITS];
  private final EventIds ids;

  Seen(EventIds ids) {
    this.ids = ids;
  }

  static long hash(byte[] id, int from, int to) {
    long hash = to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ id[at]) * 0x100000001B3L;
    }
    hash *= 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 32;
    hash *= 0xD6E8FEB86659FD93L;
    return hash ^ hash >>> 29;
  }

  /** The row whose id this is, or -1. */
  int row(byte[] id, int from, int to) {
    long hash = hash(id, from, to);
    long[] places = segments[(int) (hash >>> 64 - SEGMENT_BITS)];
    int mask = places.length - 1;
    for (int slot = (int) hash & mask; places[slot] != 0; slot = (slot + 1) & mask) {
      if (places[slot] >>> 32 == (hash >>> 8 & 0xFFFF_FFFFL)) {
        int row = (int) places[slot] - 1;
        byte[] there = ids.utf8(row);
        if (Arrays.equals(there, 0, there.length, id, from, to)) {
          return row;
        }
      }
    }
    return -1;
  }

  /** Puts an id that is not there, after the row has it in the log. */
  void add(byte[] id, int from, int to, int row) {
    long hash = hash(id, from, to);
    int segment = (int) (hash >>> 64 - SEGMENT_BITS);
    if (++used[segment] * 3L > segments[segment].length * 2L) {
      enlarge(segment);
    }
    put(segments[segment], hash, (hash >>> 8 & 0xFFFF_FFFFL) << 32 | (row + 1L));
  }

  private static void put(long[] places, long hash, long place) {
    int mask = places.length - 1;
    int slot = (int) hash & mask;
    while (places[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    places[slot] = place;
  }

  /** The low bits of a hash are not kept: the ids say them again. */
  private void enlarge(int segment) {
    long[] old = segments[segment];
    long[] larger = new long[old.length * 2];
    for (long place : old) {
      if (place != 0) {
        byte[] id = ids.utf8((int) place - 1);
        put(larger, hash(id, 0, id.length), place);
      }
    }
    segments[segment] = larger;
  }
}
