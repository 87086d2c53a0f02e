package dev.zhenzan.core.lockstep;

import java.util.Arrays;

/** Pairs of one partition with their counts: open addressing over primitive arrays. */
final class PairTable {

  /** ln(2 · rank): the logarithm of the number of neighbours within the gap, both sides. */
  private static final double[] LN_WIDTH = new double[CoActions.RANK_MAX + 1];

  static {
    for (int rank = 1; rank <= CoActions.RANK_MAX; rank++) {
      LN_WIDTH[rank] = StrictMath.log(2 * rank);
    }
  }

  private final long[] pair;
  private final short[] times;

  /** Sum of {@link #LN_WIDTH} in thousandths. */
  private final int[] width;

  private final int mask;

  long[] kept = new long[0];
  int pairs;
  int pairsAgain;
  int pairsThird;
  double expectedThird;

  PairTable(int entries) {
    int capacity = Integer.highestOneBit(Math.max(8, entries)) << 1;
    pair = new long[capacity];
    times = new short[capacity];
    width = new int[capacity];
    mask = capacity - 1;
  }

  void addAll(long[] entries, int size, int rankBits) {
    int rankMask = (1 << rankBits) - 1;
    for (int at = 0; at < size; at++) {
      int slot = slot(entries[at] >>> rankBits);
      times[slot] = (short) Math.min(times[slot] + 1, Short.MAX_VALUE);
      width[slot] += (int) (LN_WIDTH[(int) entries[at] & rankMask] * 1000);
    }
  }

  private int slot(long wanted) {
    int slot = (int) PairTally.mix(wanted) & mask;
    while (times[slot] != 0 && pair[slot] != wanted) {
      slot = slot + 1 & mask;
    }
    pair[slot] = wanted;
    return slot;
  }

  void keepSurprising(int[] activity, double perPair, double surpriseMin) {
    long[] found = new long[16];
    int size = 0;
    for (int slot = 0; slot <= mask; slot++) {
      if (times[slot] > 0) {
        pairs++;
      }
      if (times[slot] > 1) {
        pairsAgain++;
        pairsThird += times[slot] > 2 ? 1 : 0;
        expectedThird += rate(slot, activity, perPair) / 3;
        if (surprise(slot, activity, perPair) >= surpriseMin) {
          if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
          }
          found[size++] = pair[slot];
        }
      }
    }
    kept = Arrays.copyOf(found, size);
  }

  private double surprise(int slot, int[] activity, double perPair) {
    double lnRate = StrictMath.log(rate(slot, activity, perPair));
    return Surprise.of(times[slot], width[slot] / 1000.0, lnRate);
  }

  private double rate(int slot, int[] activity, double perPair) {
    double one = activity[PairTally.smaller(pair[slot])];
    return one * activity[PairTally.larger(pair[slot])] * perPair;
  }
}
