package dev.zhenzan.core.verdict;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Decides what each like weighs. */
public final class LikeWeigher {
  // A like of an account that is not flagged is whole. An account that has no taste of its own
  // gives
  // nothing (CLEAN). Of a real person's likes (WEIGH_LESS) those that are part of the ring's
  // exchange weigh what is left of doubt: one minus the probability, at even odds before the
  // evidence, that the like belongs to the exchange. The others stay whole.

  private static final int PARTS = 8;

  private LikeWeigher() {}

  /**
   * Weighs all likes.
   *
   * @param exchange what speaks for each like being part of its ring's exchange, in millinats
   * @param company what the company that it keeps says, in millinats; the stronger of the two
   *     counts
   */
  public static LikeVerdicts of(
      byte[] status,
      Likes likes,
      int[] exchange,
      IntUnaryOperator company,
      Verdicts verdicts,
      Tasks tasks) {
    short[] weight = new short[status.length];
    int[] evidence = new int[status.length];
    Arrays.fill(weight, (short) LikeVerdicts.WHOLE);
    tasks.run(
        PARTS,
        part -> {
          int from = (int) ((long) likes.size() * part / PARTS);
          int to = (int) ((long) likes.size() * (part + 1) / PARTS);
          for (int like = from; like < to; like++) {
            int row = likes.row()[like];
            Action action = verdicts.action()[likes.actor()[like]];
            evidence[row] =
                action == Action.NONE
                    ? exchange[like]
                    : Math.max(0, Math.max(exchange[like], company.applyAsInt(like)));
            weight[row] = weight(action, evidence[row]);
          }
        });
    return new LikeVerdicts(status, weight, evidence);
  }

  private static short weight(Action action, int evidence) {
    return switch (action) {
      case CLEAN -> 0;
      case WEIGH_LESS -> doubt(evidence);
      default -> (short) LikeVerdicts.WHOLE;
    };
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
