package dev.zhenzan.core.lockstep;

import java.util.Arrays;

/** Numbers dealt into partitions. They lie in chunks that never move, so that none is copied. */
final class Dealt {
  private static final int CHUNK = 1024;

  private final int[] sizes;

  /** The chunk that is being filled, by partition. */
  private final long[][] open;

  private final long[][][] chunks;

  Dealt(int partitions) {
    sizes = new int[partitions];
    open = new long[partitions][];
    chunks = new long[partitions][1][];
  }

  void put(int partition, long number) {
    int at = sizes[partition]++ & CHUNK - 1;
    if (at == 0) {
      open(partition);
    }
    open[partition][at] = number;
  }

  private void open(int partition) {
    int chunk = (sizes[partition] - 1) / CHUNK;
    if (chunk == chunks[partition].length) {
      chunks[partition] = Arrays.copyOf(chunks[partition], 2 * chunk);
    }
    open[partition] = new long[CHUNK];
    chunks[partition][chunk] = open[partition];
  }

  int size(int partition) {
    return sizes[partition];
  }

  /** Copies a partition's numbers to a place, and forgets them. */
  int takeAll(int partition, long[] to, int place) {
    int at = place;
    for (int left = sizes[partition], chunk = 0; left > 0; left -= CHUNK, chunk++) {
      int size = Math.min(left, CHUNK);
      System.arraycopy(chunks[partition][chunk], 0, to, at, size);
      at += size;
    }
    chunks[partition] = new long[0][];
    return at;
  }
}
