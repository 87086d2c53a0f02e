package dev.zhenzan.sim.board;

import dev.zhenzan.sim.score.FlaggedShare;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One method in one world, over seeds.
 *
 * @param world the world's name
 * @param method the method's name
 * @param seeds how many seeds
 * @param figures every figure; NaN where it means nothing
 * @param attacks by attack how many of the guilty were flagged, all seeds together
 * @param innocents by background how many of the innocent were flagged, all seeds together
 * @param curve the mean precision at each recall; empty without guilty accounts
 */
public record Summary(
    String world,
    String method,
    int seeds,
    Map<Figure, Spread> figures,
    List<FlaggedShare> attacks,
    List<FlaggedShare> innocents,
    double[] curve) {

  /** Sums up, one line for each world and method, in the order in which they were scored. */
  public static List<Summary> of(List<WorldScore> scores) {
    Map<String, List<WorldScore>> byWorld = new LinkedHashMap<>();
    for (WorldScore score : scores) {
      byWorld.computeIfAbsent(score.world(), name -> new ArrayList<>()).add(score);
    }
    List<Summary> summaries = new ArrayList<>();
    for (List<WorldScore> world : byWorld.values()) {
      for (int method = 0; method < world.get(0).methods().size(); method++) {
        summaries.add(of(world, method));
      }
    }
    return List.copyOf(summaries);
  }

  private static Summary of(List<WorldScore> world, int method) {
    List<MethodScore> scores = world.stream().map(each -> each.methods().get(method)).toList();
    Map<Figure, Spread> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      List<Double> values =
          world.stream().map(each -> figure.of(each.methods().get(method), each.engine())).toList();
      figures.put(figure, Spread.of(values));
    }
    return new Summary(
        world.get(0).world(),
        scores.get(0).method(),
        scores.size(),
        figures,
        pool(scores, each -> each.accounts().attacks()),
        pool(scores, each -> each.accounts().innocents()),
        mean(scores));
  }

  /** The figure over seeds. */
  public Spread figure(Figure figure) {
    return figures.getOrDefault(figure, new Spread(Double.NaN, Double.NaN, Double.NaN));
  }

  /** Whether this is the engine's own line. */
  public boolean isEngine() {
    return method.equals(EngineScore.ENGINE);
  }

  private static List<FlaggedShare> pool(
      List<MethodScore> scores, Function<MethodScore, List<FlaggedShare>> shares) {
    Map<String, FlaggedShare> sums = new TreeMap<>();
    for (MethodScore score : scores) {
      for (FlaggedShare share : shares.apply(score)) {
        sums.merge(
            share.group(),
            share,
            (one, other) ->
                new FlaggedShare(
                    one.group(),
                    one.accounts() + other.accounts(),
                    one.flagged() + other.flagged()));
      }
    }
    return List.copyOf(sums.values());
  }

  private static double[] mean(List<MethodScore> scores) {
    double[] sum = new double[scores.get(0).curve().length];
    for (MethodScore score : scores) {
      for (int step = 0; step < sum.length; step++) {
        sum[step] += score.curve()[step] / scores.size();
      }
    }
    return sum;
  }
}
