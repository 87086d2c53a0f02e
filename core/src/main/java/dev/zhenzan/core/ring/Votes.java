package dev.zhenzan.core.ring;

import java.util.Arrays;

/** The weight of some ties by the block that they lead to. */
final class Votes {
  private final long[] sum;
  private int[] met = new int[64];
  private int size;

  Votes(int blocks) {
    sum = new long[blocks];
  }

  void cast(int block, int weight) {
    if (sum[block] == 0) {
      if (size == met.length) {
        met = Arrays.copyOf(met, 2 * size);
      }
      met[size++] = block;
    }
    sum[block] += weight;
  }

  /** How many blocks got votes. */
  int size() {
    return size;
  }

  /** One of the blocks that got votes. */
  int block(int at) {
    return met[at];
  }

  /** What a block got. */
  long of(int block) {
    return sum[block];
  }

  /**
   * The block with most votes beyond what its size explains, -1 without votes; of equal ones one
   * that does not depend on the order of names.
   *
   * @param share what a block is expected to get for one unit of volume
   */
  int most(double share, long[] volume) {
    int best = -1;
    double most = 0;
    for (int at = 0; at < size; at++) {
      double beyond = sum[met[at]] - share * volume[met[at]];
      if (best < 0 || beyond > most || (beyond == most && drawn(met[at]) < drawn(best))) {
        most = beyond;
        best = met[at];
      }
    }
    return best;
  }

  void forget() {
    for (int at = 0; at < size; at++) {
      sum[met[at]] = 0;
    }
    size = 0;
  }

  /** One number for each block and no two alike, as both steps can be undone. */
  private static int drawn(int block) {
    int mixed = block * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) * 0x85EBCA6B;
  }
}
