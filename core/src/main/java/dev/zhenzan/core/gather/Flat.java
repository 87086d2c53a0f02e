package dev.zhenzan.core.gather;

import java.io.IOException;

/**
 * Flat arrays on their way to a file, or back from it. Whoever holds arrays describes by the same
 * calls how they are laid out and how they are read, so that the two cannot differ.
 */
public interface Flat {

  /** Takes a number down and returns it; on the way back, returns the one that was taken down. */
  long number(long value) throws IOException;

  /** Takes the first so many values down; on the way back, puts there what was taken down. */
  void bytes(byte[] array, int count) throws IOException;

  /** The same of numbers of two bytes. */
  void shorts(short[] array, int count) throws IOException;

  /** The same of numbers of four bytes. */
  void ints(int[] array, int count) throws IOException;

  /** The same of numbers of eight bytes. */
  void longs(long[] array, int count) throws IOException;
}
