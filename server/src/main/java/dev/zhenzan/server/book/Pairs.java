package dev.zhenzan.server.book;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * What stands between each account and each target that it ever liked: the row of its newest like,
 * the row of its newest unlike, and what the standing like has settled at.
 *
 * <p>Standing is decided by the newest like and the newest unlike alone, whatever order they came
 * in, as {@code Standing} in the core decides it from the sorted log: a like stands if it is newer
 * than every unlike, and at the same instant the unlike wins.
 */
final class Pairs {
  // One open-addressing table a segment, so that growing holds writers up for a few milliseconds
  // at most and not for a second. A place is two longs on one line of the cache: a key (0 is free:
  // numbers are kept one higher), and the row, the weight and the reason. Memory: 16 bytes a place,
  // at most two thirds of them used.

  private static final int SEGMENT_BITS = 10;

  /** How many segments there are. */
  static final int SEGMENTS = 1 << SEGMENT_BITS;

  private static final int REASON_SHIFT = 16;
  private static final int ROW_SHIFT = 24;

  private final Segment[] segments = new Segment[SEGMENTS];

  Pairs() {
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new Segment();
    }
  }

  static long pair(int actor, int target) {
    return (actor + 1L) << 32 | target;
  }

  static int actor(long pair) {
    return (int) (pair >>> 32) - 1;
  }

  static int target(long pair) {
    return (int) pair;
  }

  /** In which segment a pair lies: those of different ones may be changed side by side. */
  static int segment(long pair) {
    return (int) (mixed(pair) >>> 64 - SEGMENT_BITS);
  }

  /** The place of a pair, or -1; good until the next {@link #add}. */
  long find(long pair) {
    long hash = mixed(pair);
    int segment = (int) (hash >>> 64 - SEGMENT_BITS);
    int slot = segments[segment].find(pair, hash);
    return slot < 0 ? -1 : (long) segment << 32 | slot;
  }

  /** Puts a pair that is not there, its like pending. */
  long add(long pair, int likeRow) {
    long hash = mixed(pair);
    int segment = (int) (hash >>> 64 - SEGMENT_BITS);
    return (long) segment << 32 | segments[segment].add(pair, hash, likeRow);
  }

  int likeRow(long place) {
    return (int) (value(place) >>> ROW_SHIFT);
  }

  void setLikeRow(long place, int row) {
    long rest = value(place) & (1L << ROW_SHIFT) - 1;
    segments[(int) (place >>> 32)].places[(int) place + 1] = (long) row << ROW_SHIFT | rest;
  }

  /** What the like has settled at, in basis points; below 0 while it is {@link #pending}. */
  short weight(long place) {
    return (short) value(place);
  }

  byte reason(long place) {
    return (byte) (value(place) >>> REASON_SHIFT);
  }

  void settle(long place, short weight, byte reason) {
    segments[(int) (place >>> 32)].places[(int) place + 1] = value(likeRow(place), weight, reason);
  }

  private long value(long place) {
    return segments[(int) (place >>> 32)].places[(int) place + 1];
  }

  private static long value(int row, short weight, byte reason) {
    return (long) row << ROW_SHIFT | (reason & 0xFFL) << REASON_SHIFT | (weight & 0xFFFFL);
  }

  /** The weight of a like that has not settled and counts so much for now; its own inverse. */
  static short pending(int provisional) {
    return (short) (-1 - provisional);
  }

  /** The row of the newest unlike, or -1. */
  int unlikeRow(long pair) {
    return segments[segment(pair)].unlikeRows.get(pair);
  }

  void setUnlikeRow(long pair, int row) {
    segments[segment(pair)].unlikeRows.put(pair, row);
  }

  private static long mixed(long x) {
    long h = x * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ h >>> 29;
  }

  /** One table; what it gives as places are even. */
  private static final class Segment {
    private long[] places = new long[32];
    private int used;

    /** Row of the newest unlike of the few pairs that have any. */
    private final Long2IntOpenHashMap unlikeRows = new Long2IntOpenHashMap(4);

    Segment() {
      unlikeRows.defaultReturnValue(-1);
    }

    int find(long key, long hash) {
      int mask = places.length - 1;
      for (int at = (int) hash << 1 & mask; ; at = (at + 2) & mask) {
        if (places[at] == key) {
          return at;
        }
        if (places[at] == 0) {
          return -1;
        }
      }
    }

    int add(long key, long hash, int row) {
      if (++used * 3L > places.length) {
        enlarge();
      }
      int at = free(key, hash);
      places[at + 1] = value(row, pending(0), (byte) 0);
      return at;
    }

    private int free(long key, long hash) {
      int mask = places.length - 1;
      int at = (int) hash << 1 & mask;
      while (places[at] != 0) {
        at = (at + 2) & mask;
      }
      places[at] = key;
      return at;
    }

    private void enlarge() {
      long[] old = places;
      places = new long[old.length * 2];
      for (int from = 0; from < old.length; from += 2) {
        if (old[from] != 0) {
          places[free(old[from], mixed(old[from])) + 1] = old[from + 1];
        }
      }
    }
  }
}
