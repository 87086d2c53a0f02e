package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands as time passes without new evidence, and when it will stand better: what
 * evidence adds to the prior halves every {@value #HALF_LIFE_DAYS} days of event time after the
 * last event that it rests on. A function of the verdict and of the newest event's time; no clock
 * is asked. It changes nothing that a like weighs: that follows the verdict, which the next closing
 * may change.
 */
final class Recovery {
  static final int HALF_LIFE_DAYS = 90;

  private static final double DAY_MILLIS = 86_400_000.0;

  /** The bands above the lowest, by the points with which they begin. */
  private static final int[] BANDS = {10, 40, 60, 90};

  private final double prior;
  private final double added;
  private final long evidenceMillis;

  private Recovery(Book.Account account, long evidenceMillis) {
    prior = account.priorMillinats() / 1e3;
    added = Math.max(0, (account.millinats() - account.priorMillinats()) / 1e3);
    this.evidenceMillis = evidenceMillis;
  }

  /**
   * @param evidenceMillis the time of the last event that the verdict rests on, {@link
   *     Long#MIN_VALUE} where it rests on none
   * @param asOfMillis the time of the newest event
   */
  static Doc shown(Book.Account account, long evidenceMillis, long asOfMillis) {
    Recovery recovery = new Recovery(account, evidenceMillis);
    boolean decays =
        evidenceMillis != Long.MIN_VALUE && asOfMillis > evidenceMillis && recovery.added > 0;
    int suspicion =
        decays ? recovery.suspicionMillionths(asOfMillis) : account.suspicionMillionths();
    Score now = Score.of(suspicion);
    return new Doc()
        .put("authenticity", now.points())
        .put("band", now.band())
        .put("band_zh", now.bandChinese())
        .put("as_of", Shown.time(asOfMillis))
        .put("evidence_until", Shown.time(evidenceMillis))
        .put("half_life_days", HALF_LIFE_DAYS)
        .put("path", recovery.path(now.points()));
  }

  private int suspicionMillionths(long atMillis) {
    double days = (atMillis - evidenceMillis) / DAY_MILLIS;
    double nats = prior + added * StrictMath.pow(2, -days / HALF_LIFE_DAYS);
    return (int) Math.round(1e6 / (1 + StrictMath.exp(-nats)));
  }

  /** When each better band will be reached if nothing is added. */
  private List<Doc> path(int points) {
    List<Doc> path = new ArrayList<>();
    for (int band : BANDS) {
      Long at = points >= band || evidenceMillis == Long.MIN_VALUE ? null : reached(band);
      if (at != null) {
        Score score = Score.of(suspicionMillionths(at));
        path.add(
            new Doc()
                .put("band", score.band())
                .put("band_zh", score.bandChinese())
                .put("authenticity", score.points())
                .put("at", Shown.time(at)));
      }
    }
    return path;
  }

  /** The first whole second at which a score has so many points, {@code null} for never. */
  private @Nullable Long reached(int points) {
    double suspicion = 1 - (points - 0.5) / 100;
    double nats = StrictMath.log(suspicion / (1 - suspicion));
    if (nats <= prior) {
      return null;
    }
    double halves = StrictMath.log(added / (nats - prior)) / StrictMath.log(2);
    double days = Math.max(0, halves * HALF_LIFE_DAYS) + 1;
    // The score is rounded, so the formula is right to some minutes only: look for the second.
    long before = Math.floorDiv(evidenceMillis, 1_000L);
    long after = before + (long) (days * DAY_MILLIS / 1_000);
    while (before + 1 < after) {
      long middle = (before + after) >>> 1;
      boolean there = Score.of(suspicionMillionths(middle * 1_000)).points() >= points;
      before = there ? before : middle;
      after = there ? middle : after;
    }
    return after * 1_000;
  }
}
