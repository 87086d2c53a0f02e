package dev.zhenzan.core.gather;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The ids that the input gave to its events, by order of arrival; several threads may set different
 * rows. Ids such as {@code e123} share a prefix and end in a number: they are kept as that number,
 * 8 bytes each; others as their bytes. Rows without an id are named by their 1-based row number.
 */
public final class EventIds {
  /** A number of so many digits fits into a long beside the mark of row numbers. */
  private static final int NUMBER_DIGITS_MAX = 18;

  private static final int PAGE_BITS = 22;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Set in a code: this is a row number, without the prefix. */
  private static final long ROW = 1L << 62;

  private final Shape shape;
  private final byte[] prefix;

  /** ≥ 0: the number after the prefix; &lt; 0: -1 - the place of the length and the bytes. */
  private long[] codes;

  private final List<byte[]> pages = new ArrayList<>();
  private long end;

  /**
   * What most ids look like.
   *
   * @param prefix what stands before the number
   * @param digits to how many digits numbers are filled up with zeros, 0 = they are not
   */
  public record Shape(String prefix, int digits) {
    public static final Shape NONE = new Shape("", 0);

    /** The shape of all sample ids, as far as they have one in common. */
    public static Shape of(List<String> sample) {
      String prefix = commonPrefix(sample);
      int length = sample.isEmpty() ? 0 : sample.get(0).length();
      boolean padded = false;
      for (String id : sample) {
        padded |= id.length() > prefix.length() + 1 && id.charAt(prefix.length()) == '0';
        length = id.length() == length ? length : 0;
      }
      int digits = length - prefix.length();
      return new Shape(prefix, padded && digits > 0 && digits <= NUMBER_DIGITS_MAX ? digits : 0);
    }

    /** The longest common beginning of sample ids that ends before their digits. */
    private static String commonPrefix(List<String> sample) {
      if (sample.isEmpty()) {
        return "";
      }
      String prefix = sample.get(0);
      for (String id : sample) {
        int same = 0;
        while (same < Math.min(prefix.length(), id.length())
            && prefix.charAt(same) == id.charAt(same)) {
          same++;
        }
        prefix = prefix.substring(0, same);
      }
      while (!prefix.isEmpty() && Character.isDigit(prefix.charAt(prefix.length() - 1))) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
      return prefix.chars().allMatch(c -> c >= ' ' && c < 127) ? prefix : "";
    }
  }

  public EventIds(Shape shape, int sizeHint) {
    this.shape = shape;
    this.prefix = shape.prefix().getBytes(StandardCharsets.UTF_8);
    this.codes = new long[Math.max(16, sizeHint)];
  }

  public Shape shape() {
    return shape;
  }

  /** Whether {@link #setNumber} takes the number. */
  public static boolean isNumber(long number) {
    return number >= 0 && number < 1_000_000_000_000_000_000L;
  }

  /** A copy that can be read and put into order while this one goes on. */
  EventIds copy() {
    EventIds copy = new EventIds(shape, 0);
    copy.codes = codes;
    copy.pages.addAll(pages);
    copy.end = end;
    return copy;
  }

  /** Carries the ids of the first so many rows; on the way back there must be room for them. */
  void carry(Flat flat, int rows) throws IOException {
    flat.longs(codes, rows);
    end = flat.number(end);
    for (int page = 0; (long) page << PAGE_BITS < end; page++) {
      if (page == pages.size()) {
        pages.add(new byte[PAGE]);
      }
      flat.bytes(pages.get(page), (int) Math.min(PAGE, end - ((long) page << PAGE_BITS)));
    }
  }

  /** Keeps the ids of these rows, in their order. */
  void keep(int[] rows) {
    long[] kept = new long[rows.length];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = codes[rows[row]];
    }
    codes = kept;
  }

  /** Makes room for so many ids, and for no more. */
  void resize(int capacity) {
    codes = Arrays.copyOf(codes, capacity);
  }

  public void setNumber(int row, long number) {
    codes[row] = number;
  }

  public void setRow(int row, long number) {
    codes[row] = ROW | number;
  }

  /** Takes an id as it stands in the input: as a number if it has the shape, else as it is. */
  public void set(int row, byte[] text, int from, int to) {
    long number = number(text, from, to);
    codes[row] = number >= 0 ? number : kept(text, from, to);
  }

  /** Moves an id to an earlier row. */
  void move(int from, int to) {
    codes[to] = codes[from];
  }

  /** The number of an id that has the shape, else -1. */
  private long number(byte[] text, int from, int to) {
    int digits = to - from - prefix.length;
    if (digits < 1
        || digits > NUMBER_DIGITS_MAX
        || !Arrays.equals(text, from, from + prefix.length, prefix, 0, prefix.length)) {
      return -1;
    }
    int at = from + prefix.length;
    if (digits != shape.digits() && (digits < shape.digits() || text[at] == '0' && digits > 1)) {
      return -1;
    }
    long number = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private synchronized long kept(byte[] text, int from, int to) {
    long code = -1 - end;
    int length = to - from;
    write((byte) (length >>> 24));
    write((byte) (length >>> 16));
    write((byte) (length >>> 8));
    write((byte) length);
    for (int at = from; at < to; ) {
      int place = (int) (end & (PAGE - 1));
      int here = Math.min(to - at, PAGE - place);
      System.arraycopy(text, at, page(), place, here);
      end += here;
      at += here;
    }
    return code;
  }

  /** The page in which the next byte lies. */
  private byte[] page() {
    int page = (int) (end >>> PAGE_BITS);
    if (page == pages.size()) {
      pages.add(new byte[PAGE]);
    }
    return pages.get(page);
  }

  /** Takes the texts of another of the same shape and returns where they begin here. */
  long takeTexts(EventIds other) {
    long base = (long) pages.size() << PAGE_BITS;
    pages.addAll(other.pages);
    end = (long) pages.size() << PAGE_BITS;
    return base;
  }

  /** Copies rows of another whose texts were taken and begin here at {@code base}. */
  void copy(EventIds other, int from, int to, int at, long base) {
    for (int row = from; row < to; row++) {
      long code = other.codes[row];
      codes[at + row - from] = code < 0 ? code - base : code;
    }
  }

  /** Replaces row numbers by what they turned out to be. */
  public void renumberRows(int size, LongUnaryOperator number) {
    for (int i = 0; i < size; i++) {
      if (isRowNumber(i)) {
        codes[i] = ROW | number.applyAsLong(codes[i] & ~ROW);
      }
    }
  }

  private void write(byte value) {
    page()[(int) (end & (PAGE - 1))] = value;
    end++;
  }

  private byte read(long at) {
    return pages.get((int) (at >>> PAGE_BITS))[(int) (at & (PAGE - 1))];
  }

  public byte[] utf8(int row) {
    long code = codes[row];
    if (code >= ROW) {
      return Long.toString(code & ~ROW).getBytes(StandardCharsets.ISO_8859_1);
    }
    if (code >= 0) {
      return numbered(code);
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

  private byte[] numbered(long number) {
    int digits = Math.max(1, shape.digits());
    for (long rest = digitsBelow(digits); digits < 19 && number >= rest; rest *= 10) {
      digits++;
    }
    byte[] text = Arrays.copyOf(prefix, prefix.length + digits);
    long left = number;
    for (int at = text.length - 1; at >= prefix.length; at--) {
      text[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return text;
  }

  /** The least number that has more digits. */
  private static long digitsBelow(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  public String text(int row) {
    return new String(utf8(row), StandardCharsets.UTF_8);
  }

  boolean isRowNumber(int row) {
    return codes[row] >= ROW;
  }

  /** By bytes, whatever way each is kept. */
  int compare(int left, int right) {
    if (shape.digits() > 0 && codes[left] >= 0 && codes[right] >= 0) {
      long limit = digitsBelow(shape.digits());
      if (codes[left] < limit && codes[right] < limit) {
        return Long.compare(codes[left], codes[right]);
      }
    }
    return Arrays.compareUnsigned(utf8(left), utf8(right));
  }

  /** Row numbers by number: the last resort between rows that are otherwise the same. */
  int compareRowNumbers(int left, int right) {
    return Long.compare(codes[left], codes[right]);
  }
}
