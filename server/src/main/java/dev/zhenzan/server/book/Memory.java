package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log in memory and the sums over it. One thread changes it; whoever reads keeps that thread
 * out.
 *
 * <p>Memory per event: 43 bytes of columns, 8 of chains, 3 of settled differences, its id (8 bytes
 * for a number, else its bytes and 12) and 12 to tell duplicates; per pair that ever met in a like
 * about 32.
 */
final class Memory {
  final Gathered log = new Gathered(1 << 12, EventIds.Shape.NONE);
  final Seen seen = new Seen(log.ids);
  final Chains byAccount = new Chains();
  final Chains byDevice = new Chains();
  final Pairs pairs = new Pairs();
  final Sums sums = new Sums();
  final Differences differences = new Differences();
  final Masks masks = new Masks();
  ClosedSums closed = new ClosedSums();

  /** What the closings so far have concluded. */
  Judged judged = Judged.NOTHING;

  /** The rings of the last closing. */
  List<RingRow> rings = List.of();

  /** Provisional weights of accounts whose likes do not count in full for now. */
  private final Int2IntOpenHashMap provisional = new Int2IntOpenHashMap();

  long newestMillis = Long.MIN_VALUE;
  long settledMillis = Long.MIN_VALUE;

  /** The oldest event that no closing has looked at. */
  long waitingMillis = Long.MAX_VALUE;

  long closing;

  /** The last act that weights know of. */
  long act;

  long duplicates;
  long late;

  /** Makes room for so many rows, so that nothing has to grow while they come. */
  void reserve(int rows) {
    log.reserve(rows);
    seen.reserve(rows);
    byAccount.reserve(rows);
    byDevice.reserve(rows);
  }

  /** Takes note of a row that was just set in {@link #log}. */
  void appended(int row) {
    long time = log.time(row);
    newestMillis = Math.max(newestMillis, time);
    waitingMillis = Math.min(waitingMillis, time);
    late += time <= settledMillis ? 1 : 0;
    byAccount.add(log.actor(row), row);
    if (log.device(row) >= 0) {
      byDevice.add(log.device(row), row);
    }
    EventType type = log.type(row);
    if (type == EventType.LIKE) {
      like(row, log.actor(row), log.target(row), time);
    } else if (type == EventType.UNLIKE) {
      unlike(row, log.actor(row), log.target(row), time);
    }
  }

  private void like(int row, int actor, int target, long time) {
    long pair = Pairs.pair(actor, target);
    long place = pairs.find(pair);
    if (place < 0) {
      place = pairs.add(pair, row);
      if (time > unlikedMillis(pair)) {
        stand(place, actor, target);
      }
      return;
    }
    boolean stood = stands(pair, place);
    if (time > log.time(pairs.likeRow(place))) {
      pairs.setLikeRow(place, row);
    }
    if (!stood && stands(pair, place)) {
      stand(place, actor, target);
    }
  }

  private void stand(long place, int actor, int target) {
    sums.stand(target, 1);
    wait(place, actor, target);
  }

  private void wait(long place, int actor, int target) {
    int weight = provisionalWeight(actor, log.time(pairs.likeRow(place)));
    pairs.settle(place, Pairs.pending(weight), (byte) 0);
    sums.pend(target, 1, weight);
  }

  /**
   * An unlike that is newer than all before it takes the like back; or, if it came late and a newer
   * like stands, that like may be another than the one that settled, and waits for the next
   * closing.
   */
  private void unlike(int row, int actor, int target, long time) {
    long pair = Pairs.pair(actor, target);
    if (time <= unlikedMillis(pair)) {
      return;
    }
    long place = pairs.find(pair);
    boolean stood = place >= 0 && stands(pair, place);
    pairs.setUnlikeRow(pair, row);
    if (!stood) {
      return;
    }
    unsettle(place, target);
    if (stands(pair, place)) {
      wait(place, actor, target);
    } else {
      sums.stand(target, -1);
    }
  }

  private void unsettle(long place, int target) {
    short weight = pairs.weight(place);
    if (weight >= 0) {
      sums.settle(target, -1, weight, pairs.reason(place));
    } else {
      sums.pend(target, -1, Pairs.pending(weight));
    }
  }

  private long unlikedMillis(long pair) {
    int row = pairs.unlikeRow(pair);
    return row < 0 ? Long.MIN_VALUE : log.time(row);
  }

  /** Whether the pair's like stands now. */
  boolean stands(long pair, long place) {
    return log.time(pairs.likeRow(place)) > unlikedMillis(pair);
  }

  /**
   * The like of a pair has been analysed and weighs so much, unless it was taken back since: then
   * what stands now, if anything, is a later like and waits.
   *
   * @param head rows from here on were not analysed
   * @param endMillis nor was what is later than this
   */
  void settle(int actor, int target, int weight, byte reason, int head, long endMillis) {
    long pair = Pairs.pair(actor, target);
    long place = pairs.find(pair);
    int unlike = pairs.unlikeRow(pair);
    boolean takenBackSince = unlike >= 0 && (unlike >= head || log.time(unlike) > endMillis);
    if (takenBackSince || !stands(pair, place)) {
      return;
    }
    if (pairs.weight(place) == weight && pairs.reason(place) == reason) {
      return;
    }
    unsettle(place, target);
    pairs.settle(place, (short) weight, reason);
    sums.settle(target, 1, weight, reason);
  }

  /** The moment that memory is of. */
  Book.Moment now() {
    return new Book.Moment(log.size(), closing, settledMillis, newestMillis, duplicates, late);
  }

  /** Acts hold from now on; what they weigh is in place already. */
  void hold(Settlement settlement) {
    closing = settlement.closing().number();
    act = settlement.closing().act();
    for (CountRow sums : settlement.counts()) {
      closed.changes(target(sums.target()), sums.settled(), sums.honest());
    }
  }

  /**
   * A closing holds from now on; its likes have settled already.
   *
   * @param after what closings have concluded, this one with them
   */
  void take(Settlement settlement, Judged after) {
    closing = settlement.closing().number();
    act = settlement.closing().act();
    settledMillis = settlement.closing().endMillis();
    waitingMillis = Long.MAX_VALUE;
    rings = settlement.rings();
    judged = after;
    settlement.verdicts().forEach(this::weigh);
  }

  /**
   * The row was not looked at by the last closing: what is pending between its account and its
   * target counts for now what the last verdict on the account says.
   */
  void pend(int row) {
    waitingMillis = Math.min(waitingMillis, log.time(row));
    EventType type = log.type(row);
    if (type == EventType.LIKE || type == EventType.UNLIKE) {
      pendAgain(row);
    }
  }

  private void pendAgain(int row) {
    int actor = log.actor(row);
    int target = log.target(row);
    long pair = Pairs.pair(actor, target);
    long place = pairs.find(pair);
    if (place >= 0 && pairs.weight(place) < 0 && stands(pair, place)) {
      unsettle(place, target);
      wait(place, actor, target);
    }
  }

  /** A settlement was not written: the next must not take its sums for written ones. */
  void forgetClosedSums() {
    closed = new ClosedSums();
  }

  /** A verdict holds for what comes from now on. */
  void weigh(VerdictRow verdict) {
    int weight = Judged.weight(verdict);
    int account = log.accounts.known(verdict.account());
    if (weight == LikeVerdicts.WHOLE) {
      provisional.remove(account);
    } else {
      provisional.put(account, weight);
    }
  }

  private int provisionalWeight(int account, long likeMillis) {
    int weight = provisional.getOrDefault(account, LikeVerdicts.WHOLE);
    Mask mask = masks.of(account);
    return mask == null ? weight : mask.weight(weight, likeMillis);
  }

  /** Lays a mask over an account, {@code null} for none: what it has pending counts by that now. */
  void lay(String name, @Nullable Mask mask) {
    int account = account(name);
    masks.lay(account, name, mask);
    int newest = account < 0 ? -1 : byAccount.newest(account);
    for (int row = newest; row >= 0; row = byAccount.before(row)) {
      if (log.type(row) == EventType.LIKE) {
        pendAgain(row);
      }
    }
  }

  /** Whether the account's likes are kept from counting in full. */
  boolean isFlagged(int account) {
    Mask mask = masks.of(account);
    if (mask != null) {
      return !mask.isWhole();
    }
    VerdictRow verdict = judged.of(log.accounts.name(account));
    return verdict != null && Judged.weight(verdict) < LikeVerdicts.WHOLE;
  }

  /** The number of an account, or -1 for one that nobody ever named. */
  int account(String name) {
    return log.accounts.known(name);
  }

  /** The number of a target, or -1. */
  int target(String name) {
    return log.targets.known(name);
  }
}
