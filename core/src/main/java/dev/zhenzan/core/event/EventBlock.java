package dev.zhenzan.core.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few thousand events fetched from {@link EventColumns} into small columns of their own, so that
 * whoever reads them in another order than the log's reads from a near cache.
 *
 * <p>Fetching a column's values one after the other lets the processor wait for many of them at
 * once; reading event by event waits for each. Only the named fields are fetched; the others read
 * as absent or as nothing meaningful.
 */
public final class EventBlock {

  /**
   * How many events a block holds at most: its columns together stay within a second-level cache.
   */
  public static final int SIZE = 4096;

  private final EventColumns from;
  private final EventColumns to;
  private final int[] id = new int[SIZE];
  private final boolean type;
  private final boolean time;
  private final boolean actor;
  private final boolean target;

  /** An empty block that will fetch the given fields. */
  public EventBlock(EventColumns from, Set<Field> fields) {
    this.from = from;
    type = fields.contains(Field.TYPE);
    time = fields.contains(Field.TIME);
    actor = fields.contains(Field.ACTOR);
    target = fields.contains(Field.TARGET);
    to =
        new EventColumns(
            SIZE,
            new byte[SIZE],
            new long[SIZE],
            new int[SIZE],
            new int[SIZE],
            like(from.owner(), fields, Field.OWNER),
            like(from.community(), fields, Field.COMMUNITY),
            like(from.device(), fields, Field.DEVICE),
            like(from.address(), fields, Field.ADDRESS),
            like(from.dwellMillis(), fields, Field.DWELL_MILLIS),
            from.completion() == null || !fields.contains(Field.COMPLETION)
                ? null
                : new short[SIZE],
            like(from.textLength(), fields, Field.TEXT_LENGTH),
            from.entities());
  }

  private static int @Nullable [] like(int @Nullable [] column, Set<Field> fields, Field field) {
    return column == null || !fields.contains(field) ? null : new int[SIZE];
  }

  /** A cursor over the block; its rows are places in the block, its ids rows of the log. */
  public EventCursor cursor() {
    return new EventCursor(to, id);
  }

  /**
   * Fetches the events of {@code rows[at] … rows[at + size − 1]}.
   *
   * @param size at most {@link #SIZE}
   */
  public void fetch(int[] rows, int at, int size) {
    System.arraycopy(rows, at, id, 0, size);
    if (type) {
      bytes(from.type(), to.type(), size);
    }
    if (time) {
      longs(from.time(), to.time(), size);
    }
    if (actor) {
      ints(from.actor(), to.actor(), size);
    }
    if (target) {
      ints(from.target(), to.target(), size);
    }
    ints(from.owner(), to.owner(), size);
    ints(from.community(), to.community(), size);
    ints(from.device(), to.device(), size);
    ints(from.address(), to.address(), size);
    ints(from.dwellMillis(), to.dwellMillis(), size);
    shorts(from.completion(), to.completion(), size);
    ints(from.textLength(), to.textLength(), size);
  }

  private void ints(int @Nullable [] source, int @Nullable [] sink, int size) {
    if (source != null && sink != null) {
      int[] rows = id;
      for (int at = 0; at < size; at++) {
        sink[at] = source[rows[at]];
      }
    }
  }

  private void longs(long[] source, long[] sink, int size) {
    int[] rows = id;
    for (int at = 0; at < size; at++) {
      sink[at] = source[rows[at]];
    }
  }

  private void bytes(byte[] source, byte[] sink, int size) {
    int[] rows = id;
    for (int at = 0; at < size; at++) {
      sink[at] = source[rows[at]];
    }
  }

  private void shorts(short @Nullable [] source, short @Nullable [] sink, int size) {
    if (source != null && sink != null) {
      int[] rows = id;
      for (int at = 0; at < size; at++) {
        sink[at] = source[rows[at]];
      }
    }
  }
}
