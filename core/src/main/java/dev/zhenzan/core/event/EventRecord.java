package dev.zhenzan.core.event;

import java.util.Comparator;

/**
 * One event by itself, for streams and for whoever must keep an event: ids are of 64 bits, and what
 * was not reported is {@link Event#ABSENT}.
 *
 * <p>Ordered by time, then id, then everything else: of two reports under one time and id that
 * disagree, the lesser is the one to keep, whichever came first.
 *
 * @param time milliseconds since 1970-01-01T00:00Z
 * @param dwellMillis how long the account looked, in milliseconds
 * @param completion how much was seen, in basis points
 * @param textLength the length of a comment in characters
 */
public record EventRecord(
    EventType type,
    long time,
    long id,
    long actor,
    long target,
    long owner,
    long community,
    long device,
    long address,
    long dwellMillis,
    int completion,
    int textLength)
    implements Event, Comparable<EventRecord> {

  private static final Comparator<EventRecord> REST =
      Comparator.comparing(EventRecord::type)
          .thenComparingLong(EventRecord::actor)
          .thenComparingLong(EventRecord::target)
          .thenComparingLong(EventRecord::owner)
          .thenComparingLong(EventRecord::community)
          .thenComparingLong(EventRecord::device)
          .thenComparingLong(EventRecord::address)
          .thenComparingLong(EventRecord::dwellMillis)
          .thenComparingInt(EventRecord::completion)
          .thenComparingInt(EventRecord::textLength);

  /** The event as it stands, free of the cursor or the buffer that it is read from. */
  public static EventRecord copyOf(Event event) {
    return event instanceof EventRecord record
        ? record
        : new EventRecord(
            event.type(),
            event.time(),
            event.id(),
            event.actor(),
            event.target(),
            event.owner(),
            event.community(),
            event.device(),
            event.address(),
            event.dwellMillis(),
            event.completion(),
            event.textLength());
  }

  @Override
  public int compareTo(EventRecord other) {
    int order = Long.compare(time, other.time);
    if (order == 0) {
      order = Long.compare(id, other.id);
    }
    return order == 0 ? REST.compare(this, other) : order;
  }
}
