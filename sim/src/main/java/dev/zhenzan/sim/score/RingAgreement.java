package dev.zhenzan.sim.score;

import java.util.HashMap;
import java.util.Map;

/**
 * How far found groups agree with true ones, over the members of true ones. An account that was
 * found in no group is a group of its own.
 *
 * @param members how many accounts were compared
 * @param pairPrecision of the pairs found together, the share that belongs together; 1 for none
 * @param pairRecall of the pairs that belong together, the share found together; 1 for none
 * @param adjustedRand 1 for the same groups, about 0 for groups by chance (Hubert and Arabie, 1985)
 */
public record RingAgreement(
    int members, double pairPrecision, double pairRecall, double adjustedRand) {

  /**
   * Compares groups.
   *
   * @param truth by account, the name of its true group; empty for none, which leaves it out
   * @param found by account, the number of the group it was found in; 0 for none
   * @throws IllegalArgumentException if the columns differ in length
   */
  public static RingAgreement of(String[] truth, int[] found) {
    Columns.checkLength("groups", truth.length, found.length);
    Map<String, Long> ofTruth = new HashMap<>();
    Map<Integer, Long> ofFound = new HashMap<>();
    Map<String, Long> ofBoth = new HashMap<>();
    int members = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!truth[i].isEmpty()) {
        members++;
        int group = found[i] == 0 ? -1 - i : found[i];
        ofTruth.merge(truth[i], 1L, Long::sum);
        ofFound.merge(group, 1L, Long::sum);
        ofBoth.merge(group + " " + truth[i], 1L, Long::sum);
      }
    }
    return of(members, pairs(ofTruth), pairs(ofFound), pairs(ofBoth));
  }

  private static RingAgreement of(int members, double truth, double found, double both) {
    double all = members * (members - 1.0) / 2;
    double expected = all == 0 ? 0 : truth * found / all;
    double most = (truth + found) / 2;
    double rand = most == expected ? 1 : (both - expected) / (most - expected);
    return new RingAgreement(
        members, found == 0 ? 1 : both / found, truth == 0 ? 1 : both / truth, rand);
  }

  private static double pairs(Map<?, Long> sizes) {
    return sizes.values().stream().mapToDouble(size -> size * (size - 1) / 2.0).sum();
  }

  /** The harmonic mean of the pairs' precision and recall. */
  public double pairF1() {
    double sum = pairPrecision + pairRecall;
    return sum == 0 ? 0 : 2 * pairPrecision * pairRecall / sum;
  }
}
