package dev.zhenzan.audit.read;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct names of one kind of entity. While reading they are met in any order and found by a
 * 63-bit hash that DuckDB computed; {@link #seal} numbers them in the byte order of the names.
 *
 * <p>Two different names share a hash with a chance of n²/2⁶⁴: 5·10⁻⁶ for ten million names.
 * Fetching each name as text to be certain costs seven times the whole reading; only the first
 * sight of a name fetches it.
 *
 * <p>Memory per name: its bytes, 4 for its place, and 24 to 48 for the table, which {@link #seal}
 * lets go.
 */
final class Names {
  private static final int EMPTY = -1;

  private long[] keys = new long[1024];
  private int[] slots = new int[1024];
  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[512];
  private int size;

  Names() {
    Arrays.fill(slots, EMPTY);
  }

  int size() {
    return size;
  }

  /** The number of the name with this hash, or -1 if it was not met before. */
  int find(long key) {
    int mask = slots.length - 1;
    for (int at = spread(key) & mask; ; at = (at + 1) & mask) {
      int id = slots[at];
      if (id == EMPTY || keys[at] == key) {
        return id;
      }
    }
  }

  /** Takes a name that {@link #find} did not find. */
  int add(long key, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    int begin = size == 0 ? 0 : ends[size - 1];
    if (text.length > Integer.MAX_VALUE - 16 - begin) {
      throw new TooMuchException("the names of one column take more than 2 GB");
    }
    if (begin + text.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, grown(bytes.length, begin + text.length));
    }
    System.arraycopy(text, 0, bytes, begin, text.length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, grown(size, size + 1));
    }
    ends[size] = begin + text.length;
    if (size * 2 >= slots.length) {
      enlarge();
    }
    place(key, size);
    return size++;
  }

  private static int grown(int capacity, int atLeast) {
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(capacity + (capacity >> 1L), atLeast));
  }

  private void place(long key, int id) {
    int mask = slots.length - 1;
    int at = spread(key) & mask;
    while (slots[at] != EMPTY) {
      at = (at + 1) & mask;
    }
    keys[at] = key;
    slots[at] = id;
  }

  private void enlarge() {
    long[] oldKeys = keys;
    int[] oldSlots = slots;
    keys = new long[oldKeys.length * 2];
    slots = new int[oldSlots.length * 2];
    Arrays.fill(slots, EMPTY);
    for (int at = 0; at < oldSlots.length; at++) {
      if (oldSlots[at] != EMPTY) {
        place(oldKeys[at], oldSlots[at]);
      }
    }
  }

  private static int spread(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32);
  }

  /** Numbers the names in byte order and returns the new number of each old one. */
  int[] seal() {
    keys = new long[0];
    slots = new int[0];
    int[] order = new int[size];
    long[] heads = new long[size];
    for (int id = 0; id < size; id++) {
      order[id] = id;
      heads[id] = head(id);
    }
    IntArrays.parallelQuickSort(order, (a, b) -> compare(heads, a, b));
    int[] rank = new int[size];
    byte[] sorted = new byte[size == 0 ? 0 : ends[size - 1]];
    int[] sortedEnds = new int[size];
    int end = 0;
    for (int at = 0; at < size; at++) {
      int id = order[at];
      int length = ends[id] - begin(id);
      System.arraycopy(bytes, begin(id), sorted, end, length);
      end += length;
      sortedEnds[at] = end;
      rank[id] = at;
    }
    bytes = sorted;
    ends = sortedEnds;
    return rank;
  }

  private int begin(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  private long head(int id) {
    long head = 0;
    for (int i = begin(id), n = 0; n < 8; n++, i++) {
      head = head << 8 | (i < ends[id] ? bytes[i] & 0xFF : 0);
    }
    return head;
  }

  private int compare(long[] heads, int a, int b) {
    int order = Long.compareUnsigned(heads[a], heads[b]);
    return order != 0
        ? order
        : Arrays.compareUnsigned(bytes, begin(a), ends[a], bytes, begin(b), ends[b]);
  }

  /** The name with the given number, after {@link #seal}. */
  String name(int id) {
    return new String(bytes, begin(id), ends[id] - begin(id), StandardCharsets.UTF_8);
  }

  /** The same as UTF-8. */
  byte[] utf8(int id) {
    return Arrays.copyOfRange(bytes, begin(id), ends[id]);
  }

  /** The number of a name, or -1; after {@link #seal}. */
  int idOf(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(bytes, begin(middle), ends[middle], wanted, 0, wanted.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
