package dev.zhenzan.sim.stage;

import dev.zhenzan.core.event.EventType;
import java.util.Arrays;

/**
 * What was done, as growing columns in the order of writing; about 40 bytes an event. Deeds outside
 * its time are not written down.
 */
public final class Journal {
  /** A measure that was not taken. */
  public static final int NONE = -1;

  private final long from;
  private final long until;
  private int size;
  private byte[] type = new byte[1 << 12];
  private long[] time = new long[1 << 12];
  private int[] actor = new int[1 << 12];
  private int[] target = new int[1 << 12];
  private int[] device = new int[1 << 12];
  private int[] address = new int[1 << 12];
  private int[] dwell = new int[1 << 12];
  private short[] completion = new short[1 << 12];
  private int[] text = new int[1 << 12];
  private boolean[] fake = new boolean[1 << 12];

  Journal(long from, long until) {
    this.from = from;
    this.until = until;
  }

  /**
   * One deed's measures.
   *
   * @param dwellMillis how long the account looked, or {@link #NONE}
   * @param completion how much it saw, in basis points, or {@link #NONE}
   * @param textLength how much it wrote, in characters, or {@link #NONE}
   */
  record Measures(int dwellMillis, int completion, int textLength) {
    static final Measures NOTHING = new Measures(NONE, NONE, NONE);
  }

  /** Writes one deed down; the target is a post's number, or {@code ~number} of a person. */
  void add(EventType what, long when, Person who, int onWhat, Measures measures, boolean isFake) {
    if (when < from || when >= until) {
      return;
    }
    if (size == type.length) {
      grow(2 * size);
    }
    type[size] = (byte) what.ordinal();
    time[size] = when;
    actor[size] = who.number();
    target[size] = onWhat;
    device[size] = who.means().device(when);
    address[size] = who.means().address(when);
    dwell[size] = measures.dwellMillis();
    completion[size] = (short) measures.completion();
    text[size] = measures.textLength();
    fake[size++] = isFake;
  }

  private void grow(int length) {
    type = Arrays.copyOf(type, length);
    time = Arrays.copyOf(time, length);
    actor = Arrays.copyOf(actor, length);
    target = Arrays.copyOf(target, length);
    device = Arrays.copyOf(device, length);
    address = Arrays.copyOf(address, length);
    dwell = Arrays.copyOf(dwell, length);
    completion = Arrays.copyOf(completion, length);
    text = Arrays.copyOf(text, length);
    fake = Arrays.copyOf(fake, length);
  }

  /** The first millisecond that is not written down any more. */
  public long until() {
    return until;
  }

  public int size() {
    return size;
  }

  public EventType type(int entry) {
    return EventType.of(type[entry]);
  }

  public long time(int entry) {
    return time[entry];
  }

  /** The number of the person who acted. */
  public int actor(int entry) {
    return actor[entry];
  }

  /** The number of a post, or {@code ~number} of a person. */
  public int target(int entry) {
    return target[entry];
  }

  public int device(int entry) {
    return device[entry];
  }

  /** An IPv4 address as 32 bits. */
  public int address(int entry) {
    return address[entry];
  }

  public int dwellMillis(int entry) {
    return dwell[entry];
  }

  /** In basis points. */
  public int completion(int entry) {
    return completion[entry];
  }

  public int textLength(int entry) {
    return text[entry];
  }

  /** Whether it is a brushed like. */
  public boolean isFake(int entry) {
    return fake[entry];
  }
}
