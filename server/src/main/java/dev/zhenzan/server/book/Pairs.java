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
  // at most and not for a second. A place is a key (0 is free: numbers are kept one higher) and a
  // slot of four columns beside it. Memory: 15 bytes a place, at most two thirds of them used.

  private static final int SEGMENT_BITS = 8;

  private final Segment[] segments = new Segment[1 << SEGMENT_BITS];

  /** Row of the newest unlike of the few pairs that have any. */
  private final Long2IntOpenHashMap unlikeRows = new Long2IntOpenHashMap();

  private long size;

  Pairs() {
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new Segment();
    }
    unlikeRows.defaultReturnValue(-1);
  }

  static long pair(int actor, int target) {
    return (actor + 1L) << 32 | target;
  }

  /** How many pairs ever met in a like. */
  long size() {
    return size;
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
    size++;
    return (long) segment << 32 | segments[segment].add(pair, hash, likeRow);
  }

  int likeRow(long place) {
    return segments[(int) (place >>> 32)].likeRow[(int) place];
  }

  void setLikeRow(long place, int row) {
    segments[(int) (place >>> 32)].likeRow[(int) place] = row;
  }

  /** What the like has settled at, in basis points; below 0 while it is {@link #pending}. */
  short weight(long place) {
    return segments[(int) (place >>> 32)].weight[(int) place];
  }

  byte reason(long place) {
    return segments[(int) (place >>> 32)].reason[(int) place];
  }

  void settle(long place, short weight, byte reason) {
    Segment segment = segments[(int) (place >>> 32)];
    segment.weight[(int) place] = weight;
    segment.reason[(int) place] = reason;
  }

  /** The weight of a like that has not settled and counts so much for now; its own inverse. */
  static short pending(int provisional) {
    return (short) (-1 - provisional);
  }

  /** The row of the newest unlike, or -1. */
  int unlikeRow(long pair) {
    return unlikeRows.get(pair);
  }

  void setUnlikeRow(long pair, int row) {
    unlikeRows.put(pair, row);
  }

  private static long mixed(long x) {
    long h = x * 0x9E3779B97F4A7C15L;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    return h ^ h >>> 29;
  }

  /** One table. */
  private static final class Segment {
    private long[] keys = new long[16];
    private int[] likeRow = new int[16];
    private short[] weight = new short[16];
    private byte[] reason = new byte[16];
    private int used;

    int find(long key, long hash) {
      int mask = keys.length - 1;
      for (int slot = (int) hash & mask; ; slot = (slot + 1) & mask) {
        if (keys[slot] == key) {
          return slot;
        }
        if (keys[slot] == 0) {
          return -1;
        }
      }
    }

    int add(long key, long hash, int row) {
      if (++used * 3L > keys.length * 2L) {
        enlarge();
      }
      int slot = free(key, hash);
      likeRow[slot] = row;
      weight[slot] = pending(0);
      return slot;
    }

    private int free(long key, long hash) {
      int mask = keys.length - 1;
      int slot = (int) hash & mask;
      while (keys[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      return slot;
    }

    private void enlarge() {
      long[] oldKeys = keys;
      int[] oldRows = likeRow;
      short[] oldWeight = weight;
      byte[] oldReason = reason;
      keys = new long[oldKeys.length * 2];
      likeRow = new int[keys.length];
      weight = new short[keys.length];
      reason = new byte[keys.length];
      for (int old = 0; old < oldKeys.length; old++) {
        if (oldKeys[old] != 0) {
          int slot = free(oldKeys[old], mixed(oldKeys[old]));
          likeRow[slot] = oldRows[old];
          weight[slot] = oldWeight[old];
          reason[slot] = oldReason[old];
        }
      }
    }
  }
}
