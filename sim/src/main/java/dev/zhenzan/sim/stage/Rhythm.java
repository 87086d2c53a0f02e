package dev.zhenzan.sim.stage;

/**
 * When a person is about: a day's curve, moved by time zone and habit.
 *
 * <p>The curve has its low at four in the morning, a bump at noon and its height at nine in the
 * evening, as access logs of social sites do.
 *
 * @param shiftMinutes how far local habit runs ahead of UTC: the zone plus early or late rising
 */
public record Rhythm(int shiftMinutes) {
  private static final double[] LEVEL = {
    0.45, 0.22, 0.12, 0.07, 0.06, 0.09, 0.25, 0.60, 0.85, 0.80, 0.78, 0.90, //
    1.20, 1.10, 0.85, 0.80, 0.82, 0.95, 1.15, 1.35, 1.60, 1.75, 1.45, 0.85
  };
  private static final double TOP = 1.75;

  /** Under this level hardly anybody answers a message. */
  private static final double ASLEEP = 0.2;

  /** How lively the person is at the time, 0.06…1.75; about 0.8 on average. */
  public double level(long time) {
    return LEVEL[hour(time)];
  }

  /** Whether the person is likely to be up. */
  public boolean awake(long time) {
    return level(time) >= ASLEEP;
  }

  /** A moment of the day that begins at the given time, as lively hours are lively. */
  public long moment(long dayStart, Dice dice) {
    while (true) {
      long time = dayStart + dice.between(0, Span.DAY);
      if (dice.nextDouble() * TOP < level(time)) {
        return time;
      }
    }
  }

  /** The time itself if awake then, else some time in the two hours after waking. */
  public long whenAwake(long time, Dice dice) {
    long later = time;
    while (!awake(later)) {
      later += Span.HOUR;
    }
    return later == time ? time : later - later % Span.HOUR + dice.between(0, 2 * Span.HOUR);
  }

  private int hour(long time) {
    return (int) Math.floorMod((time + shiftMinutes * Span.MINUTE) / Span.HOUR, 24L);
  }
}
