package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Tasks;

/**
 * How much more often fake likes than genuine ones stand in each surroundings and are given with
 * each look: natural logarithms, fitted to what is suspect so far.
 */
final class Ratios {
  /** How many kinds of likes there are: surroundings times looks. */
  static final int KINDS = Surroundings.COUNT * Looks.COUNT;

  private static final int PARTS = 8;
  private static final int LIKES_MIN = 20;

  /** Fake and genuine likes are alike. */
  static final Ratios NONE =
      new Ratios(
          new long[Surroundings.COUNT],
          new long[Surroundings.COUNT],
          new long[Looks.COUNT],
          new long[Looks.COUNT]);

  private final double[] around;
  private final double[] look;
  private final long fakeLikes;

  private Ratios(long[] around, long[] aroundFake, long[] look, long[] lookFake) {
    this.around = ratios(around, aroundFake);
    this.look = ratios(look, lookFake);
    long sum = 0;
    for (long fake : lookFake) {
      sum += fake;
    }
    fakeLikes = sum / 1_000;
  }

  /**
   * Fits the ratios.
   *
   * @param fake how suspect each like is, in thousandths
   */
  static Ratios of(short[] kind, short[] fake, Tasks tasks) {
    long[][] seen = new long[PARTS][2 * KINDS];
    tasks.run(
        PARTS,
        part -> {
          int to = (int) ((long) fake.length * (part + 1) / PARTS);
          for (int like = (int) ((long) fake.length * part / PARTS); like < to; like++) {
            seen[part][2 * kind[like]] += 1_000;
            seen[part][2 * kind[like] + 1] += fake[like];
          }
        });
    return new Ratios(
        sum(seen, 0, true), sum(seen, 1, true), sum(seen, 0, false), sum(seen, 1, false));
  }

  private static long[] sum(long[][] parts, int which, boolean around) {
    long[] sum = new long[around ? Surroundings.COUNT : Looks.COUNT];
    for (long[] part : parts) {
      for (int kind = 0; kind < KINDS; kind++) {
        sum[around ? kind / Looks.COUNT : kind % Looks.COUNT] += part[2 * kind + which];
      }
    }
    return sum;
  }

  /** Where little was seen, fake and genuine likes are believed to be alike. */
  private static double[] ratios(long[] all, long[] fake) {
    double sumAll = 0;
    double sumFake = 0;
    for (int at = 0; at < all.length; at++) {
      sumAll += all[at] / 1e3;
      sumFake += fake[at] / 1e3;
    }
    double[] ln = new double[all.length];
    for (int at = 0; at < all.length; at++) {
      if (all[at] > 0) {
        double believed = LIKES_MIN * (all[at] / 1e3) / Math.max(1, sumAll);
        double ofFake = (fake[at] / 1e3 + believed) / (sumFake + LIKES_MIN);
        double ofReal = ((all[at] - fake[at]) / 1e3 + believed) / (sumAll - sumFake + LIKES_MIN);
        ln[at] = StrictMath.log(ofFake / ofReal);
      }
    }
    return ln;
  }

  /** The ratio, as a natural logarithm, of a like of this kind. */
  double ln(int kind) {
    return around[kind / Looks.COUNT] + look[kind % Looks.COUNT];
  }

  /** The same of its look alone. */
  double lnLook(int kindOfLook) {
    return look[kindOfLook];
  }

  /** About how many likes are fake. */
  long fakeLikes() {
    return fakeLikes;
  }
}
