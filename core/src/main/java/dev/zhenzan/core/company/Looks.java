package dev.zhenzan.core.company;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.signal.Logs;

/** How each like was given: how long its giver looked, and whether they also spoke. */
final class Looks {

  /** Nothing known of it, four lengths of look from short to long, and with a word. */
  static final int COUNT = 7;

  private static final int UNKNOWN = 0;
  private static final int SPOKEN = COUNT - 1;

  /** Where the lengths are cut: shares of all looks that are shorter. */
  private static final double[] CUTS = {0.1, 0.25, 0.5, 0.75};

  /** Below so many known looks there is nothing to cut. */
  private static final int LOOKS_MIN = 100;

  private static final int CELL_MILLINATS = 25;

  private Looks() {}

  /** The look of every like, 0…{@link #COUNT} − 1. */
  static byte[] of(Likes likes, Standing standing) {
    byte[] look = new byte[likes.size()];
    int[] cuts = cuts(likes, standing);
    for (int like = 0; cuts.length > 0 && like < look.length; like++) {
      int row = likes.row()[like];
      look[like] =
          (byte) (standing.deep()[row] ? SPOKEN : length(standing.dwellMillis()[row], cuts));
    }
    return look;
  }

  private static int length(int millis, int[] cuts) {
    if (millis < 0) {
      return UNKNOWN;
    }
    int cell = cell(millis);
    int length = 1;
    while (length <= cuts.length && cell > cuts[length - 1]) {
      length++;
    }
    return length;
  }

  private static int cell(int millis) {
    return Logs.millinats(1L + millis) / CELL_MILLINATS;
  }

  private static int[] cuts(Likes likes, Standing standing) {
    int[] histogram = new int[cell(Integer.MAX_VALUE) + 1];
    int known = 0;
    for (int like = 0; like < likes.size(); like++) {
      int millis = standing.dwellMillis()[likes.row()[like]];
      if (millis >= 0) {
        histogram[cell(millis)]++;
        known++;
      }
    }
    if (known < LOOKS_MIN) {
      return new int[0];
    }
    int[] cuts = new int[CUTS.length];
    int cell = 0;
    long below = histogram[0];
    for (int cut = 0; cut < CUTS.length; cut++) {
      while (below < CUTS[cut] * known) {
        below += histogram[++cell];
      }
      cuts[cut] = cell;
    }
    return cuts;
  }
}
