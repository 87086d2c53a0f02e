package dev.zhenzan.sim.board;

import dev.zhenzan.sim.score.FlaggedShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target and whether it is met.
 *
 * @param world the world
 * @param what the figure, and whose it is where it is the worst of several
 * @param measured the mean over seeds; for a share of a group, all seeds together
 * @param bound where it should lie
 * @param atLeast whether the measured should be at least, and not at most, the bound
 */
public record Goal(String world, String what, double measured, double bound, boolean atLeast) {
  private static final Map<String, Double> AUPRC =
      Map.of("plain", 0.97, "camouflage", 0.90, "drip", 0.75, "rotation", 0.93, "bare", 0.85);

  private static final String HARDEST = "drip";
  private static final double ATTACK_RECALL = 0.7;
  private static final double FALSE_DISCOVERY = 0.02;
  private static final double INNOCENT_CLASS = 0.005;
  private static final double CLEAN_WORLD = 0.001;
  private static final double COUNT_ERROR = 0.2;
  private static final double CALIBRATION = 0.03;

  /** Whether the target is met. */
  public boolean isMet() {
    return atLeast ? measured >= bound : measured <= bound;
  }

  /** The targets of the engine in one world. */
  public static List<Goal> of(Summary engine) {
    List<Goal> goals = new ArrayList<>();
    if (engine.attacks().isEmpty()) {
      most(goals, engine, "flagged", engine.figure(Figure.FALSE_FLAGS).mean(), CLEAN_WORLD);
    } else {
      ofAttacks(goals, engine);
    }
    worst(engine.innocents(), true)
        .ifPresent(
            worst ->
                most(goals, engine, "innocents: " + worst.group(), worst.share(), INNOCENT_CLASS));
    double error = engine.figure(Figure.CALIBRATION_ERROR).mean();
    most(goals, engine, "calibration error", error, CALIBRATION);
    return List.copyOf(goals);
  }

  private static void ofAttacks(List<Goal> goals, Summary engine) {
    Double auprc = AUPRC.get(engine.world());
    if (auprc != null) {
      double measured = engine.figure(Figure.AUPRC).mean();
      goals.add(new Goal(engine.world(), "AUPRC", measured, auprc, true));
    }
    if (!engine.world().equals(HARDEST)) {
      worst(engine.attacks(), false)
          .ifPresent(
              worst ->
                  goals.add(
                      new Goal(
                          engine.world(),
                          "recall: " + worst.group(),
                          worst.share(),
                          ATTACK_RECALL,
                          true)));
    }
    double wrong = engine.figure(Figure.FALSE_DISCOVERY).mean();
    most(goals, engine, "wrong flags", wrong, FALSE_DISCOVERY);
    most(goals, engine, "count error", engine.figure(Figure.COUNT_ERROR).mean(), COUNT_ERROR);
  }

  private static void most(
      List<Goal> goals, Summary engine, String what, double measured, double bound) {
    goals.add(new Goal(engine.world(), what, measured, bound, false));
  }

  private static Optional<FlaggedShare> worst(List<FlaggedShare> groups, boolean greatest) {
    Comparator<FlaggedShare> order = Comparator.comparingDouble(FlaggedShare::share);
    return groups.stream().max(greatest ? order : order.reversed());
  }
}
