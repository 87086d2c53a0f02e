package dev.zhenzan.server.space;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.log.LogStore;

/**
 * What an operator may set for one community.
 *
 * @param epochs how often likes settle, in event time
 * @param latenessMillis how much older than the newest an event may be and still belong to its own
 *     epoch; later ones are settled with the next
 * @param idleMillis when nothing came for so long by the clock, everything that waits is settled
 * @param audit the engine's own options
 * @param threads how many an analysis may use
 * @param waitingMax how many reports may wait to be written before more are refused
 * @param keptRows fewer rows than these are not worth a file for the next start
 */
public record SpaceOptions(
    Epochs epochs,
    long latenessMillis,
    long idleMillis,
    AuditOptions audit,
    int threads,
    int waitingMax,
    long keptRows) {

  private static final long MINUTE_MILLIS = 60_000;

  /** Reading so many takes a few tenths of a second. */
  private static final long KEPT_ROWS = 200_000;

  /** With what is worth a file left as it is. */
  public SpaceOptions(
      Epochs epochs,
      long latenessMillis,
      long idleMillis,
      AuditOptions audit,
      int threads,
      int waitingMax) {
    this(epochs, latenessMillis, idleMillis, audit, threads, waitingMax, KEPT_ROWS);
  }

  /** The same where other numbers of rows are worth a file. */
  public SpaceOptions keepingFrom(long rows) {
    return new SpaceOptions(epochs, latenessMillis, idleMillis, audit, threads, waitingMax, rows);
  }

  /** An hour, ten minutes late at most, settled after ten quiet minutes. */
  public static final SpaceOptions DEFAULTS =
      new SpaceOptions(
          new Epochs(60 * MINUTE_MILLIS),
          10 * MINUTE_MILLIS,
          10 * MINUTE_MILLIS,
          AuditOptions.DEFAULTS,
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          200_000);

  /** Checks the ranges. */
  public SpaceOptions {
    if (latenessMillis < 0 || idleMillis < 1 || threads < 1) {
      throw new IllegalArgumentException("lateness, idle time and threads must be positive");
    }
    if (waitingMax < Intake.BATCH_MAX) {
      throw new IllegalArgumentException("at least one batch must fit: " + Intake.BATCH_MAX);
    }
  }

  /** How long an answer to a repeated request is kept at least; see {@link LogStore.Answer}. */
  public static final long ANSWER_MILLIS = 24 * 60 * MINUTE_MILLIS;
}
