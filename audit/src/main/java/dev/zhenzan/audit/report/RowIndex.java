package dev.zhenzan.audit.report;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.verdict.LikeVerdicts;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows behind what the page shows, gathered in one pass: by ring, by account, by target. */
final class RowIndex {
  /** An account with a million likes needs no more of them for three examples. */
  private static final int ROWS_PER_ACCOUNT_MAX = 20_000;

  private final IntArrayList[] exchangeByRing;
  private final Int2ObjectOpenHashMap<IntArrayList> likesByAccount = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<Int2LongOpenHashMap> withheldByTarget =
      new Int2ObjectOpenHashMap<>();

  RowIndex(EventColumns events, Findings findings, Selection selection, IntSet accounts) {
    exchangeByRing = new IntArrayList[findings.rings().size() + 1];
    for (Ring ring : selection.rings()) {
      exchangeByRing[ring.number()] = new IntArrayList();
    }
    for (int target : selection.targets()) {
      withheldByTarget.put(target, new Int2LongOpenHashMap());
    }
    accounts.forEach(account -> likesByAccount.put(account, new IntArrayList()));
    boolean[] wanted = new boolean[events.entities().accounts()];
    accounts.forEach(account -> wanted[account] = true);
    boolean[] shown = new boolean[events.entities().targets()];
    Arrays.stream(selection.targets()).forEach(target -> shown[target] = true);
    for (int row = 0; row < events.size(); row++) {
      if (findings.likes().isStanding(row)) {
        add(events, findings, row, wanted, shown);
      }
    }
  }

  private void add(
      EventColumns events, Findings findings, int row, boolean[] wanted, boolean[] shown) {
    int actor = events.actor()[row];
    int target = events.target()[row];
    int ring = findings.verdicts().ring()[actor];
    int withheld = Digest.withheldBp(findings.likes(), row);
    if (isExchange(findings.likes(), row) && exchangeByRing[ring] != null) {
      exchangeByRing[ring].add(row);
    }
    if (withheld > 0 && shown[target]) {
      withheldByTarget.get(target).addTo(ring, withheld);
    }
    if (wanted[actor] && likesByAccount.get(actor).size() < ROWS_PER_ACCOUNT_MAX) {
      likesByAccount.get(actor).add(row);
    }
  }

  /** Whether a ring's member gave this like as part of the ring's exchange. */
  static boolean isExchange(LikeVerdicts likes, int row) {
    return likes.evidenceMillinats()[row] > 0 || Digest.withheldBp(likes, row) > 0;
  }

  /** The standing likes of a shown ring's exchange, in time order. */
  IntArrayList exchange(int ring) {
    IntArrayList rows = exchangeByRing[ring];
    return rows == null ? new IntArrayList() : rows;
  }

  /** The standing likes of a chosen account, in time order. */
  IntArrayList likes(int account) {
    @Nullable IntArrayList rows = likesByAccount.get(account);
    return rows == null ? new IntArrayList() : rows;
  }

  /** What is withheld from a shown target, in basis points by ring number, 0 for no ring. */
  Int2LongOpenHashMap withheld(int target) {
    return withheldByTarget.get(target);
  }
}
