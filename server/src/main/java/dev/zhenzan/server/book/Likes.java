package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.gather.Gathered;

/**
 * What likes and unlikes come to: which like of a pair stands, what it weighs, and the sums over
 * that. Whoever keeps to some of the segments of the pairs may do so beside others, with sums of
 * their own.
 */
final class Likes {
  private final Gathered log;
  private final Pairs pairs;
  private final Provisional provisional;
  private final Sums sums;

  Likes(Gathered log, Pairs pairs, Provisional provisional, Sums sums) {
    this.log = log;
    this.pairs = pairs;
    this.provisional = provisional;
    this.sums = sums;
  }

  /** Takes note of a row that was just set in the log. */
  void appended(int row) {
    EventType type = log.type(row);
    if (type == EventType.LIKE) {
      like(row, log.actor(row), log.target(row));
    } else if (type == EventType.UNLIKE) {
      unlike(row, log.actor(row), log.target(row));
    }
  }

  private boolean isOfPair(int row) {
    EventType type = log.type(row);
    return type == EventType.LIKE || type == EventType.UNLIKE;
  }

  void like(int row, int actor, int target) {
    long pair = Pairs.pair(actor, target);
    long place = pairs.find(pair);
    if (place < 0) {
      place = pairs.add(pair, row);
      if (stands(pair, place)) {
        stand(place, actor, target);
      }
      return;
    }
    boolean stood = stands(pair, place);
    if (log.time(row) > log.time(pairs.likeRow(place))) {
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
    int weight = provisional.weight(actor, log, pairs.likeRow(place));
    pairs.settle(place, Pairs.pending(weight), (byte) 0);
    sums.pend(target, 1, weight);
  }

  /**
   * An unlike that is newer than all before it takes the like back; or, if it came late and a newer
   * like stands, that like may be another than the one that settled, and waits for the next
   * closing.
   */
  void unlike(int row, int actor, int target) {
    long pair = Pairs.pair(actor, target);
    int before = pairs.unlikeRow(pair);
    if (before >= 0 && log.time(row) <= log.time(before)) {
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

  /** Whether the pair's like stands now. */
  boolean stands(long pair, long place) {
    int unlike = pairs.unlikeRow(pair);
    return unlike < 0 || log.time(pairs.likeRow(place)) > log.time(unlike);
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

  /** What is pending between the account and the target of a row counts for now as it does now. */
  void pendAgain(int row) {
    if (!isOfPair(row)) {
      return;
    }
    int actor = log.actor(row);
    int target = log.target(row);
    long pair = Pairs.pair(actor, target);
    long place = pairs.find(pair);
    if (place >= 0 && pairs.weight(place) < 0 && stands(pair, place)) {
      unsettle(place, target);
      wait(place, actor, target);
    }
  }
}
