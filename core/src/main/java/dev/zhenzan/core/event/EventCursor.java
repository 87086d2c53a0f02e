package dev.zhenzan.core.event;

import org.jspecify.annotations.Nullable;

/**
 * The one {@link Event} over {@link EventColumns}: a window that is moved from row to row, so that
 * reading ten million events makes no object. The row number is the event's id.
 *
 * <p>Not for keeping: what it says changes with the next {@link #at}. One cursor, one thread.
 */
public final class EventCursor implements Event {
  private final byte[] type;
  private final long[] time;
  private final int[] actor;
  private final int[] target;
  private final int @Nullable [] owner;
  private final int @Nullable [] community;
  private final int @Nullable [] device;
  private final int @Nullable [] address;
  private final int @Nullable [] dwellMillis;
  private final short @Nullable [] completion;
  private final int @Nullable [] textLength;
  private final int @Nullable [] id;
  private int row = -1;

  EventCursor(EventColumns columns, int @Nullable [] id) {
    this.id = id;
    type = columns.type();
    time = columns.time();
    actor = columns.actor();
    target = columns.target();
    owner = columns.owner();
    community = columns.community();
    device = columns.device();
    address = columns.address();
    dwellMillis = columns.dwellMillis();
    completion = columns.completion();
    textLength = columns.textLength();
  }

  /** Moves to the given row. */
  public EventCursor at(int newRow) {
    row = newRow;
    return this;
  }

  @Override
  public EventType type() {
    return EventType.of(type[row]);
  }

  @Override
  public long time() {
    return time[row];
  }

  @Override
  public long id() {
    return id == null ? row : id[row];
  }

  @Override
  public long actor() {
    return actor[row];
  }

  @Override
  public long target() {
    return target[row];
  }

  @Override
  public long owner() {
    return optional(owner);
  }

  @Override
  public long community() {
    return optional(community);
  }

  @Override
  public long device() {
    return optional(device);
  }

  @Override
  public long address() {
    return optional(address);
  }

  @Override
  public long dwellMillis() {
    return optional(dwellMillis);
  }

  @Override
  public int completion() {
    return completion == null ? (int) ABSENT : completion[row];
  }

  @Override
  public int textLength() {
    return (int) optional(textLength);
  }

  private long optional(int @Nullable [] column) {
    return column == null ? ABSENT : column[row];
  }
}
