package dev.zhenzan.core.gather;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct names of one kind of entity, met in any order while reading; {@link #seal} numbers
 * them in the byte order of the names.
 *
 * <p>Names in our hands ({@link #intern}) are told apart by their bytes, by one thread. Names in
 * DuckDB's ({@link #find}) are told apart by a 63-bit hash that DuckDB computed, by any number of
 * threads, as fetching each as text costs seven times the whole reading: only the first sight of a
 * name fetches it. Two different names share a hash with a chance of n²/2⁶⁴: 5·10⁻⁶ for ten million
 * names. What DuckDB holds with blanks around it has a hash of its own; {@link #seal} joins names
 * that turned out to be the same.
 *
 * <p>Memory per name: its bytes, 4 for its place, and 32 to 96 for the table, which {@link #seal}
 * lets go.
 */
public final class Names {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle TABLE = field("table", long[].class);
  private static final VarHandle BYTES = field("bytes", byte[].class);
  private static final VarHandle ENDS = field("ends", int[].class);

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Names.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What {@link #find} says of a key that nobody has given a name yet. */
  public static final int NEW = -2;

  /** What stands for the name of those that have none, or nothing but blanks. */
  public static final int NONE = -1;

  /** Longs per place of the table. */
  private static final int WIDTH = 3;

  /** Names up to this length are their own key, so that their bytes need not be looked at. */
  private static final int SHORT_BYTES = 16;

  /**
   * At each place two longs of key, then the length plus one (one more than for {@value
   * #SHORT_BYTES} bytes for all long names) above the name's number plus one, or 0 where it is
   * free.
   */
  private long[] table = new long[WIDTH << 4];

  private int mask = (1 << 4) - 1;
  private KeyTable keys = new KeyTable();
  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[512];
  private int size;

  /** How many names there are. */
  public int size() {
    return size;
  }

  /** A copy that can be sealed while this one goes on; it cannot take further names. */
  Names copy() {
    Names copy = new Names();
    copy.bytes = bytes;
    copy.ends = ends;
    copy.size = size;
    return copy;
  }

  /** Carries all names; back into an empty one. What tells them apart is made anew. */
  void carry(Flat flat) throws IOException {
    int names = (int) flat.number(size);
    int end = (int) flat.number(begin(size));
    boolean back = size == 0 && names > 0;
    if (back) {
      ends = new int[names];
      bytes = new byte[end];
    }
    flat.ints(ends, names);
    flat.bytes(bytes, end);
    if (back) {
      size = names;
      tellApart();
    }
  }

  private void tellApart() {
    int places = mask + 1;
    while ((size + 1) * 2L > places) {
      places *= 2;
    }
    long[] all = new long[WIDTH * places];
    for (int id = 0; id < size; id++) {
      int from = begin(id);
      int to = ends[id];
      place(all, low(bytes, from, to), high(bytes, from, to), kind(to - from) << 32 | (id + 1));
    }
    mask = places - 1;
    TABLE.setRelease(this, all);
  }

  /** The number of the name with this hash, {@link #NONE} or {@link #NEW}. */
  public int find(long key) {
    return keys.find(key, NEW);
  }

  /** The same for the first so many keys. */
  public int[] find(long[] some, int count) {
    int[] ids = new int[count];
    keys.find(some, count, NEW, ids);
    return ids;
  }

  /**
   * Takes a name that {@link #find} called new, unless another thread was quicker.
   *
   * @param name without blanks around it
   * @return its number, or {@link #NONE} for an empty one
   */
  public synchronized int add(long key, String name) {
    int id = keys.find(key, NEW);
    if (id == NEW) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      id = text.length == 0 ? NONE : append(text, 0, text.length);
      keys.put(key, id);
    }
    return id;
  }

  /** The number of the name with these bytes, which is taken if it is new. */
  public int intern(byte[] text, int from, int to) {
    int length = to - from;
    boolean isShort = length <= SHORT_BYTES;
    long low = low(text, from, to);
    long high = high(text, from, to);
    long kind = kind(length);
    for (int slot = slot(low, high) & mask; ; slot = (slot + 1) & mask) {
      int at = slot * WIDTH;
      long last = table[at + 2];
      if (last == 0) {
        return add(low, high, kind, text, from, to);
      }
      if (table[at] == low && table[at + 1] == high && last >>> 32 == kind) {
        int id = (int) last - 1;
        if (isShort || Arrays.equals(bytes, begin(id), ends[id], text, from, to)) {
          return id;
        }
      }
    }
  }

  /**
   * The number of a name that was taken by {@link #intern}, or {@link #NONE}. Any thread may ask
   * while another takes names: it sees at least those that were taken before whatever the asking
   * thread has seen of the other.
   */
  public int known(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    int length = text.length;
    boolean isShort = length <= SHORT_BYTES;
    long low = low(text, 0, length);
    long high = high(text, 0, length);
    long kind = kind(length);
    long[] places = (long[]) TABLE.getAcquire(this);
    int last = places.length / WIDTH - 1;
    for (int slot = slot(low, high) & last; ; slot = (slot + 1) & last) {
      int at = slot * WIDTH;
      long there = (long) PLACES.getAcquire(places, at + 2);
      if (there == 0) {
        return NONE;
      }
      if (places[at] == low && places[at + 1] == high && there >>> 32 == kind) {
        int id = (int) there - 1;
        if (isShort || isNamed(id, text)) {
          return id;
        }
      }
    }
  }

  /** Of a name whose number was read from the table with its bytes behind it. */
  private boolean isNamed(int id, byte[] text) {
    int[] bounds = (int[]) ENDS.getAcquire(this);
    byte[] all = (byte[]) BYTES.getAcquire(this);
    return Arrays.equals(all, id == 0 ? 0 : bounds[id - 1], bounds[id], text, 0, text.length);
  }

  private static long low(byte[] text, int from, int to) {
    return to - from <= SHORT_BYTES
        ? word(text, from, Math.min(to, from + 8))
        : hash(text, from, to);
  }

  private static long high(byte[] text, int from, int to) {
    int length = to - from;
    return length > 8 && length <= SHORT_BYTES ? word(text, from + 8, to) : 0;
  }

  private static long kind(int length) {
    return Math.min(length, SHORT_BYTES + 1) + 1L;
  }

  /** Up to eight bytes as one number; which are where matters only to itself. */
  private static long word(byte[] text, int from, int to) {
    if (to - from == 8) {
      return (long) LONGS.get(text, from);
    }
    long word = 0;
    for (int at = from; at < to; at++) {
      word = word << 8 | (text[at] & 0xFF);
    }
    return word;
  }

  private static long hash(byte[] text, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = mixed(hash ^ (long) LONGS.get(text, at));
    }
    return mixed(hash ^ word(text, at, to));
  }

  private static long mixed(long x) {
    long product = x * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 32;
  }

  /** Takes all names of another and returns the number here of each of its numbers. */
  int[] addAll(Names other) {
    int[] here = new int[other.size];
    for (int id = 0; id < other.size; id++) {
      here[id] = intern(other.bytes, other.begin(id), other.ends[id]);
    }
    return here;
  }

  private int add(long low, long high, long kind, byte[] text, int from, int to) {
    if ((size + 1) * 2L > mask) {
      enlarge();
    }
    int id = append(text, from, to);
    place(table, low, high, kind << 32 | (id + 1));
    return id;
  }

  private int append(byte[] text, int from, int to) {
    int begin = size == 0 ? 0 : ends[size - 1];
    int length = to - from;
    if (length > Integer.MAX_VALUE - 16 - begin) {
      throw new TooMuchException("the names of one column take more than 2 GB");
    }
    if (begin + length > bytes.length) {
      BYTES.setRelease(this, Arrays.copyOf(bytes, grown(bytes.length, begin + length)));
    }
    System.arraycopy(text, from, bytes, begin, length);
    if (size == ends.length) {
      ENDS.setRelease(this, Arrays.copyOf(ends, grown(size, size + 1)));
    }
    ends[size] = begin + length;
    return size++;
  }

  private static int grown(int capacity, int atLeast) {
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(capacity + (capacity >> 1L), atLeast));
  }

  private static void place(long[] places, long low, long high, long last) {
    int most = places.length / WIDTH - 1;
    int slot = slot(low, high) & most;
    while (places[slot * WIDTH + 2] != 0) {
      slot = (slot + 1) & most;
    }
    places[slot * WIDTH] = low;
    places[slot * WIDTH + 1] = high;
    PLACES.setRelease(places, slot * WIDTH + 2, last); // whoever sees it sees the key and the name
  }

  private void enlarge() {
    if (mask == (1 << 28) - 1) {
      throw new TooMuchException("one column holds more than 134 million names");
    }
    long[] old = table;
    long[] larger = new long[WIDTH * (mask * 2 + 2)];
    for (int at = 0; at < old.length; at += WIDTH) {
      if (old[at + 2] != 0) {
        place(larger, old[at], old[at + 1], old[at + 2]);
      }
    }
    mask = mask * 2 + 1;
    TABLE.setRelease(this, larger);
  }

  private static int slot(long low, long high) {
    return (int) (mixed(mixed(low) ^ high) >>> 20);
  }

  /** Keeps the names that are used, in their order, and returns the new number of each. */
  int[] keep(boolean[] used) {
    int[] rank = new int[size];
    int[] keptEnds = new int[size];
    byte[] kept = new byte[size == 0 ? 0 : ends[size - 1]];
    int count = 0;
    int end = 0;
    for (int id = 0; id < size; id++) {
      if (used[id]) {
        int begin = begin(id);
        System.arraycopy(bytes, begin, kept, end, ends[id] - begin);
        end += ends[id] - begin;
        keptEnds[count] = end;
        rank[id] = count++;
      }
    }
    bytes = kept;
    ends = keptEnds;
    size = count;
    return rank;
  }

  /** Numbers the names in byte order, each once, and returns the new number of each old one. */
  int[] seal() {
    table = new long[WIDTH];
    mask = 0;
    keys = new KeyTable();
    int[] rank = new int[size];
    byte[] sorted = new byte[size == 0 ? 0 : ends[size - 1]];
    int[] sortedEnds = new int[size];
    int end = 0;
    int count = 0;
    int last = -1;
    for (int id : inByteOrder()) {
      int begin = begin(id);
      if (last < 0 || !Arrays.equals(bytes, begin(last), ends[last], bytes, begin, ends[id])) {
        System.arraycopy(bytes, begin, sorted, end, ends[id] - begin);
        end += ends[id] - begin;
        sortedEnds[count++] = end;
      }
      rank[id] = count - 1;
      last = id;
    }
    bytes = sorted;
    ends = sortedEnds;
    size = count;
    return rank;
  }

  private int[] inByteOrder() {
    int[] order = new int[size];
    long[] heads = new long[size];
    for (int id = 0; id < size; id++) {
      order[id] = id;
      heads[id] = head(id);
    }
    IntArrays.parallelQuickSort(order, (a, b) -> compare(heads, a, b));
    return order;
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

  /** The name with the given number; {@link #seal} changes the numbers. */
  public String name(int id) {
    return new String(bytes, begin(id), ends[id] - begin(id), StandardCharsets.UTF_8);
  }

  /** The same as UTF-8. */
  public byte[] utf8(int id) {
    return Arrays.copyOfRange(bytes, begin(id), ends[id]);
  }

  /** The number of a name, or -1; after {@link #seal}. */
  public int idOf(String name) {
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
