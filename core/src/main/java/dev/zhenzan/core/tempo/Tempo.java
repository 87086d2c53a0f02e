package dev.zhenzan.core.tempo;

import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TableEvidence;
import dev.zhenzan.core.signal.TailModel;
import java.util.List;

/** Intervals too regular, or likes round the clock. */
public final class Tempo {
  // Regularity: the collision probability of an account's intervals against a log-normal law of
  // what the population shows, for accounts with enough intervals to tell. Feeds make people quick
  // and bunched, so the law is fitted, not assumed.
  //
  // Rhythm: somebody who sleeps leaves a third of the day empty. With n likes dealt evenly over the
  // 24 hours the number of empty hours is known (the occupancy problem); what counts is how seldom
  // the population fills as many hours at such activity: hours are compared among accounts with at
  // least HOURS_LIKES_MIN likes over DAYS_MIN days.
  //
  // Evaded by drawing intervals from a person's log (replay) and by sleeping; each costs the evader
  // throughput. Left out on purpose: matching replayed sequences between accounts.

  private static final double CAP_NATS = 4;
  private static final int INTERVALS_MIN = 12;
  private static final int HOURS_LIKES_MIN = 60;
  private static final int DAYS_MIN = 3;
  private static final TailModel.Prior REGULAR = new TailModel.Prior(60, 0.5, 0.35);
  private static final TailModel.Prior AWAKE = new TailModel.Prior(13, 0.25, 0.15);

  private Tempo() {}

  /** Judges the measures of {@link TempoFold}. */
  public static AccountEvidence of(MeasureTable table, Likes likes) {
    long[] intervals = table.column("intervals");
    long[] collision = table.column("collision_permille");
    long[] hours = table.column("hours_active");
    long[] days = table.column("days_active");
    long[] given = table.column("likes");
    TailModel regular =
        TailModel.fit(
            "tempo.collision_permille", collision, key -> intervals[key] >= INTERVALS_MIN, REGULAR);
    TailModel awake =
        TailModel.fit(
            "tempo.hours_active",
            hours,
            key -> given[key] >= HOURS_LIKES_MIN && days[key] >= DAYS_MIN,
            AWAKE);
    int[] millinats = new int[table.keys()];
    for (int account = 0; account < millinats.length; account++) {
      double lnP = 0;
      if (intervals[account] >= INTERVALS_MIN) {
        lnP = regular.lnTail(collision[account]);
      }
      if (given[account] >= HOURS_LIKES_MIN && days[account] >= DAYS_MIN) {
        lnP = Math.min(lnP, awake.lnTail(hours[account]));
      }
      millinats[account] = Evidence.of(Math.min(0, lnP + StrictMath.log(2)), CAP_NATS);
    }
    List<NullModel> nulls = List.of(regular.describe(), awake.describe());
    return new TableEvidence(SignalKind.TEMPO, millinats, table, likes, nulls);
  }
}
