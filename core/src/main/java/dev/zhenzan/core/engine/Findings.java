package dev.zhenzan.core.engine;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.ring.Ring;
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
    List<NullModel> nulls) {}
