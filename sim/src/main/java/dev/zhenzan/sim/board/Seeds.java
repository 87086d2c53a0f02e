package dev.zhenzan.sim.board;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which seeds may be used for what. A figure that is reported must come from worlds that nobody
 * looked at while the detectors were made better.
 */
public enum Seeds {
  /** For making the detectors better, for choosing cuts and for training the ceiling. */
  TUNING(1, 99),
  /** For figures that are reported. */
  REPORTING(1001, 1999);

  /** Of the tuning seeds those that the ceiling is trained on; never scored. */
  public static final List<Long> TRAINING = List.of(91L, 92L);

  /** The tuning seed on which the cuts of peers and ceiling are chosen; never scored. */
  public static final long CUTTING = 93;

  private final long first;
  private final long last;

  Seeds(long first, long last) {
    this.first = first;
    this.last = last;
  }

  /** Whether the seed may be used so. */
  public boolean contains(long seed) {
    return first <= seed && seed <= last;
  }

  /**
   * The first so many seeds.
   *
   * @throws IllegalArgumentException if there are not so many that may be scored
   */
  public List<Long> first(int count) {
    List<Long> seeds = LongStream.range(first, first + count).boxed().toList();
    seeds.forEach(this::check);
    return seeds;
  }

  /**
   * Makes sure that the seed may be scored.
   *
   * @throws IllegalArgumentException saying why not
   */
  public void check(long seed) {
    if (!contains(seed)) {
      String range = first + "…" + last;
      throw new IllegalArgumentException(
          this == REPORTING
              ? "seed " + seed + " is not for reporting; those are " + range
              : "seed " + seed + " is not for tuning; those are " + range);
    }
    if (seed == CUTTING || TRAINING.contains(seed)) {
      throw new IllegalArgumentException(
          "seed " + seed + " is what the ceiling learns from, and cannot be scored");
    }
  }
}
