package dev.zhenzan.sim.ceiling;

import dev.zhenzan.core.flow.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of trees on the logistic loss.
 *
 * <p>Newton boosting over histograms: bins instead of values, the smaller child is summed and the
 * larger one is what is left of the parent (Ke et al., LightGBM, 2017). Left out on purpose:
 * sampling of rows and features, missing values, categories, early stopping. The same table gives
 * the same trees with any number of threads.
 */
public final class Boosting {
  private final double prior;
  private final List<Bins> bins = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private final double[] gain;

  private Boosting(int features, double prior) {
    this.prior = prior;
    gain = new double[features];
  }

  /**
   * How to train.
   *
   * @param trees how many
   * @param depth of each, at least 1
   * @param rate how much of a step is taken, 0…1
   * @param lambda holds small leaves back
   * @param curvatureMin the least that a leaf must hold; a row is at most 0.25
   */
  public record Settings(int trees, int depth, double rate, double lambda, double curvatureMin) {
    /** Good for some ten thousand rows. */
    public static final Settings DEFAULTS = new Settings(100, 5, 0.12, 2, 0.5);
  }

  /**
   * Trains.
   *
   * @param table by feature, by row; no NaN
   * @param label by row
   * @throws IllegalArgumentException if there is no feature, or no row of either kind
   */
  public static Boosting train(double[][] table, boolean[] label, Settings settings, Tasks tasks) {
    double positives = 0;
    for (boolean each : label) {
      positives += each ? 1 : 0;
    }
    if (table.length == 0 || positives == 0 || positives == label.length) {
      throw new IllegalArgumentException("nothing to learn from");
    }
    Boosting model =
        new Boosting(table.length, StrictMath.log(positives / (label.length - positives)));
    byte[][] binned = new byte[table.length][];
    for (int feature = 0; feature < table.length; feature++) {
      model.bins.add(Bins.of(table[feature]));
      binned[feature] = model.bins.get(feature).bin(table[feature]);
    }
    double[] odds = new double[label.length];
    Arrays.fill(odds, model.prior);
    for (int tree = 0; tree < settings.trees(); tree++) {
      Tree grown = new Growth(binned, label, odds, settings, tasks, model.gain).tree();
      model.trees.add(grown);
      for (int row = 0; row < odds.length; row++) {
        odds[row] += grown.of(binned, row);
      }
    }
    return model;
  }

  /** The log-odds of each row of another table with the same features. */
  public double[] predict(double[][] table) {
    byte[][] binned = new byte[table.length][];
    for (int feature = 0; feature < table.length; feature++) {
      binned[feature] = bins.get(feature).bin(table[feature]);
    }
    double[] odds = new double[table[0].length];
    for (int row = 0; row < odds.length; row++) {
      odds[row] = prior;
      for (Tree tree : trees) {
        odds[row] += tree.of(binned, row);
      }
    }
    return odds;
  }

  /** By feature, the share of the whole gain that its questions brought, 0…1. */
  public double[] importance() {
    double[] share = gain.clone();
    double sum = 0;
    for (double each : share) {
      sum += each;
    }
    for (int feature = 0; feature < share.length; feature++) {
      share[feature] /= Math.max(sum, Double.MIN_NORMAL);
    }
    return share;
  }
}
