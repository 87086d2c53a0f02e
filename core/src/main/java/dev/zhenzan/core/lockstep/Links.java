package dev.zhenzan.core.lockstep;

/**
 * Pairs that met again with some surprise: parallel arrays, ascending by (one, other). Those at or
 * above {@link #lnPairs} are links; the others are kept as weak ties.
 *
 * @param one the smaller account
 * @param other the larger account
 * @param surprise −ln of the probability in thousandths, before any correction for how many pairs
 *     there are
 * @param expectedMicro how often such a pair would meet by chance at these widths, in millionths
 * @param start where the pair's meetings begin in {@code earlier} and {@code later}; one more than
 *     there are pairs
 * @param earlier the earlier like of a meeting, an index into the likes
 * @param later the later like
 * @param lnPairs natural log of how many pairs were possible
 * @param lnAccounts natural log of how many accounts could be a partner
 * @param inflation how many times more often innocent pairs meet again than chance says
 * @param rate the chance that one like of an account has one given like as a neighbour: multiplied
 *     with a partner's activity it gives the expected meetings a like
 * @param activity likes that are nothing but likes, by account
 * @param pairs how many distinct pairs met at all
 */
public record Links(
    int[] one,
    int[] other,
    int[] surprise,
    long[] expectedMicro,
    int[] start,
    int[] earlier,
    int[] later,
    double lnPairs,
    double lnAccounts,
    double inflation,
    double rate,
    int[] activity,
    long pairs) {

  /** How many pairs. */
  public int size() {
    return one.length;
  }

  /** On how many targets the pair met. */
  public int times(int pair) {
    return start[pair + 1] - start[pair];
  }

  /** Whether fewer than one pair like this is to be expected by chance. */
  public boolean isLink(int pair) {
    return surprise[pair] >= 1000 * lnPairs;
  }
}
