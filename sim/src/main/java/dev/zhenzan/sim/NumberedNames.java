package dev.zhenzan.sim;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Dense ids for those names of a stage that a log holds, in the order of their bytes, as the reader
 * of files gives them. A name goes by its number on the stage.
 */
final class NumberedNames {
  private final byte[][] names;
  private final int[] id;
  private int[] met = {};

  /** Of all these lists, one after the other; no name is in them twice. */
  NumberedNames(byte[][]... lists) {
    names = Arrays.stream(lists).flatMap(Arrays::stream).toArray(byte[][]::new);
    id = new int[names.length];
    Arrays.fill(id, -1);
  }

  /** The log holds the name with this number; {@code -1} for none. */
  void meet(int number) {
    if (number >= 0) {
      id[number] = 0;
    }
  }

  /** Gives the ids out: nothing more is met. */
  void close() {
    int n = 0;
    int[] numbers = new int[names.length];
    for (int number = 0; number < names.length; number++) {
      if (id[number] >= 0) {
        numbers[n++] = number;
      }
    }
    met = Arrays.copyOf(numbers, n);
    IntArrays.quickSort(met, (one, other) -> Arrays.compareUnsigned(names[one], names[other]));
    for (int at = 0; at < n; at++) {
      id[met[at]] = at;
    }
  }

  /** By id, the name's number. */
  int[] met() {
    return met;
  }

  /** The id of the name with this number, {@code -1} for none and for one that was not met. */
  int id(int number) {
    return number < 0 ? -1 : id[number];
  }
}
