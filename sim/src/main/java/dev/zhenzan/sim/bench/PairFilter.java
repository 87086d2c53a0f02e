package dev.zhenzan.sim.bench;

import dev.zhenzan.sim.stage.Dice;

/**
 * Remembers which account liked which target, in one bit a pair; now and then it takes a new pair
 * for a known one, never the other way round.
 */
final class PairFilter {
  private static final int BITS_A_PAIR = 12;
  private final long[] bits;
  private final int shift;

  /** Room for about so many pairs, at 12 to 24 bits each. */
  PairFilter(long pairs) {
    int log = Math.max(10, 64 - Long.numberOfLeadingZeros(pairs * BITS_A_PAIR));
    shift = 64 - Math.min(log, 36);
    bits = new long[1 << (64 - shift - 6)];
  }

  /** Whether the pair is new; remembers it. */
  boolean add(int actor, int target) {
    long bit = Dice.hash(actor, target) >>> shift;
    int word = (int) (bit >>> 6);
    long mask = 1L << (bit & 63);
    boolean isNew = (bits[word] & mask) == 0;
    bits[word] |= mask;
    return isNew;
  }
}
