package dev.zhenzan.core.engine;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.Role;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.List;

/**
 * Everything that one analysis of a log found.
 *
 * @param verdicts by account
 * @param likes by row
 * @param counts by target
 * @param rings most likes first
 * @param signals ordered by kind, then subject, then id; those that moved a verdict, and surges
 * @param nulls what the population looks like, as it was fitted: one line a model, for the report's
 *     account of how the numbers were made
 */
public record Findings(
    Verdicts verdicts,
    LikeVerdicts likes,
    Counts counts,
    List<Ring> rings,
    List<Signal> signals,
    List<NullModel> nulls) {

  /**
   * Whether a ring is accused: at least half of its members, buyers aside, are flagged. Any other
   * is a group that acts together, such as friends, and no more is said of it.
   */
  public boolean isAccused(Ring ring) {
    return 2 * flaggedMembers(ring) >= members(ring);
  }

  /** How many members of a ring are flagged, buyers aside. */
  public int flaggedMembers(Ring ring) {
    int flagged = 0;
    for (int at = 0; at < ring.members().length; at++) {
      boolean buyer = ring.roles().get(at) == Role.BUYER;
      flagged += !buyer && verdicts.isFlagged(ring.members()[at]) ? 1 : 0;
    }
    return flagged;
  }

  /** How many members a ring has, buyers aside. */
  public int members(Ring ring) {
    return (int) ring.roles().stream().filter(role -> role != Role.BUYER).count();
  }
}
