package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.Intake;
import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.util.EnumMap;
import java.util.Map;

/**
 * An audit in a few numbers.
 *
 * @param intake what was read and what was not
 * @param events how many events there are
 * @param accounts how many accounts act or own something
 * @param targets how many targets there are
 * @param firstTime time of the first event in milliseconds since 1970, 0 where there is none
 * @param lastTime time of the last event
 * @param rawLikes likes that stand
 * @param honestBasisPoints what they weigh, in basis points
 * @param repeats further likes of a pair while the first stood; counted in neither
 * @param takenBack likes that were taken back
 * @param flagged accounts held to brush
 * @param actions how many accounts each action meets
 * @param rings how many accused rings there are of each kind
 * @param groups groups that act together as rings do and are not accused
 */
public record AuditSummary(
    Intake intake,
    long events,
    long accounts,
    long targets,
    long firstTime,
    long lastTime,
    long rawLikes,
    long honestBasisPoints,
    long repeats,
    long takenBack,
    long flagged,
    Map<Action, Long> actions,
    Map<RingKind, Long> rings,
    long groups) {

  /** Sums up one audit. */
  public static AuditSummary of(Intake intake, EventColumns events, Findings findings) {
    Counts counts = findings.counts();
    long raw = 0;
    long honest = 0;
    for (int target = 0; target < counts.targets(); target++) {
      raw += counts.raw(target);
      honest += counts.honest(target);
    }
    long[] statuses = statuses(findings.likes(), events.size());
    return new AuditSummary(
        intake,
        events.size(),
        events.entities().accounts(),
        events.entities().targets(),
        events.size() == 0 ? 0 : events.time()[0],
        events.size() == 0 ? 0 : events.time()[events.size() - 1],
        raw,
        honest,
        statuses[LikeStatus.REPEAT.ordinal()],
        statuses[LikeStatus.TAKEN_BACK.ordinal()],
        findings.verdicts().flagged(),
        actions(findings.verdicts().action()),
        rings(findings),
        findings.rings().stream().filter(ring -> !findings.isAccused(ring)).count());
  }

  /** The share of the standing likes that does not count, in basis points (0…10 000). */
  public long withheldBasisPoints() {
    return rawLikes == 0
        ? 0
        : LikeVerdicts.WHOLE - Math.round((double) honestBasisPoints / rawLikes);
  }

  /** How many rings are accused. */
  public long ringCount() {
    return rings.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long[] statuses(LikeVerdicts likes, int rows) {
    long[] statuses = new long[LikeStatus.values().length];
    for (int row = 0; row < rows; row++) {
      statuses[likes.status()[row]]++;
    }
    return statuses;
  }

  private static Map<Action, Long> actions(Action[] action) {
    Map<Action, Long> counts = new EnumMap<>(Action.class);
    for (Action kind : Action.values()) {
      counts.put(kind, 0L);
    }
    for (Action one : action) {
      counts.merge(one, 1L, Long::sum);
    }
    return counts;
  }

  private static Map<RingKind, Long> rings(Findings findings) {
    Map<RingKind, Long> counts = new EnumMap<>(RingKind.class);
    for (RingKind kind : RingKind.values()) {
      counts.put(kind, 0L);
    }
    for (Ring ring : findings.rings()) {
      if (findings.isAccused(ring)) {
        counts.merge(ring.kind(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
