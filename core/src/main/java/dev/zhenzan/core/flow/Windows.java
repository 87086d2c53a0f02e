package dev.zhenzan.core.flow;

/**
 * The most events in any window of one width, to within half a window: counts are kept in half
 * windows, and every two neighbouring halves are one window. Three numbers of state, whatever
 * comes.
 *
 * <p>What it misses: a burst that straddles a boundary may be counted up to one half short; the
 * neighbouring pair of halves then holds the most of it.
 */
public final class Windows {
  private Windows() {}

  /** Offsets in a state of {@link #FIELDS} longs a width. */
  public static final int HALF = 0;

  public static final int NOW = 1;
  public static final int BEFORE = 2;
  public static final int MOST = 3;
  public static final int FIELDS = 4;

  /**
   * Counts one event in the window whose state begins at {@code at}.
   *
   * @param half the number of the half window in which it lies; never falling
   */
  public static void count(long[] state, int at, long half) {
    long now = state[at + NOW];
    if (now == 0 || half != state[at + HALF]) {
      state[at + BEFORE] = half == state[at + HALF] + 1 ? now : 0;
      state[at + HALF] = half;
      now = 0;
    }
    state[at + NOW] = ++now;
    state[at + MOST] = Math.max(state[at + MOST], state[at + BEFORE] + now);
  }
}
