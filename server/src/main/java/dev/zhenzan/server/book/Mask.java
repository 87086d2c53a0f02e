package dev.zhenzan.server.book;

import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * What people and policies have laid over the engine's word on one account's likes: a like weighs
 * whole, or at most so much, whatever the engine says.
 */
public final class Mask {
  private static final int FULL = 10_000;

  /** A person has said that the account is genuine. */
  public static final Mask WHOLE = new Mask(true, List.of());

  private final boolean whole;
  private final List<Cap> caps;

  private Mask(boolean whole, List<Cap> caps) {
    this.whole = whole;
    this.caps = caps;
  }

  /**
   * @param reason a word for it, the step that was taken, or "overruled"
   * @param most by the time of a like, in milliseconds since 1970, what it may weigh at most, in
   *     basis points
   */
  public record Cap(String reason, LongToIntFunction most) {}

  /** The least of the caps holds. */
  public static Mask of(List<Cap> caps) {
    return new Mask(false, List.copyOf(caps));
  }

  /** Whether the account's likes weigh whole, whatever the engine says. */
  public boolean isWhole() {
    return whole;
  }

  /** What a like weighs. */
  int weight(int engine, long likeMillis) {
    if (whole) {
      return FULL;
    }
    int weight = engine;
    for (Cap cap : caps) {
      weight = Math.min(weight, cap.most().applyAsInt(likeMillis));
    }
    return weight;
  }

  /** Why a like weighs other than the engine says: the first of the least caps. */
  byte reasonCode(long likeMillis) {
    Cap least = null;
    int most = FULL;
    for (Cap cap : caps) {
      int at = cap.most().applyAsInt(likeMillis);
      if (at < most) {
        least = cap;
        most = at;
      }
    }
    return Reasons.ofAct(least == null ? "overruled" : least.reason());
  }
}
