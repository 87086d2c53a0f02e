package dev.zhenzan.sim.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of one group was flagged.
 *
 * @param group the group's name
 * @param accounts how many accounts it has, at least 1
 * @param flagged how many of them were flagged
 */
public record FlaggedShare(String group, int accounts, int flagged) {

  /** The flagged share, 0…1: recall for an attack, false-flag rate for an innocent crowd. */
  public double share() {
    return (double) flagged / accounts;
  }

  /**
   * Counts by group, in name order, over the accounts that are counted at all.
   *
   * @param group by account
   * @param counted by account, whether it belongs to the question
   * @param flagged by account
   */
  static List<FlaggedShare> byGroup(String[] group, boolean[] counted, boolean[] flagged) {
    Map<String, int[]> sums = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      if (counted[i]) {
        int[] sum = sums.computeIfAbsent(group[i], name -> new int[2]);
        sum[0]++;
        sum[1] += flagged[i] ? 1 : 0;
      }
    }
    return sums.entrySet().stream()
        .map(each -> new FlaggedShare(each.getKey(), each.getValue()[0], each.getValue()[1]))
        .toList();
  }
}
