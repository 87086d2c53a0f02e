package dev.zhenzan.audit.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ids that the input gave to its events, by order of arrival. Ids such as {@code e123} share a
 * prefix and end in a number: they are kept as that number, 8 bytes each; others as their bytes.
 * Rows without an id are named by their 1-based row number.
 */
final class EventIds {
  private static final int PAGE_BITS = 22;
  private static final int PAGE = 1 << PAGE_BITS;

  private final String prefix;

  /** ≥ 0: the number after the prefix; &lt; 0: -1 - the place of the length and the bytes. */
  private long[] codes;

  /** Bit by bit: this code is a row number, without the prefix. */
  private final java.util.BitSet rowNumbers = new java.util.BitSet();

  private final List<byte[]> pages = new ArrayList<>();
  private long end;
  private int size;

  EventIds(String prefix, int sizeHint) {
    this.prefix = prefix;
    this.codes = new long[Math.max(16, sizeHint)];
  }

  void addNumber(long number) {
    room();
    codes[size++] = number;
  }

  void addRow(long row) {
    room();
    rowNumbers.set(size);
    codes[size++] = row;
  }

  void addText(String id) {
    room();
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    codes[size++] = -1 - end;
    write((byte) (text.length >>> 24));
    write((byte) (text.length >>> 16));
    write((byte) (text.length >>> 8));
    write((byte) text.length);
    for (byte b : text) {
      write(b);
    }
  }

  private void room() {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, (int) Math.min(Integer.MAX_VALUE - 16, size * 3L / 2));
    }
  }

  private void write(byte value) {
    int page = (int) (end >>> PAGE_BITS);
    if (page == pages.size()) {
      pages.add(new byte[PAGE]);
    }
    pages.get(page)[(int) (end & (PAGE - 1))] = value;
    end++;
  }

  private byte read(long at) {
    return pages.get((int) (at >>> PAGE_BITS))[(int) (at & (PAGE - 1))];
  }

  byte[] utf8(int row) {
    long code = codes[row];
    if (code >= 0) {
      String text = rowNumbers.get(row) ? Long.toString(code) : prefix + code;
      return text.getBytes(StandardCharsets.UTF_8);
    }
    long at = -1 - code;
    int length = 0;
    for (int i = 0; i < 4; i++) {
      length = length << 8 | (read(at++) & 0xFF);
    }
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = read(at++);
    }
    return text;
  }

  String text(int row) {
    return new String(utf8(row), StandardCharsets.UTF_8);
  }

  boolean isRowNumber(int row) {
    return rowNumbers.get(row);
  }

  /** By bytes, whatever way each is kept. */
  int compare(int left, int right) {
    return Arrays.compareUnsigned(utf8(left), utf8(right));
  }

  /** Row numbers by number: the last resort between rows that are otherwise the same. */
  int compareRowNumbers(int left, int right) {
    return Long.compare(codes[left], codes[right]);
  }
}
