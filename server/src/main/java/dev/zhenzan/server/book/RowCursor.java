package dev.zhenzan.server.book;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.gather.Gathered;

/**
 * The log in memory event by event, in the order of arrival, numbers as the book has them. Not for
 * keeping: what it says changes with the next {@link #at}. One cursor, one thread.
 */
public final class RowCursor implements Event {
  private final Gathered log;
  private int row = -1;

  RowCursor(Gathered log) {
    this.log = log;
  }

  /** Moves to a row that is there. */
  public RowCursor at(int newRow) {
    row = newRow;
    return this;
  }

  @Override
  public EventType type() {
    return log.type(row);
  }

  @Override
  public long time() {
    return log.time(row);
  }

  @Override
  public long id() {
    return row;
  }

  @Override
  public long actor() {
    return log.actor(row);
  }

  @Override
  public long target() {
    return log.target(row);
  }

  @Override
  public long owner() {
    return log.owner(row);
  }

  @Override
  public long community() {
    return log.community(row);
  }

  @Override
  public long device() {
    return log.device(row);
  }

  @Override
  public long address() {
    return log.address(row);
  }

  @Override
  public long dwellMillis() {
    return log.dwellMillis(row);
  }

  @Override
  public int completion() {
    return log.completion(row);
  }

  @Override
  public int textLength() {
    return log.textLength(row);
  }
}
