package dev.zhenzan.core.flow;

/**
 * How far event time has come, when events may arrive late by a bounded amount.
 *
 * <p>A watermark of {@code w} says that no event with {@code time ≤ w} is still awaited. It only
 * ever rises. An event that is exactly {@code lateness} older than the newest is still in time.
 */
public final class Watermark {
  /** Before any event. */
  public static final long NONE = Long.MIN_VALUE;

  /** After the last event: everything may be folded and closed. */
  public static final long END = Long.MAX_VALUE;

  private final long latenessMillis;
  private long time = NONE;

  /**
   * A watermark that has seen nothing.
   *
   * @param latenessMillis how much older than the newest event an event may be on arrival, at least
   *     0
   */
  public Watermark(long latenessMillis) {
    if (latenessMillis < 0) {
      throw new IllegalArgumentException("lateness must not be negative: " + latenessMillis);
    }
    this.latenessMillis = latenessMillis;
  }

  /** Takes note of an event's time and returns the watermark after it. */
  public long observe(long eventTime) {
    // Near the beginning of time the subtraction would wrap around to the end of it.
    if (eventTime > NONE + latenessMillis) {
      time = Math.max(time, eventTime - latenessMillis - 1);
    }
    return time;
  }

  /** Ends the stream: returns {@link #END}, and so it stays. */
  public long end() {
    time = END;
    return time;
  }

  /** The watermark now. */
  public long time() {
    return time;
  }
}
