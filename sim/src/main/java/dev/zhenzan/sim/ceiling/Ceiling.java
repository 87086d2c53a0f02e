package dev.zhenzan.sim.ceiling;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.feature.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trained ceiling: a model and the names of what it looks at. */
public final class Ceiling {
  private final List<String> names;
  private final Boosting model;

  private Ceiling(List<String> names, Boosting model) {
    this.names = names;
    this.model = model;
  }

  /**
   * One world to learn from.
   *
   * @param features the same ones in the same order for every world
   * @param guilty by account
   */
  public record Lesson(List<Feature> features, boolean[] guilty) {}

  /**
   * What a feature is worth.
   *
   * @param feature its name
   * @param share of the gain of all, 0…1
   */
  public record Worth(String feature, double share) {}

  /**
   * Learns from worlds.
   *
   * @throws IllegalArgumentException if the worlds differ in features
   */
  public static Ceiling learn(List<Lesson> lessons, Boosting.Settings settings, Tasks tasks) {
    List<String> names = names(lessons.get(0).features());
    int rows = lessons.stream().mapToInt(lesson -> lesson.guilty().length).sum();
    double[][] table = new double[names.size()][rows];
    boolean[] label = new boolean[rows];
    int from = 0;
    for (Lesson lesson : lessons) {
      if (!names(lesson.features()).equals(names)) {
        throw new IllegalArgumentException("worlds with different features");
      }
      int n = lesson.guilty().length;
      System.arraycopy(lesson.guilty(), 0, label, from, n);
      for (int feature = 0; feature < table.length; feature++) {
        double[] values = lesson.features().get(feature).values();
        System.arraycopy(values, 0, table[feature], from, n);
      }
      from += n;
    }
    return new Ceiling(names, Boosting.train(table, label, settings, tasks));
  }

  /** The log-odds of each account of another world. */
  public double[] score(List<Feature> features) {
    double[][] table = features.stream().map(Feature::values).toArray(double[][]::new);
    return model.predict(table);
  }

  /** The features by what they are worth, the most first. */
  public List<Worth> worth() {
    double[] share = model.importance();
    List<Worth> worth = new ArrayList<>();
    for (int feature = 0; feature < share.length; feature++) {
      worth.add(new Worth(names.get(feature), share[feature]));
    }
    worth.sort(Comparator.comparingDouble(Worth::share).reversed());
    return List.copyOf(worth);
  }

  private static List<String> names(List<Feature> features) {
    return features.stream().map(Feature::name).toList();
  }
}
