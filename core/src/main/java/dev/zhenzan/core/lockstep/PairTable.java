package dev.zhenzan.core.lockstep;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/**
 * Counts the pairs of one partition after the other, and remembers those that surprise. One table,
 * one thread.
 */
final class PairTable {
  // Nearly all pairs meet once and need no count of their own. A first pass notes in two bits a
  // cell (a hash of the pair) whether it was hit, and whether again; a second lets through only
  // meetings in cells hit again: those that met twice, and a few neighbours. Only these are counted
  // in a hash table. Cells, meetings and table of a partition stay in a processor's second-level
  // cache. What was not let through is alone in its cell, so the number of pairs is exact.

  /** Cells a meeting, at least: so many fewer neighbours by accident. */
  private static final int CELLS = 16;

  /** Cells in one long. */
  private static final int CELL_BITS = 5;

  /** What one pair adds to a sum of expectations at the least: sums of integers have no order. */
  private static final double NANO = 1e9;

  /** 1000 · ln(2 · rank): the logarithm of the number of neighbours within the gap, both sides. */
  private static final int[] WIDTH = new int[CoActions.RANK_MAX + 1];

  static {
    for (int rank = 1; rank <= CoActions.RANK_MAX; rank++) {
      WIDTH[rank] = (int) (StrictMath.log(2 * rank) * 1000);
    }
  }

  private final int[] activity;
  private final double perPair;
  private final double surpriseMin;
  private final int rankBits;

  private long[] meetings = new long[0];
  private long[] cells = new long[0];
  private long[] pair = new long[0];
  private short[] times = new short[0];

  /** Sum of {@link #WIDTH}. */
  private int[] width = new int[0];

  private int mask;

  final LongArrayList kept = new LongArrayList();
  long pairs;
  long pairsAgain;
  long pairsThird;
  long expectedThirdNano;

  /**
   * @param perPair one divided by the number of likes
   * @param surpriseMin pairs below this surprise, in nats, are of no interest
   * @param rankBits a meeting is a pair with its rank in this many lower bits
   */
  PairTable(int[] activity, double perPair, double surpriseMin, int rankBits) {
    this.activity = activity;
    this.perPair = perPair;
    this.surpriseMin = surpriseMin;
    this.rankBits = rankBits;
  }

  /** Counts the pairs of one partition of all deals. */
  void count(Dealt[] deals, int partition) {
    int size = 0;
    for (Dealt deal : deals) {
      size += deal.size(partition);
    }
    meetings = LongArrays.grow(meetings, size, 0);
    int at = 0;
    for (Dealt deal : deals) {
      at = deal.takeAll(partition, meetings, at);
    }
    int again = again(size);
    pairs += size - again;
    tabulate(again);
    keepSurprising();
  }

  /** Moves the meetings in cells hit again to the front. */
  private int again(int size) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size) * CELLS - 1);
    int cellMask = (1 << bits) - 1;
    int words = Math.max(1, 1 << bits >>> CELL_BITS);
    cells = LongArrays.grow(cells, words, 0);
    Arrays.fill(cells, 0, words, 0);
    long[] hits = cells;
    for (int at = 0; at < size; at++) {
      int cell = cell(meetings[at], cellMask);
      long word = hits[cell >>> CELL_BITS];
      hits[cell >>> CELL_BITS] = word | 1L << 2 * cell | (word >>> 2 * cell & 1) << 2 * cell + 1;
    }
    int kept = 0;
    for (int at = 0; at < size; at++) {
      int cell = cell(meetings[at], cellMask);
      meetings[kept] = meetings[at];
      kept += (int) (hits[cell >>> CELL_BITS] >>> 2 * cell + 1) & 1;
    }
    return kept;
  }

  private int cell(long meeting, int cellMask) {
    return (int) (PairTally.mix(meeting >>> rankBits) >>> 24) & cellMask;
  }

  /** Open addressing over primitive arrays. */
  private void tabulate(int size) {
    int capacity = Integer.highestOneBit(Math.max(8, size)) << 1;
    if (capacity > pair.length) {
      pair = new long[capacity];
      times = new short[capacity];
      width = new int[capacity];
    } else {
      Arrays.fill(times, 0, capacity, (short) 0);
      Arrays.fill(width, 0, capacity, 0);
    }
    mask = capacity - 1;
    int rankMask = (1 << rankBits) - 1;
    for (int at = 0; at < size; at++) {
      int slot = slot(meetings[at] >>> rankBits);
      times[slot] = (short) Math.min(times[slot] + 1, Short.MAX_VALUE);
      width[slot] += WIDTH[(int) meetings[at] & rankMask];
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

  private void keepSurprising() {
    for (int slot = 0; slot <= mask; slot++) {
      pairs += times[slot] > 0 ? 1 : 0;
      if (times[slot] > 1) {
        pairsAgain++;
        pairsThird += times[slot] > 2 ? 1 : 0;
        expectedThirdNano += (long) (NANO * rate(slot) / 3);
        if (surprise(slot) >= surpriseMin) {
          kept.add(pair[slot]);
        }
      }
    }
  }

  private double surprise(int slot) {
    return Surprise.of(times[slot], width[slot] / 1000.0, StrictMath.log(rate(slot)));
  }

  private double rate(int slot) {
    double one = activity[PairTally.smaller(pair[slot])];
    return one * activity[PairTally.larger(pair[slot])] * perPair;
  }
}
