package dev.zhenzan.core.surge;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TailModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Targets whose likes outrun their own history, or their views.
 *
 * <p>Says where to look and convicts nobody: flash crowds surge, and a target's owner may be a
 * victim. It moves no account's verdict.
 *
 * @param signals the strongest, at most {@link #SIGNALS_MAX}
 * @param nulls the fitted models
 */
public record Surge(List<Signal> signals, List<NullModel> nulls) {

  /** No surges. */
  public static final Surge NONE = new Surge(List.of(), List.of());

  private static final int SIGNALS_MAX = 500;
  private static final int LIKES_MIN = 20;
  private static final double CAP_NATS = 6;
  private static final int MILLINATS_MIN = 1_500;
  private static final TailModel.Prior PEAK = new TailModel.Prior(250, 0.8, 0.5);
  private static final TailModel.Prior PER_VIEW = new TailModel.Prior(150, 0.8, 0.5);

  /** Judges the measures of {@link SurgeFold}. */
  public static Surge of(MeasureTable table, Grouping rowsOfTarget) {
    long[] likes = table.column("likes");
    long[] views = table.column("views");
    long[] peak = permille(table.column("likes_in_1_h"), likes);
    long[] perView = permille(likes, views);
    TailModel peaks =
        TailModel.fit("surge.peak_hour_permille", peak, key -> likes[key] >= LIKES_MIN, PEAK);
    TailModel ratios =
        TailModel.fit(
            "surge.likes_per_1000_views",
            perView,
            key -> likes[key] >= LIKES_MIN && views[key] > 0,
            PER_VIEW);
    List<Signal> signals = new ArrayList<>();
    for (int target = 0; target < table.keys(); target++) {
      if (likes[target] >= LIKES_MIN) {
        double lnP = peaks.lnTail(peak[target]);
        if (views[target] > 0) {
          lnP = Math.min(lnP, ratios.lnTail(perView[target])) + StrictMath.log(2);
        }
        int strength = Evidence.of(Math.min(0, lnP), CAP_NATS);
        if (strength >= MILLINATS_MIN) {
          signals.add(signal(table, rowsOfTarget, target, strength));
        }
      }
    }
    return new Surge(strongest(signals), List.of(peaks.describe(), ratios.describe()));
  }

  private static long[] permille(long[] part, long[] whole) {
    long[] permille = new long[part.length];
    for (int key = 0; key < part.length; key++) {
      permille[key] = whole[key] == 0 ? 0 : part[key] * 1000 / whole[key];
    }
    return permille;
  }

  private static Signal signal(
      MeasureTable table, Grouping rowsOfTarget, int target, int strength) {
    int from = rowsOfTarget.start(target);
    int to = Math.min(rowsOfTarget.end(target), from + Signal.ROWS_MAX);
    List<Fact> facts = new ArrayList<>();
    for (int measure = 0; measure < table.names().size(); measure++) {
      facts.add(new Fact(table.names().get(measure), table.measures()[measure][target]));
    }
    return new Signal(
        SignalKind.SURGE,
        Signal.Subject.TARGET,
        target,
        -1,
        strength,
        facts,
        Arrays.copyOfRange(rowsOfTarget.rows(), from, to));
  }

  private static List<Signal> strongest(List<Signal> signals) {
    return signals.stream()
        .sorted(Comparator.comparingInt(Signal::millinats).reversed().thenComparing(Signal::id))
        .limit(SIGNALS_MAX)
        .sorted(Comparator.comparing(Signal::id))
        .toList();
  }
}
