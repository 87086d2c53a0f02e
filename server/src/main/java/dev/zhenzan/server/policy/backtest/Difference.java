package dev.zhenzan.server.policy.backtest;

import java.util.BitSet;
import java.util.Collection;

/**
 * What two sets of policies touch.
 *
 * @param onlyHere touched by the first alone
 * @param onlyThere by the second alone
 * @param both by both
 */
public record Difference(int onlyHere, int onlyThere, int both) {

  static Difference of(BitSet here, BitSet there) {
    BitSet both = (BitSet) here.clone();
    both.and(there);
    int common = both.cardinality();
    return new Difference(here.cardinality() - common, there.cardinality() - common, common);
  }

  static BitSet union(Collection<BitSet> sets) {
    BitSet all = new BitSet();
    sets.forEach(all::or);
    return all;
  }
}
