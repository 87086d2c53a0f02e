package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes nasty logs from a seed: ties in time, times before 1970, all event types, columns that are
 * absent as a whole or row by row, accounts with one event and with hundreds.
 */
public final class SeededEvents {
  /** How far event times spread, so that epochs of an hour matter. */
  public static final long SPAN_MILLIS = 5 * 3_600_000L;

  private static final int ACCOUNTS = 12;
  private static final int TARGETS = 9;
  private static final int COMMUNITIES = 3;
  private static final int DEVICES = 5;
  private static final int ADDRESSES = 4;

  private SeededEvents() {}

  /**
   * A log in canonical order with dense ids; columns come and go with the seed.
   *
   * @param start no event is earlier, and none is later by {@link #SPAN_MILLIS} or more
   */
  public static EventColumns columns(long seed, int size, long start) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean bare = random.nextInt(4) == 0;
    List<EventRecord> events = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      events.add(event(random, bare, start));
    }
    events.sort(
        Comparator.comparingLong(EventRecord::time)
            .thenComparingLong(EventRecord::actor)
            .thenComparingLong(EventRecord::target)
            .thenComparing(EventRecord::compareTo));
    return toColumns(events, bare);
  }

  private static EventRecord event(SplittableRandom random, boolean bare, long start) {
    // A few times in bursts, so that several events of one key share a millisecond.
    long time = start + random.nextLong(SPAN_MILLIS);
    if (random.nextInt(3) == 0) {
      time = Math.max(start, Math.floorDiv(time, 900_000L) * 900_000L - random.nextInt(2));
    }
    int actor = (int) (ACCOUNTS * Math.pow(random.nextDouble(), 2));
    return new EventRecord(
        type(random),
        time,
        /* id= */ 0,
        actor,
        random.nextInt(TARGETS),
        optional(random, bare, ACCOUNTS),
        optional(random, bare, COMMUNITIES),
        optional(random, bare, DEVICES),
        optional(random, bare, ADDRESSES),
        optional(random, bare, 60_000),
        optional(random, bare, 10_001),
        optional(random, bare, 200));
  }

  private static EventType type(SplittableRandom random) {
    return random.nextInt(2) == 0
        ? EventType.LIKE
        : EventType.of(random.nextInt(EventType.values().length));
  }

  private static int optional(SplittableRandom random, boolean bare, int bound) {
    return bare || random.nextInt(4) == 0 ? (int) Event.ABSENT : random.nextInt(bound);
  }

  private static EventColumns toColumns(List<EventRecord> events, boolean bare) {
    int size = events.size();
    EventColumns columns =
        new EventColumns(
            size,
            new byte[size],
            new long[size],
            new int[size],
            new int[size],
            bare ? null : new int[size],
            bare ? null : new int[size],
            bare ? null : new int[size],
            bare ? null : new int[size],
            bare ? null : new int[size],
            bare ? null : new short[size],
            bare ? null : new int[size],
            new EventColumns.Entities(ACCOUNTS, TARGETS, COMMUNITIES, DEVICES, ADDRESSES));
    for (int row = 0; row < size; row++) {
      fill(columns, row, events.get(row), bare);
    }
    return columns.checkOrder();
  }

  private static void fill(EventColumns columns, int row, EventRecord event, boolean bare) {
    columns.type()[row] = (byte) event.type().ordinal();
    columns.time()[row] = event.time();
    columns.actor()[row] = (int) event.actor();
    columns.target()[row] = (int) event.target();
    if (!bare) {
      columns.owner()[row] = (int) event.owner();
      columns.community()[row] = (int) event.community();
      columns.device()[row] = (int) event.device();
      columns.address()[row] = (int) event.address();
      columns.dwellMillis()[row] = (int) event.dwellMillis();
      columns.completion()[row] = (short) event.completion();
      columns.textLength()[row] = event.textLength();
    }
  }

  /** The rows one by one, with the row number as id. */
  public static List<EventRecord> records(EventColumns columns) {
    List<EventRecord> events = new ArrayList<>();
    EventCursor cursor = columns.cursor();
    for (int row = 0; row < columns.size(); row++) {
      events.add(EventRecord.copyOf(cursor.at(row)));
    }
    return events;
  }

  /**
   * The same kind of log as a stream brings it: some hours around 1970; ids are hashes of 64 bits,
   * many of them negative, and event ids do not follow time.
   */
  public static List<EventRecord> stream(long seed, int size) {
    return records(columns(seed, size, -SPAN_MILLIS / 2)).stream()
        .map(SeededEvents::hashed)
        .toList();
  }

  private static EventRecord hashed(EventRecord event) {
    return new EventRecord(
        event.type(),
        event.time(),
        hash(event.id()),
        hash(event.actor()),
        hash(event.target()),
        hash(event.owner()),
        hash(event.community()),
        hash(event.device()),
        hash(event.address()),
        event.dwellMillis(),
        event.completion(),
        event.textLength());
  }

  private static long hash(long id) {
    return id == Event.ABSENT ? id : (id + 1) * 0x9E3779B97F4A7C15L;
  }

  /** The events in an order in which none is more than the lateness older than one before it. */
  public static List<EventRecord> shuffled(List<EventRecord> events, long lateness, long seed) {
    record Arrival(long at, EventRecord event) {}

    SplittableRandom random = new SplittableRandom(seed);
    return events.stream()
        .map(event -> new Arrival(event.time() + random.nextLong(lateness + 1), event))
        .sorted(Comparator.comparingLong(Arrival::at))
        .map(Arrival::event)
        .toList();
  }

  /** The events, some of them twice or three times, the copies within the lateness too. */
  public static List<EventRecord> repeated(List<EventRecord> events, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<EventRecord> more = new ArrayList<>();
    for (EventRecord event : events) {
      for (int copies = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1; copies > 0; copies--) {
        more.add(event);
      }
    }
    return more;
  }
}
