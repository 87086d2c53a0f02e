package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.sim.score.Calibration;
import dev.zhenzan.sim.score.Delay;
import dev.zhenzan.sim.score.RingAgreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of the engine only.
 *
 * @param rings found rings against true ones, over guilty members
 * @param calibration of the suspicion
 * @param statedFalse the share of wrong flags that the engine itself expects, 0…1
 * @param meanNats by attack (with {@code !} before its name) or background, what each kind of
 *     signal added to the log-odds on average, in nats, by {@link SignalKind#ordinal()}
 * @param delay how soon the guilty were caught, {@code null} where that was not measured
 */
public record EngineScore(
    RingAgreement rings,
    Calibration calibration,
    double statedFalse,
    Map<String, double[]> meanNats,
    @Nullable Delay delay) {

  /** The name of the engine among the methods. */
  public static final String ENGINE = "zhenzan";

  static EngineScore of(Played world, Findings findings, @Nullable Delay delay) {
    People people = world.people();
    int[] ring = Arrays.copyOf(findings.verdicts().ring(), people.size());
    double[] suspicion = new double[people.met()];
    for (int id = 0; id < suspicion.length; id++) {
      suspicion[id] = findings.verdicts().suspicionMillionths()[id] / 1e6;
    }
    return new EngineScore(
        RingAgreement.of(people.ring(), ring),
        Calibration.of(people.guilty(), people.widen(suspicion, 0)),
        findings.verdicts().expectedFalseMillionths() / 1e6,
        meanNats(people, findings),
        delay);
  }

  /** The engine's own ruling. */
  static Ruling ruling(Played world, Findings findings) {
    int accounts = world.people().met();
    double[] score = new double[accounts];
    boolean[] flagged = new boolean[accounts];
    for (int id = 0; id < accounts; id++) {
      score[id] = findings.verdicts().millinats()[id];
      flagged[id] = findings.verdicts().isFlagged(id);
    }
    double[] likeScore = new double[world.events().size()];
    double[] weight = new double[likeScore.length];
    for (int row = 0; row < weight.length; row++) {
      weight[row] = findings.likes().weight()[row] / (double) LikeVerdicts.WHOLE;
      likeScore[row] = 1 - weight[row];
    }
    return new Ruling(score, flagged, likeScore, weight);
  }

  private static Map<String, double[]> meanNats(People people, Findings findings) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int id = 0; id < people.met(); id++) {
      String group = people.guilty()[id] ? "!" + people.attack()[id] : people.background()[id];
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(id);
    }
    Map<String, double[]> means = new TreeMap<>();
    groups.forEach((group, accounts) -> means.put(group, meanNats(accounts, findings)));
    return means;
  }

  private static double[] meanNats(List<Integer> accounts, Findings findings) {
    double[] mean = new double[SignalKind.COUNT];
    for (SignalKind kind : SignalKind.values()) {
      long sum = 0;
      for (int id : accounts) {
        sum += findings.verdicts().contribution(kind, id);
      }
      mean[kind.ordinal()] = sum / 1000.0 / accounts.size();
    }
    return mean;
  }
}
