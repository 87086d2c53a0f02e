package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
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
  private final Provisional provisional = new Provisional(masks);
  private final Likes likes = new Likes(log, pairs, provisional, sums);
  ClosedSums closed = new ClosedSums();

  /** What the closings so far have concluded. */
  Judged judged = Judged.NOTHING;

  /** The rings of the last closing. */
  List<RingRow> rings = List.of();

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
    chain(row);
    likes.appended(row);
  }

  /** The same likes, whose sums are kept apart until they are added to these. */
  Likes likesApart(Sums apart) {
    return new Likes(log, pairs, provisional, apart);
  }

  /** Finds the row again by its account and its device. */
  void chain(int row) {
    byAccount.add(log.actor(row), row);
    if (log.device(row) >= 0) {
      byDevice.add(log.device(row), row);
    }
  }

  /** Whether the pair's like stands now. */
  boolean stands(long pair, long place) {
    return likes.stands(pair, place);
  }

  /** See {@link Likes#settle}. */
  void settle(int actor, int target, int weight, byte reason, int head, long endMillis) {
    likes.settle(actor, target, weight, reason, head, endMillis);
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
    likes.pendAgain(row);
  }

  /** A settlement was not written: the next must not take its sums for written ones. */
  void forgetClosedSums() {
    closed = new ClosedSums();
  }

  /** A verdict holds for what comes from now on. */
  void weigh(VerdictRow verdict) {
    int weight = Judged.weight(verdict);
    int account = log.accounts.known(verdict.account());
    provisional.set(account, weight);
  }

  /** Lays a mask over an account, {@code null} for none: what it has pending counts by that now. */
  void lay(String name, @Nullable Mask mask) {
    int account = account(name);
    masks.lay(account, name, mask);
    int newest = account < 0 ? -1 : byAccount.newest(account);
    for (int row = newest; row >= 0; row = byAccount.before(row)) {
      likes.pendAgain(row);
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
