package dev.zhenzan.core.gather;

/** Places of a column, an array of primitives, in another order: once for each kind of array. */
final class Picked {
  private Picked() {}

  /** A new column of what stands at these places. */
  static Object of(Object column, int[] places) {
    if (column instanceof int[] ints) {
      int[] picked = new int[places.length];
      for (int at = 0; at < picked.length; at++) {
        picked[at] = ints[places[at]];
      }
      return picked;
    }
    if (column instanceof long[] longs) {
      long[] picked = new long[places.length];
      for (int at = 0; at < picked.length; at++) {
        picked[at] = longs[places[at]];
      }
      return picked;
    }
    if (column instanceof short[] shorts) {
      short[] picked = new short[places.length];
      for (int at = 0; at < picked.length; at++) {
        picked[at] = shorts[places[at]];
      }
      return picked;
    }
    byte[] bytes = (byte[]) column;
    byte[] picked = new byte[places.length];
    for (int at = 0; at < picked.length; at++) {
      picked[at] = bytes[places[at]];
    }
    return picked;
  }
}
