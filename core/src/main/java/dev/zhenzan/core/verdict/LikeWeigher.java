package dev.zhenzan.core.verdict;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.ring.Rings;
import java.util.Arrays;

/** Decides what each like weighs. */
public final class LikeWeigher {
  // A like of an account that is not flagged is whole. An account that has no taste of its own
  // gives
  // nothing (CLEAN). Of a real person's likes (WEIGH_LESS) those that are part of the ring's
  // exchange weigh what is left of doubt: one minus the probability, at even odds before the
  // evidence, that the like belongs to the exchange. The others stay whole.

  private LikeWeigher() {}

  /** Weighs all likes. */
  public static LikeVerdicts of(byte[] status, Likes likes, Rings rings, Verdicts verdicts) {
    short[] weight = new short[status.length];
    int[] evidence = new int[status.length];
    Arrays.fill(weight, (short) LikeVerdicts.WHOLE);
    for (int like = 0; like < likes.size(); like++) {
      int account = likes.actor()[like];
      int row = likes.row()[like];
      evidence[row] = rings.likeMillinats()[like];
      switch (verdicts.action()[account]) {
        case CLEAN -> weight[row] = 0;
        case WEIGH_LESS -> weight[row] = doubt(evidence[row]);
        default -> {}
      }
    }
    return new LikeVerdicts(status, weight, evidence);
  }

  /** What is left of doubt, in basis points; whole without evidence, nothing at 99 % and above. */
  private static short doubt(int millinats) {
    if (millinats <= 0) {
      return (short) LikeVerdicts.WHOLE;
    }
    double part = 1 / (1 + StrictMath.exp(-millinats / 1000.0));
    return part >= 0.99 ? 0 : (short) Math.round(LikeVerdicts.WHOLE * (1 - part));
  }
}
