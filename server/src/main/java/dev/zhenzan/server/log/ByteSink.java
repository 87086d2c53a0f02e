package dev.zhenzan.server.log;

import java.util.Arrays;

/** Bytes that grow at their end. Numbers are written seven bits at a time, the lowest first. */
final class ByteSink {
  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void put(byte[] text) {
    put(text, 0, text.length);
  }

  void put(ByteSink other) {
    put(other.bytes, 0, other.size);
  }

  /**
   * A text as UTF-8.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair
   */
  void text(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        put(Utf8.of(text)); // over what was written of it so far
        return;
      }
      bytes[size + i] = (byte) c;
    }
    size += length;
  }

  private void put(byte[] text, int from, int to) {
    room(to - from);
    System.arraycopy(text, from, bytes, size, to - from);
    size += to - from;
  }

  /** A number of 64 bits without a sign. */
  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number of either sign; those near 0 are short. */
  void difference(long value) {
    number(value << 1 ^ value >> 63);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (more > bytes.length - size) {
      if (more > Integer.MAX_VALUE - 16 - size) {
        throw new IllegalStateException("a block of the log cannot hold more than 2 GB");
      }
      long grown = Math.min(Integer.MAX_VALUE - 16, bytes.length + (bytes.length >> 1) + 16L);
      bytes = Arrays.copyOf(bytes, (int) Math.max(grown, size + more));
    }
  }
}
