package dev.zhenzan.core.burst;

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

/**
 * Far more likes in seconds, minutes, hours or a day than the population gives.
 *
 * <p>A circumstance: live rooms, welcomed newcomers and power users burst too.
 */
public final class Burst {
  // Each width has its own log-normal law, fitted over the accounts with likes. The strongest of
  // the widths speaks, at the price of having been allowed to choose (Bonferroni).

  private static final double CAP_NATS = 2.5;

  private static final TailModel.Prior[] PRIORS = {
    new TailModel.Prior(2, 0.6, 0.35),
    new TailModel.Prior(3, 0.7, 0.35),
    new TailModel.Prior(5, 0.9, 0.4),
    new TailModel.Prior(8, 1.0, 0.5),
  };

  private Burst() {}

  /** Judges the measures of {@link BurstFold}. */
  public static AccountEvidence of(MeasureTable table, Likes likes) {
    double[] strongest = new double[table.keys()];
    List<NullModel> nulls = new ArrayList<>();
    for (int width = 0; width < PRIORS.length; width++) {
      String name = table.names().get(width + 1);
      long[] most = table.column(name);
      TailModel model = TailModel.fit("burst." + name, most, key -> most[key] > 0, PRIORS[width]);
      nulls.add(model.describe());
      strongest(most, model, strongest);
    }
    return new TableEvidence(SignalKind.BURST, evidence(strongest), table, likes, nulls);
  }

  private static void strongest(long[] most, TailModel model, double[] lnP) {
    double median = model.median();
    for (int account = 0; account < most.length; account++) {
      if (most[account] > median) {
        lnP[account] = Math.min(lnP[account], model.lnTail(most[account]));
      }
    }
  }

  private static int[] evidence(double[] lnP) {
    double choice = StrictMath.log(PRIORS.length);
    int[] millinats = new int[lnP.length];
    for (int account = 0; account < lnP.length; account++) {
      millinats[account] = Evidence.of(Math.min(0, lnP[account] + choice), CAP_NATS);
    }
    return millinats;
  }
}
