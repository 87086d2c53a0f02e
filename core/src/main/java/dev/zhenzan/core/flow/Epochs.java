package dev.zhenzan.core.flow;

/**
 * Time cut into epochs of equal length; epoch 0 begins at 1970-01-01T00:00Z, and those before it
 * have negative numbers.
 *
 * @param millis the length of an epoch, at least 1
 */
public record Epochs(long millis) {

  /** Checks the range. */
  public Epochs {
    if (millis < 1) {
      throw new IllegalArgumentException("an epoch must last at least 1 ms, not " + millis);
    }
  }

  /** The epoch that the time belongs to. */
  public long of(long time) {
    return Math.floorDiv(time, millis);
  }

  /** The last millisecond of an epoch: a watermark that reaches it closes the epoch. */
  public long last(long epoch) {
    long start =
        epoch * millis; // Fits where the epoch came from a time after the very first epoch.
    long last = start + (millis - 1);
    return last < start ? Long.MAX_VALUE : last;
  }
}
