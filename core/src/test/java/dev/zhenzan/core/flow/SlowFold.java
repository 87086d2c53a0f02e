package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The obvious way to run a fold: put the events of each epoch and key into a sorted set, then fold
 * each set. Every runner must agree with it.
 */
public final class SlowFold {

  /** One key in one epoch. */
  public record Slot(long epoch, long key) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int order = Long.compare(epoch, other.epoch);
      return order == 0 ? Long.compare(key, other.key) : order;
    }
  }

  private SlowFold() {}

  /** The measures of every key and epoch of which the fold wanted an event, in order. */
  public static <S> SortedMap<Slot, List<Long>> measures(
      KeyedFold<S> fold, Epochs epochs, Collection<EventRecord> events) {
    SortedMap<Slot, List<Long>> measures = new TreeMap<>();
    groups(fold, epochs, events)
        .forEach(
            (slot, group) -> {
              S state = fold.open();
              group.forEach(event -> fold.fold(state, event));
              measures.put(slot, measure(fold, state));
            });
    return measures;
  }

  /** The events that the fold wants, by epoch and key, in order of time. */
  public static SortedMap<Slot, List<EventRecord>> groups(
      KeyedFold<?> fold, Epochs epochs, Collection<EventRecord> events) {
    SortedMap<Slot, TreeSet<EventRecord>> sets = new TreeMap<>();
    for (EventRecord event : events) {
      long key = fold.key().of(event);
      if (key != Event.ABSENT && fold.wants(event)) {
        sets.computeIfAbsent(new Slot(epochs.of(event.time()), key), slot -> new TreeSet<>())
            .add(event);
      }
    }
    SortedMap<Slot, List<EventRecord>> groups = new TreeMap<>();
    for (Map.Entry<Slot, TreeSet<EventRecord>> set : sets.entrySet()) {
      groups.put(set.getKey(), List.copyOf(set.getValue()));
    }
    return groups;
  }

  /** What the fold measures of the state now. */
  public static <S> List<Long> measure(KeyedFold<S> fold, S state) {
    long[] measured = new long[fold.measures().size()];
    fold.measure(state, measured);
    return boxed(measured);
  }

  /** The numbers as a list, for keeping and comparing. */
  public static List<Long> boxed(long[] numbers) {
    return LongStream.of(numbers).boxed().toList();
  }

  /** Fails with the first slot that differs, which says more than all of them. */
  public static void assertSame(
      SortedMap<Slot, List<Long>> expected, SortedMap<Slot, List<Long>> actual, String hint) {
    SortedSet<Slot> slots = new TreeSet<>(expected.keySet());
    slots.addAll(actual.keySet());
    for (Slot slot : slots) {
      assertEquals(expected.get(slot), actual.get(slot), () -> "first at " + slot + "; " + hint);
    }
  }
}
