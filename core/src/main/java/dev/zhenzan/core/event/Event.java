package dev.zhenzan.core.event;

/**
 * A view of one engagement. Folds read events only through this view, so that the same fold runs
 * over columns of a file, over a service's log and inside a stream processor.
 *
 * <p>Entities are named by numbers: dense ids in a file, 64-bit hashes in a stream. A fold may
 * compare them for equality and must not read anything else into them. {@link #ABSENT} stands for
 * what was not reported.
 */
public interface Event {

  /** What a number or an id is when the log did not report it. */
  long ABSENT = -1;

  /** The kind of engagement. */
  EventType type();

  /** When it happened, in milliseconds since 1970-01-01T00:00Z; may be negative. */
  long time();

  /**
   * The event's own number. Together with {@link #time()} it orders the events of one key: two
   * events at the same time are folded in the order of their ids.
   */
  long id();

  /** The account that acted; never absent. */
  long actor();

  /** What it acted on; never absent. */
  long target();

  /** The account that owns the target, or {@link #ABSENT}. */
  long owner();

  /** The community in which it happened, or {@link #ABSENT}. */
  long community();

  /** The device that it came from, or {@link #ABSENT}. */
  long device();

  /** The network address that it came from, or {@link #ABSENT}. */
  long address();

  /** How long the account looked, in milliseconds, or {@link #ABSENT}. */
  long dwellMillis();

  /** How much of the content was seen, in basis points (0…10 000), or {@link #ABSENT}. */
  int completion();

  /** The length of a comment in characters, or {@link #ABSENT}. */
  int textLength();
}
