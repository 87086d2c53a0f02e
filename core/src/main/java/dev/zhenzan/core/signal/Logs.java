package dev.zhenzan.core.signal;

/** Logarithms of counts in whole thousandths: quick, and the same bits on every machine. */
public final class Logs {
  private static final int MANTISSA_BITS = 11;
  private static final int[] MANTISSA = new int[1 << MANTISSA_BITS];
  private static final int[] OCTAVE = new int[64];

  static {
    for (int step = 0; step < MANTISSA.length; step++) {
      MANTISSA[step] = thousandths(StrictMath.log1p((step + 0.5) / MANTISSA.length));
    }
    for (int octave = 0; octave < OCTAVE.length; octave++) {
      OCTAVE[octave] = thousandths(octave * StrictMath.log(2));
    }
  }

  private Logs() {}

  private static int thousandths(double nats) {
    return (int) StrictMath.round(1000 * nats);
  }

  /**
   * 1000 · ln(value), to within one thousandth and a half.
   *
   * @param value at least 1
   */
  public static int millinats(long value) {
    int octave = 63 - Long.numberOfLeadingZeros(value);
    long fraction = value ^ 1L << octave;
    int shift = octave - MANTISSA_BITS;
    int step = (int) (shift >= 0 ? fraction >>> shift : fraction << -shift);
    return OCTAVE[octave] + MANTISSA[step];
  }
}
