package dev.zhenzan.core.shared;

import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.MeasureTable;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** How many likes and accounts each device (or each address) has, account after account. */
final class PlaceCounts {

  /** Places of one account told apart by a scan; beyond, by a hash set. */
  private static final int SCANNED = 16;

  private final int[] accounts;
  private final int[] likes;
  private final int[] scanned = new int[SCANNED];
  private int met;
  private int account = -1;
  private IntOpenHashSet more = new IntOpenHashSet();

  PlaceCounts(int places) {
    accounts = new int[places];
    likes = new int[places];
  }

  /**
   * Counts one like. Those of an account come one after the other.
   *
   * @param place below zero where not known
   */
  void like(int by, int place) {
    if (by != account) {
      forget(by);
    }
    if (place >= 0) {
      likes[place]++;
      if (isNew(place)) {
        accounts[place]++;
      }
    }
  }

  private void forget(int next) {
    account = next;
    met = 0;
    if (!more.isEmpty()) {
      more = new IntOpenHashSet();
    }
  }

  private boolean isNew(int place) {
    for (int at = 0; at < met; at++) {
      if (scanned[at] == place) {
        return false;
      }
    }
    if (met < SCANNED) {
      scanned[met++] = place;
      return true;
    }
    return more.add(place);
  }

  /** Adds what was counted of other accounts. */
  void add(PlaceCounts other) {
    for (int place = 0; place < likes.length; place++) {
      accounts[place] += other.accounts[place];
      likes[place] += other.likes[place];
    }
  }

  MeasureTable table(Key key) {
    SharedFold fold = new SharedFold(key);
    long[][] measures = new long[2][likes.length];
    for (int place = 0; place < likes.length; place++) {
      measures[0][place] = Math.min(accounts[place], SharedState.ACCOUNTS_MAX);
      measures[1][place] = likes[place];
    }
    return new MeasureTable(fold.name(), key, fold.measures(), measures, likes);
  }
}
