package dev.zhenzan.core.lockstep;

/**
 * Pairs in lockstep: parallel arrays, ascending by (one, other).
 *
 * @param one the smaller account
 * @param other the larger account
 * @param surprise nats in thousandths, before the correction for how many pairs there are
 * @param times on how many targets they met
 * @param start where the pair's meetings begin in {@code earlier} and {@code later}; one more than
 *     there are pairs
 * @param earlier the earlier like of a meeting, an index into the likes
 * @param later the later like
 * @param lnPairs natural log of how many pairs were possible
 * @param inflation how many times more often innocent pairs meet again than chance says
 */
public record Links(
    int[] one,
    int[] other,
    int[] surprise,
    int[] times,
    int[] start,
    int[] earlier,
    int[] later,
    double lnPairs,
    double inflation) {

  /** How many links. */
  public int size() {
    return one.length;
  }
}
