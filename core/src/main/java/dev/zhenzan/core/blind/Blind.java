package dev.zhenzan.core.blind;

import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TableEvidence;
import dev.zhenzan.core.signal.TailModel;
import java.util.ArrayList;
import java.util.List;

/** Likes without a view, or under human dwell, again and again. */
public final class Blind {
  // Three measures, each against a log-normal law of the population and each standing aside where
  // its column is missing: the share of likes on targets never viewed (only where the log has views
  // at all), the typical dwell (lower tail), and likes per deed of any other kind (only where the
  // log has such deeds). One look is not a habit: accounts with fewer than LIKES_MIN likes are not
  // judged. The strongest of the three speaks, at the price of having been chosen.
  //
  // Evaded by opening what is liked and waiting: which costs the evader the time that makes faked
  // likes cheap.

  private static final double CAP_NATS = 4;
  private static final int LIKES_MIN = 5;
  private static final TailModel.Prior UNSEEN = new TailModel.Prior(50, 1.5, 0.8);
  private static final TailModel.Prior DWELL = new TailModel.Prior(8_000, 0.7, 0.4);
  private static final TailModel.Prior BARE = new TailModel.Prior(10, 1.2, 0.8);

  private final MeasureTable table;
  private final long[] given;
  private final double[] lnP;
  private final List<NullModel> nulls = new ArrayList<>();

  private Blind(MeasureTable table) {
    this.table = table;
    given = table.column("likes");
    lnP = new double[table.keys()];
  }

  /** Judges the measures of {@link BlindFold}. */
  public static AccountEvidence of(MeasureTable table, Likes likes) {
    Blind blind = new Blind(table);
    if (blind.any("views")) {
      blind.unseen();
    }
    if (blind.any("dwells")) {
      blind.hasty();
    }
    if (blind.any("others")) {
      blind.onlyLikes();
    }
    return new TableEvidence(
        SignalKind.BLIND, blind.evidence(), table, likes, List.copyOf(blind.nulls));
  }

  private boolean any(String measure) {
    for (long value : table.column(measure)) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  private void unseen() {
    long[] without = table.column("without_view");
    long[] permille = new long[given.length];
    for (int account = 0; account < given.length; account++) {
      permille[account] = 1000 * without[account] / Math.max(1, given[account]);
    }
    upper("blind.without_view_permille", permille, UNSEEN);
  }

  private void onlyLikes() {
    long[] others = table.column("others");
    long[] perDeed = new long[given.length];
    for (int account = 0; account < given.length; account++) {
      perDeed[account] = given[account] / (1 + others[account]);
    }
    upper("blind.likes_per_other_deed", perDeed, BARE);
  }

  private void upper(String name, long[] values, TailModel.Prior prior) {
    TailModel model = TailModel.fit(name, values, this::isJudged, prior);
    nulls.add(model.describe());
    for (int account = 0; account < given.length; account++) {
      if (isJudged(account)) {
        lnP[account] = Math.min(lnP[account], model.lnTail(values[account]));
      }
    }
  }

  private void hasty() {
    long[] dwell = table.column("typical_dwell_ms");
    TailModel model =
        TailModel.fit(
            "blind.typical_dwell_ms", dwell, key -> isJudged(key) && dwell[key] >= 0, DWELL);
    nulls.add(model.describe());
    for (int account = 0; account < given.length; account++) {
      if (isJudged(account) && dwell[account] >= 0) {
        lnP[account] = Math.min(lnP[account], model.lnLowerTail(dwell[account]));
      }
    }
  }

  private boolean isJudged(int account) {
    return given[account] >= LIKES_MIN;
  }

  private int[] evidence() {
    double choice = StrictMath.log(Math.max(1, nulls.size()));
    int[] millinats = new int[lnP.length];
    for (int account = 0; account < lnP.length; account++) {
      millinats[account] = Evidence.of(Math.min(0, lnP[account] + choice), CAP_NATS);
    }
    return millinats;
  }
}
