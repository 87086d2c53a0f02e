package dev.zhenzan.server.ladder;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From how many strikes on which step follows.
 *
 * @param rungs in rising order of strikes
 * @param strikeMillis after how long a strike lapses
 * @param goodMillis after how long without a new strike those that are left weigh half: the way
 *     back for whoever has left a mutual-like group
 */
public record Rungs(List<Rung> rungs, long strikeMillis, long goodMillis) {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /**
   * @param strikes at this sum or above
   * @param forMillis for how long, {@link Long#MAX_VALUE} for good
   * @param weight what likes may weigh at most, in basis points, where the step weighs
   * @param review whether a person has to agree first: a case is opened instead
   */
  public record Rung(int strikes, Step step, long forMillis, int weight, boolean review) {}

  /**
   * The ladder as it is shipped: from two strikes a day's pause, from three the likes so far are
   * cleaned, from five three months' freeze; and nobody is banned by counting.
   */
  public static final Rungs DEFAULTS =
      new Rungs(
          List.of(
              new Rung(1, Step.OBSERVE, 30 * DAY, 0, false),
              new Rung(2, Step.LIMIT, 24 * HOUR, 0, false),
              new Rung(3, Step.CLEAN, Long.MAX_VALUE, 0, false),
              new Rung(5, Step.FREEZE, 90 * DAY, 0, false),
              new Rung(8, Step.BAN, Long.MAX_VALUE, 0, true)),
          180 * DAY,
          30 * DAY);

  /** Checks the order. */
  public Rungs {
    rungs = rungs.stream().sorted(Comparator.comparingInt(Rung::strikes)).toList();
    if (strikeMillis < 1 || goodMillis < 1) {
      throw new IllegalArgumentException("strikes must last for some time");
    }
  }

  /** The highest rung reached with so many strikes, {@code null} below the first. */
  @Nullable Rung reached(int strikes) {
    Rung reached = null;
    for (Rung rung : rungs) {
      reached = strikes >= rung.strikes() ? rung : reached;
    }
    return reached;
  }

  /** The next rung above so many strikes, {@code null} above the last. */
  public @Nullable Rung next(int strikes) {
    return rungs.stream().filter(rung -> rung.strikes() > strikes).findFirst().orElse(null);
  }
}
