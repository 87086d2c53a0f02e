package dev.zhenzan.audit.report;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.List;

/**
 * What the page has room for; the files beside it hold everything.
 *
 * @param targets the most inflated targets, most withheld likes first
 * @param inflated how many targets have anything withheld
 * @param rings the rings that get a card each
 * @param accounts flagged accounts to explain, most suspicious first
 */
record Selection(int[] targets, int inflated, List<Ring> rings, int[] accounts) {
  static final int TARGETS_MAX = 25;
  static final int RINGS_MAX = 40;
  static final int ACCOUNTS_MAX = 100;

  static Selection of(Findings findings, Digest digest) {
    int[] inflated = inflated(findings.counts());
    int[] targets =
        inflated.length > TARGETS_MAX ? IntArrays.trim(inflated, TARGETS_MAX) : inflated;
    List<Ring> rings = findings.rings();
    return new Selection(
        targets,
        inflated.length,
        rings.subList(0, Math.min(RINGS_MAX, rings.size())),
        accounts(findings.verdicts(), digest));
  }

  private static int[] inflated(Counts counts) {
    IntArrayList ids = new IntArrayList();
    for (int target = 0; target < counts.targets(); target++) {
      if (withheldBp(counts, target) > 0) {
        ids.add(target);
      }
    }
    return sorted(ids, (a, b) -> Long.compare(withheldBp(counts, b), withheldBp(counts, a)));
  }

  static long withheldBp(Counts counts, int target) {
    return (long) LikeVerdicts.WHOLE * counts.raw(target) - counts.honest(target);
  }

  /** Half by suspicion, half by the likes withheld from them, in turns; then by suspicion. */
  private static int[] accounts(Verdicts verdicts, Digest digest) {
    IntArrayList flagged = new IntArrayList();
    for (int account = 0; account < verdicts.action().length; account++) {
      if (verdicts.isFlagged(account)) {
        flagged.add(account);
      }
    }
    int[] millinats = verdicts.millinats();
    long[] withheld = digest.withheldBpByAccount;
    IntComparator bySuspicion = (a, b) -> Integer.compare(millinats[b], millinats[a]);
    int[] suspicious = sorted(flagged, bySuspicion);
    int[] influential = sorted(flagged, (a, b) -> Long.compare(withheld[b], withheld[a]));
    IntLinkedOpenHashSet chosen = new IntLinkedOpenHashSet();
    for (int i = 0; i < flagged.size() && chosen.size() < ACCOUNTS_MAX; i++) {
      chosen.add(suspicious[i]);
      if (chosen.size() < ACCOUNTS_MAX) {
        chosen.add(influential[i]);
      }
    }
    return sorted(new IntArrayList(chosen), bySuspicion);
  }

  /** Ties go to the smaller id. */
  private static int[] sorted(IntArrayList ids, IntComparator order) {
    int[] array = ids.toIntArray();
    IntArrays.mergeSort(array, (a, b) -> tieless(order.compare(a, b), a, b));
    return array;
  }

  private static int tieless(int order, int a, int b) {
    return order == 0 ? Integer.compare(a, b) : order;
  }
}
