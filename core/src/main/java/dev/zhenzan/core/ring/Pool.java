package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;

/** One pool: its members, and the quiet targets that are theirs. */
final class Pool {
  private static final double CAP_NATS = 6;

  private final Likes likes;
  private final int[] blockOfTarget;
  private final int block;
  private final int[] members;
  private final int[] likers;
  private long given;

  /**
   * Takes stock of a pool.
   *
   * @param blockOfTarget the block of each target
   * @param block the pool's
   * @param members ascending
   */
  Pool(Likes likes, int[] blockOfTarget, int block, int[] members) {
    this.likes = likes;
    this.blockOfTarget = blockOfTarget;
    this.block = block;
    this.members = members;
    likers = new int[blockOfTarget.length];
    Grouping by = likes.byAccount();
    for (int member : members) {
      given += by.size(member);
      for (int at = by.start(member); at < by.end(member); at++) {
        likers[likes.target()[by.rows()[at]]]++;
      }
    }
  }

  int[] members() {
    return members;
  }

  /**
   * Says of every like of a member on the pool's targets how many times more members stand beside
   * it than their share of all likes explains.
   *
   * @param millinats by like; the stronger reason stays
   */
  void weigh(int[] millinats) {
    double usual = (double) given / likes.size();
    Grouping by = likes.byAccount();
    for (int member : members) {
      for (int at = by.start(member); at < by.end(member); at++) {
        int like = by.rows()[at];
        int target = likes.target()[like];
        if (blockOfTarget[target] == block && likers[target] > 1) {
          double beside = (likers[target] - 1.0) / (likes.byTarget().size(target) - 1);
          double nats = Math.min(CAP_NATS, StrictMath.log(beside / usual));
          millinats[like] = Math.max(millinats[like], (int) Math.round(1_000 * nats));
        }
      }
    }
  }

  /**
   * ln of how many blocks of so many accounts and targets chance would make as full of likes, in
   * thousandths: the Chernoff bound of a Poisson tail, times the ways to choose them.
   */
  long falseAlarmsMillinats() {
    long inside = 0;
    long onTargets = 0;
    int targets = 0;
    for (int target = 0; target < likers.length; target++) {
      if (blockOfTarget[target] == block) {
        inside += likers[target];
        onTargets += likes.byTarget().size(target);
        targets++;
      }
    }
    double expected = (double) given * onTargets / likes.size();
    double tail =
        inside <= expected ? 0 : inside * StrictMath.log(inside / expected) - (inside - expected);
    double ways =
        ways(members.length, likes.byAccount().keys()) + ways(targets, likes.byTarget().keys());
    return Math.round(1_000 * (ways - tail));
  }

  /** An upper bound of ln of the ways to choose some of all. */
  private static double ways(int some, int all) {
    return some == 0 ? 0 : some * (1 + StrictMath.log((double) all / some));
  }
}
