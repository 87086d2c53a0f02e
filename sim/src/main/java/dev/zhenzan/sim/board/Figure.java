package dev.zhenzan.sim.board;

import dev.zhenzan.sim.score.Delay;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of a scoreboard, each a number between 0 and 1 unless it says otherwise. */
public enum Figure {
  /** Area under the precision-recall curve of accounts. */
  AUPRC(score -> score.accounts().auprc(), null),
  /** Of the flags. */
  F1(score -> score.accounts().confusion().f1(), null),
  /** Of the flags. */
  PRECISION(score -> score.accounts().confusion().precision(), null),
  /** Of the flags. */
  RECALL(score -> score.accounts().confusion().recall(), null),
  /** The measured share of wrong flags. */
  FALSE_DISCOVERY(score -> score.accounts().confusion().falseDiscoveryRate(), null),
  /** Of all innocent accounts the share that is flagged. */
  FALSE_FLAGS(Figure::falseFlags, null),
  /** Area under the precision-recall curve of likes. */
  LIKE_AUPRC(MethodScore::likeAuprc, null),
  /** Of the likes that weigh less than one half. */
  LIKE_F1(score -> score.likes().f1(), null),
  /** Of the likes that weigh less than one half. */
  LIKE_PRECISION(score -> score.likes().precision(), null),
  /** Of the likes that weigh less than one half. */
  LIKE_RECALL(score -> score.likes().recall(), null),
  /** What honest counts are off on attacked targets, as a share of what raw counts are. */
  COUNT_ERROR(score -> score.counts().ratio(), null),
  /** The share of wrong flags that the engine itself expects. */
  STATED_FALSE(null, EngineScore::statedFalse),
  /** Expected calibration error of the suspicion. */
  CALIBRATION_ERROR(null, score -> score.calibration().expectedError()),
  /** The same over accounts that are suspected at all. */
  CALIBRATION_ERROR_SUSPECTED(null, score -> score.calibration().expectedErrorSuspected()),
  /** F1 of the pairs found in one ring. */
  RING_PAIR_F1(null, score -> score.rings().pairF1()),
  /** Agreement of rings beyond chance; may be below 0. */
  RING_RAND(null, score -> score.rings().adjustedRand()),
  /** Median days from an account's first brushed like to its flag, over those caught. */
  DELAY_DAYS(null, score -> delay(score.delay(), true)),
  /** Of the brushing accounts the share that was flagged at no day's end. */
  NEVER_CAUGHT(null, score -> delay(score.delay(), false));

  private static final double DAY_MILLIS = 86_400_000;

  private final @Nullable ToDoubleFunction<MethodScore> ofMethod;
  private final @Nullable ToDoubleFunction<EngineScore> ofEngine;

  Figure(
      @Nullable ToDoubleFunction<MethodScore> ofMethod,
      @Nullable ToDoubleFunction<EngineScore> ofEngine) {
    this.ofMethod = ofMethod;
    this.ofEngine = ofEngine;
  }

  /** Its name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The figure of one method in one world; NaN where it means nothing. */
  double of(MethodScore method, EngineScore engine) {
    if (ofMethod != null) {
      return ofMethod.applyAsDouble(method);
    }
    boolean ours = method.method().equals(EngineScore.ENGINE);
    return ours && ofEngine != null ? ofEngine.applyAsDouble(engine) : Double.NaN;
  }

  private static double falseFlags(MethodScore score) {
    double innocent =
        score.accounts().confusion().falsePositives()
            + score.accounts().confusion().trueNegatives();
    return score.accounts().confusion().falsePositives() / Math.max(1, innocent);
  }

  private static double delay(@Nullable Delay delay, boolean median) {
    if (delay == null || delay.guilty() == 0) {
      return Double.NaN;
    }
    return median ? delay.medianMillis() / DAY_MILLIS : delay.shareNeverCaught();
  }
}
