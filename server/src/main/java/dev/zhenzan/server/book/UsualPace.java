package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.verdict.Verdicts;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How busy people are at most in this very community: what a gate may hold against somebody is what
 * nearly nobody does here, not a number from elsewhere.
 *
 * <p>Minutes, hours and days are those of the clock in UTC: a busiest minute of seven likes may lie
 * across two of them and count as four. Flagged accounts are left out, so that a farm does not
 * become the custom.
 */
final class UsualPace {
  private static final long MINUTE_MILLIS = 60_000;
  private static final long[] WINDOW_MILLIS = {
    MINUTE_MILLIS, 60 * MINUTE_MILLIS, 24 * 60 * MINUTE_MILLIS
  };

  /** Of 1,000 people this many at most may be beyond what is usual. */
  private static final int BEYOND_PER_THOUSAND = 1;

  private UsualPace() {}

  static Book.Pace of(Analysed analysed) {
    EventColumns events = analysed.events();
    Verdicts verdicts = analysed.findings().verdicts();
    int[] usual = new int[WINDOW_MILLIS.length];
    for (int window = 0; window < usual.length; window++) {
      int[] peaks = peaks(events, verdicts, WINDOW_MILLIS[window]);
      usual[window] = nearlyAll(peaks);
    }
    return new Book.Pace(usual[0], usual[1], usual[2], nearlyAll(accountsOnDevices(events)));
  }

  /** By account its busiest window; 0 for the flagged. */
  private static int[] peaks(EventColumns events, Verdicts verdicts, long windowMillis) {
    int accounts = events.entities().accounts();
    int[] peaks = new int[accounts];
    int[] count = new int[accounts];
    long[] window = new long[accounts];
    Arrays.fill(window, -1);
    for (int row = 0; row < events.size(); row++) {
      int actor = events.actor()[row];
      if (events.type()[row] == EventType.LIKE.ordinal() && !verdicts.isFlagged(actor)) {
        long now = Math.floorDiv(events.time()[row], windowMillis);
        count[actor] = window[actor] == now ? count[actor] + 1 : 1;
        window[actor] = now;
        peaks[actor] = Math.max(peaks[actor], count[actor]);
      }
    }
    return peaks;
  }

  /** By device on its busiest day how many accounts were seen there. */
  private static int[] accountsOnDevices(EventColumns events) {
    int @Nullable [] device = events.device();
    int[] peaks = new int[events.entities().devices()];
    if (device == null) {
      return peaks;
    }
    int[] count = new int[peaks.length];
    LongOpenHashSet seen = new LongOpenHashSet();
    long today = Long.MIN_VALUE;
    for (int row = 0; row < events.size(); row++) {
      long day = Math.floorDiv(events.time()[row], WINDOW_MILLIS[2]);
      if (day != today) {
        today = day;
        seen.clear();
        Arrays.fill(count, 0);
      }
      int on = device[row];
      if (on >= 0 && seen.add((long) on << 32 | events.actor()[row])) {
        peaks[on] = Math.max(peaks[on], ++count[on]);
      }
    }
    return peaks;
  }

  /** The least number that all but the allowed share of the non-zero ones do not exceed. */
  private static int nearlyAll(int[] peaks) {
    int[] sorted = Arrays.stream(peaks).filter(peak -> peak > 0).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    int beyond = sorted.length * BEYOND_PER_THOUSAND / 1000;
    return sorted[sorted.length - 1 - beyond];
  }
}
