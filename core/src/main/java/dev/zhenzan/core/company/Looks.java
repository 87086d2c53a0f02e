package dev.zhenzan.core.company;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.signal.Logs;
import java.util.function.IntUnaryOperator;

/**
 * How each like was given: how long its giver looked, how much they saw, and whether they spoke.
 */
final class Looks {
  // Each measure is cut at quantiles of all likes, and the two together make one cell: they go hand
  // in hand, so that their ratios must not be multiplied as if either were news. What a cell means
  // is fitted later.

  /** Where a measure is cut: shares of all likes that are below. */
  private static final double[] CUTS = {0.1, 0.25, 0.5, 0.75};

  /** Not known, or one of these lengths from short to long. */
  private static final int LENGTHS = CUTS.length + 2;

  /** How long and how much together, and with a word. */
  static final int COUNT = LENGTHS * LENGTHS + 1;

  private static final byte SPOKEN = (byte) (COUNT - 1);

  /** Below so many known values there is nothing to cut. */
  private static final int LOOKS_MIN = 100;

  private static final int CELL_MILLINATS = 25;
  private static final int CELL_BASIS_POINTS = 50;
  private static final int COMPLETIONS = 10_000 / CELL_BASIS_POINTS + 1;

  private Looks() {}

  /** The look of every like, 0…{@link #COUNT} − 1. */
  static byte[] of(Likes likes, Standing standing) {
    int[] row = likes.row();
    int[] millis = standing.dwellMillis();
    short[] seen = standing.completion();
    byte[] look = new byte[likes.size()];
    add(look, LENGTHS, cell(Integer.MAX_VALUE) + 1, like -> cell(millis[row[like]]));
    if (seen != null) {
      add(look, 1, COMPLETIONS, like -> Math.min(COMPLETIONS - 1, share(seen[row[like]])));
    }
    boolean told = areTold(look);
    for (int like = 0; told && like < look.length; like++) {
      if (standing.deep()[row[like]]) {
        look[like] = SPOKEN;
      }
    }
    return look;
  }

  /** Whether the log says of any like how it was given. */
  static boolean areTold(byte[] look) {
    for (byte of : look) {
      if (of != 0) {
        return true;
      }
    }
    return false;
  }

  private static int cell(int millis) {
    return millis < 0 ? -1 : Logs.millinats(1L + millis) / CELL_MILLINATS;
  }

  private static int share(int basisPoints) {
    return basisPoints < 0 ? -1 : basisPoints / CELL_BASIS_POINTS;
  }

  /**
   * Adds one measure's lengths.
   *
   * @param times what one length counts
   * @param cellOf the measure of a like in cells, -1 where it is not known
   */
  private static void add(byte[] look, int times, int cells, IntUnaryOperator cellOf) {
    int[] lengths = lengths(look.length, cells, cellOf);
    for (int like = 0; lengths.length > 0 && like < look.length; like++) {
      int cell = cellOf.applyAsInt(like);
      look[like] += (byte) (cell < 0 ? 0 : times * lengths[cell]);
    }
  }

  /** The length of every cell; none where too little is known. */
  private static int[] lengths(int likes, int cells, IntUnaryOperator cellOf) {
    int[] histogram = new int[cells];
    int known = 0;
    for (int like = 0; like < likes; like++) {
      int cell = cellOf.applyAsInt(like);
      if (cell >= 0) {
        histogram[cell]++;
        known++;
      }
    }
    if (known < LOOKS_MIN) {
      return new int[0];
    }
    int[] lengths = new int[cells];
    long below = 0;
    for (int cell = 0; cell < cells; cell++) {
      int length = 1;
      while (length <= CUTS.length && below >= CUTS[length - 1] * known) {
        length++;
      }
      lengths[cell] = length;
      below += histogram[cell];
    }
    return lengths;
  }
}
