package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds pairs of accounts that act in lockstep: the same targets in the same minutes, again and
 * again, beyond what their activity and the targets' popularity explain.
 */
public final class Lockstep {
  // CopyCatch [1] and SynchroTrap [2] look for groups that like the same pages within a time window
  // and need the window, the group size and a similarity cut to be given. Here the question is put
  // to chance instead [3]: how often would two accounts of this activity meet as tightly as that,
  // on
  // as many targets, somewhere in this log? A pair is a link when fewer than one such pair is to be
  // expected. Tightness is counted in likes rather than in seconds, so that a viral hour explains
  // the meetings in it; similarity is containment rather than Jaccard, so that camouflage does not
  // dilute it: what else an account likes only enters through its activity.
  //
  // People with shared interests meet more often than the configuration model says. How much more
  // is fitted: the ratio of the pairs seen to meet again to those expected to.
  //
  // Left out on purpose: CopyCatch's search for one common time offset, Jaccard cuts.
  //
  // [1] Beutel et al., CopyCatch: stopping group attacks by spotting lockstep behavior, WWW 2013.
  // [2] Cao et al., Uncovering large groups of active malicious accounts, CCS 2014.
  // [3] Desolneux, Moisan, Morel, Meaningful alignments, IJCV 40(1), 2000 (number of false alarms).

  /** Weight of the prior belief that communities explain nothing, in expected meetings. */
  private static final double PRIOR_MEETINGS = 50;

  private Lockstep() {}

  /**
   * Weighs all pairs.
   *
   * @param ownerOfTarget the owner of each target, -1 where not known
   * @param deviceOf the device that an account shares with others to a degree that is not usual, -1
   *     where none: on one such device, fans of one owner are no excuse
   * @param deepRows whether a like goes with a comment or a share, by row of the log
   */
  public static Links find(
      Likes likes, int[] ownerOfTarget, int[] deviceOf, boolean[] deepRows, Tasks tasks) {
    boolean[] deep = any(deepRows) ? deepRows : null;
    int[] activity = activity(likes, deep);
    Crowds crowds = Crowds.of(likes, deep, tasks);
    double lnPairs = lnPairs(activity);
    PairTally tally = new PairTally(likes, crowds, activity, lnPairs, tasks).run();
    double inflation = inflation(tally, likes.size());
    return Collector.collect(
        likes, crowds, ownerOfTarget, deviceOf, activity, tally, inflation, tasks);
  }

  /**
   * How much more often innocent pairs meet again than the configuration model says, at least 1. Of
   * two estimates the smaller: rings make pairs meet a third time and more, the same content under
   * two names makes many pairs meet exactly twice, while communities raise both alike.
   */
  private static double inflation(PairTally tally, int likes) {
    double degree = 2.0 * tally.coActions / Math.max(1, likes);
    double again = ratio(tally.pairsAgain, tally.expectedAgain * degree);
    double third = ratio(tally.pairsThird, tally.expectedThirdNano / 1e9 * degree);
    return Math.max(1, Math.min(again, third));
  }

  private static double ratio(long seen, double expected) {
    return (seen + PRIOR_MEETINGS) / (expected + PRIOR_MEETINGS);
  }

  /** ln of the number of pairs of accounts that could meet twice at all. */
  static double lnPairs(int[] activity) {
    long eligible = 0;
    for (int likesOfAccount : activity) {
      eligible += likesOfAccount >= 2 ? 1 : 0;
    }
    double accounts = Math.max(2, eligible);
    return StrictMath.log(accounts * (accounts - 1) / 2);
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  /** Likes of each account that are nothing but likes. */
  private static int[] activity(Likes likes, boolean @Nullable [] deep) {
    int[] activity = new int[likes.byAccount().keys()];
    Arrays.setAll(activity, likes.byAccount()::size);
    for (int like = 0; deep != null && like < likes.size(); like++) {
      if (deep[likes.row()[like]]) {
        activity[likes.actor()[like]]--;
      }
    }
    return activity;
  }
}
