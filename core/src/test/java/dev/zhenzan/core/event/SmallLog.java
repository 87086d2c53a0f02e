package dev.zhenzan.core.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log written down event by event in any order, which becomes columns in canonical order. A
 * column that no event reports is absent.
 */
public final class SmallLog {
  private static final Comparator<EventRecord> CANONICAL =
      Comparator.comparingLong(EventRecord::time)
          .thenComparingLong(EventRecord::actor)
          .thenComparingLong(EventRecord::target)
          .thenComparing(EventRecord::type)
          .thenComparing(Comparator.naturalOrder());

  private final List<EventRecord> events;

  /** No event yet. */
  public SmallLog() {
    this(List.of());
  }

  /** The given events. */
  public SmallLog(List<EventRecord> events) {
    this.events = new ArrayList<>(events);
  }

  /** What happened, so far. */
  public List<EventRecord> events() {
    return events;
  }

  /** One like and nothing else known about it. */
  public SmallLog like(long time, int actor, int target) {
    return add(EventType.LIKE, time, actor, target, -1, -1, -1);
  }

  /** One like of something that somebody owns. */
  public SmallLog like(long time, int actor, int target, int owner) {
    return add(EventType.LIKE, time, actor, target, owner, -1, -1);
  }

  /** One event of any type. */
  public SmallLog add(EventType type, long time, int actor, int target) {
    return add(type, time, actor, target, -1, -1, -1);
  }

  /** One event with what is known of where it came from; -1 where not known. */
  public SmallLog add(
      EventType type, long time, int actor, int target, int owner, int device, int address) {
    events.add(
        new EventRecord(
            type,
            time,
            events.size(),
            actor,
            target,
            owner,
            Event.ABSENT,
            device,
            address,
            Event.ABSENT,
            (int) Event.ABSENT,
            (int) Event.ABSENT));
    return this;
  }

  /** All events of another log too. */
  public SmallLog addAll(SmallLog other) {
    events.addAll(other.events);
    return this;
  }

  /** Columns over as many entities as the greatest ids ask for. */
  public EventColumns columns() {
    return columns(0, 0);
  }

  /** Columns over at least so many accounts and targets, whether they did anything or not. */
  public EventColumns columns(int accountsMin, int targetsMin) {
    List<EventRecord> rows = events.stream().sorted(CANONICAL).toList();
    int accounts = Math.max(count(EventRecord::actor), count(EventRecord::owner));
    EventColumns.Entities entities =
        new EventColumns.Entities(
            Math.max(accountsMin, accounts),
            Math.max(targetsMin, count(EventRecord::target)),
            count(EventRecord::community),
            count(EventRecord::device),
            count(EventRecord::address));
    return new EventColumns(
            rows.size(),
            types(rows),
            rows.stream().mapToLong(EventRecord::time).toArray(),
            ints(rows, EventRecord::actor),
            ints(rows, EventRecord::target),
            optional(rows, EventRecord::owner),
            optional(rows, EventRecord::community),
            optional(rows, EventRecord::device),
            optional(rows, EventRecord::address),
            optional(rows, EventRecord::dwellMillis),
            completions(rows),
            optional(rows, EventRecord::textLength),
            entities)
        .checkOrder();
  }

  private int count(ToLongFunction<EventRecord> id) {
    return (int) events.stream().mapToLong(id).max().orElse(-1) + 1;
  }

  private static byte[] types(List<EventRecord> rows) {
    byte[] types = new byte[rows.size()];
    for (int row = 0; row < types.length; row++) {
      types[row] = (byte) rows.get(row).type().ordinal();
    }
    return types;
  }

  private static int[] ints(List<EventRecord> rows, ToLongFunction<EventRecord> field) {
    return rows.stream().mapToInt(event -> (int) field.applyAsLong(event)).toArray();
  }

  private static int @Nullable [] optional(
      List<EventRecord> rows, ToLongFunction<EventRecord> field) {
    return reported(rows.stream(), field) ? ints(rows, field) : null;
  }

  private static short @Nullable [] completions(List<EventRecord> rows) {
    if (!reported(rows.stream(), EventRecord::completion)) {
      return null;
    }
    short[] completions = new short[rows.size()];
    for (int row = 0; row < completions.length; row++) {
      completions[row] = (short) rows.get(row).completion();
    }
    return completions;
  }

  private static boolean reported(Stream<EventRecord> rows, ToLongFunction<EventRecord> field) {
    return rows.anyMatch(event -> field.applyAsLong(event) != Event.ABSENT);
  }
}
