package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Tasks;

/**
 * How much more often fake likes than genuine ones stand in each surroundings and are given with
 * each look: natural logarithms, fitted to what is suspect so far.
 */
final class Ratios {
  private static final int PARTS = 8;
  private static final int LIKES_MIN = 20;

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
  static Ratios of(byte[] around, byte[] look, short[] fake, Tasks tasks) {
    long[][] arounds = new long[PARTS][2 * Surroundings.COUNT];
    long[][] looks = new long[PARTS][2 * Looks.COUNT];
    tasks.run(
        PARTS,
        part -> {
          int to = (int) ((long) fake.length * (part + 1) / PARTS);
          for (int like = (int) ((long) fake.length * part / PARTS); like < to; like++) {
            arounds[part][2 * around[like]] += 1_000;
            arounds[part][2 * around[like] + 1] += fake[like];
            looks[part][2 * look[like]] += 1_000;
            looks[part][2 * look[like] + 1] += fake[like];
          }
        });
    return new Ratios(sum(arounds, 0), sum(arounds, 1), sum(looks, 0), sum(looks, 1));
  }

  private static long[] sum(long[][] parts, int of) {
    long[] sum = new long[parts[0].length / 2];
    for (long[] part : parts) {
      for (int at = 0; at < sum.length; at++) {
        sum[at] += part[2 * at + of];
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

  /** The ratio, as a natural logarithm, of a like in these surroundings given with this look. */
  double ln(int aroundIt, int lookOfIt) {
    return around[aroundIt] + look[lookOfIt];
  }

  /** About how many likes are fake. */
  long fakeLikes() {
    return fakeLikes;
  }
}
