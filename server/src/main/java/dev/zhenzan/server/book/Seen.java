package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Flat;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.stream.LongStream;

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

  /** Makes room for so many ids, so that none has to be put anew while they come. */
  void reserve(long many) {
    int room = 16;
    while (room * 2L < (many >> SEGMENT_BITS) * 3 + 64 && room < 1 << 29) {
      room *= 2;
    }
    for (int segment = 0; segment < segments.length; segment++) {
      if (used[segment] == 0 && segments[segment].length < room) {
        segments[segment] = new long[room];
      }
    }
  }

  /**
   * Carries what is known of the ids of the first rows; back into an empty one.
   *
   * @param still keeps the writing thread out, for one segment at a time
   */
  void carry(Flat flat, int rows, Lock still) throws IOException {
    for (int segment = 0; segment < segments.length; segment++) {
      boolean back = used[segment] == 0;
      long[] places = back ? new long[0] : below(rows, segment, still);
      int count = (int) flat.number(places.length);
      places = back ? new long[count] : places;
      flat.longs(places, count);
      if (back) {
        putAll(segment, places);
      }
    }
  }

  private long[] below(int rows, int segment, Lock still) {
    still.lock();
    try {
      return LongStream.of(segments[segment]).filter(p -> p != 0 && (int) p <= rows).toArray();
    } finally {
      still.unlock();
    }
  }

  /** Puts them in the order in which they lay, so that none waits for memory. */
  private void putAll(int segment, long[] places) {
    used[segment] = places.length;
    while (used[segment] * 3L > segments[segment].length * 2L) {
      segments[segment] = new long[segments[segment].length * 2];
    }
    for (long place : places) {
      put(segments[segment], place);
    }
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
    for (int slot = mark(hash) & mask; places[slot] != 0; slot = (slot + 1) & mask) {
      if ((int) (places[slot] >>> 32) == mark(hash)) {
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
    add(hash(id, from, to), row);
  }

  /** Looks where an id would lie, as {@link Pairs#look} does. */
  long look(long hash) {
    long[] places = segments[(int) (hash >>> 64 - SEGMENT_BITS)];
    return places[mark(hash) & places.length - 1];
  }

  /** The same by its {@link #hash}. */
  void add(long hash, int row) {
    int segment = (int) (hash >>> 64 - SEGMENT_BITS);
    if (++used[segment] * 3L > segments[segment].length * 2L) {
      enlarge(segment);
    }
    put(segments[segment], (long) mark(hash) << 32 | (row + 1L));
  }

  /** What is kept of a hash: where its place is looked for, and a quick word on who is there. */
  private static int mark(long hash) {
    return (int) (hash >>> 8);
  }

  private static void put(long[] places, long place) {
    int mask = places.length - 1;
    int slot = (int) (place >>> 32) & mask;
    while (places[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    places[slot] = place;
  }

  private void enlarge(int segment) {
    long[] old = segments[segment];
    long[] larger = new long[old.length * 2];
    for (long place : old) {
      if (place != 0) {
        put(larger, place);
      }
    }
    segments[segment] = larger;
  }
}
