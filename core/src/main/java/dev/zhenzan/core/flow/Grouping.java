package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by key, each key's rows in their original order. Rows of {@link EventColumns}
 * are in order of time, so each group is too.
 *
 * <p>The rows of key {@code k} are {@code rows[starts[k]] … rows[starts[k + 1] − 1]}.
 *
 * @param starts one more than there are keys, ascending from 0
 * @param rows row numbers, of exactly the rows that were grouped
 */
public record Grouping(int[] starts, int[] rows) {
  // A stable counting sort [1]: count the keys, add the counts up, put each row in its place. With
  // several threads each takes a range of rows and has a count of its own; the places follow from
  // (key, range), so that the result is the same with any number of threads.
  //
  // Cost: two passes over the keys and one random write a row; memory 4 bytes a row, and 4 bytes a
  // key and thread. Millions of keys in random order would make each write miss the cache, so many
  // keys take the way of BucketGrouping; one key that holds everything costs nothing extra.
  //
  // [1] Knuth, The Art of Computer Programming 3, 5.2, algorithm D (distribution counting).

  /** Under this many rows a second thread costs more than it saves. */
  private static final int ROWS_WORTH_A_THREAD = 1 << 17;

  /** From so many keys on, the places to write to no longer fit the nearer caches. */
  private static final int KEYS_WORTH_BUCKETS = 1 << 16;

  /** Takes every kind of row. */
  private static final int EVERY_KIND = -1;

  /**
   * Groups rows by key on the caller's thread.
   *
   * @param key a key a row, {@code key < keys}; rows with a key below zero are left out
   * @param keys how many keys there are
   * @param size how many rows are used
   */
  public static Grouping by(int[] key, int keys, int size) {
    return by(key, keys, size, null, EVERY_KIND, Tasks.SERIAL);
  }

  /** As {@link #by(int[], int, int)}, perhaps with several threads. */
  public static Grouping by(int[] key, int keys, int size, Tasks tasks) {
    return by(key, keys, size, null, EVERY_KIND, tasks);
  }

  /** Groups all events that have the key. */
  public static Grouping by(EventColumns events, Key key) {
    return by(events, key, Tasks.SERIAL);
  }

  /** As {@link #by(EventColumns, Key)}, perhaps with several threads. */
  public static Grouping by(EventColumns events, Key key, Tasks tasks) {
    return by(events, key, null, EVERY_KIND, tasks);
  }

  /** Groups the events of the given types that have the key. */
  public static Grouping by(EventColumns events, Key key, Set<EventType> types, Tasks tasks) {
    int wanted = 0;
    for (EventType type : types) {
      wanted |= 1 << type.ordinal();
    }
    return by(events, key, events.type(), wanted, tasks);
  }

  private static Grouping by(
      EventColumns events, Key key, byte @Nullable [] kind, int wanted, Tasks tasks) {
    int keys = key.count(events.entities());
    int[] column = key.column(events);
    return column == null
        ? new Grouping(new int[keys + 1], new int[0])
        : by(column, keys, events.size(), kind, wanted, tasks);
  }

  /**
   * Groups the rows of some kinds by key.
   *
   * @param key a key a row, {@code key < keys}; rows with a key below zero are left out
   * @param keys how many keys there are
   * @param size how many rows are used
   * @param kind a number of 0…31 a row, such as the ordinal of an {@link EventType}, or {@code
   *     null} to take every row
   * @param wanted bit {@code b} is set if rows of kind {@code b} are taken
   * @param tasks who does the work; the result does not depend on it
   * @throws ArrayIndexOutOfBoundsException if a key is not below {@code keys}
   */
  public static Grouping by(
      int[] key, int keys, int size, byte @Nullable [] kind, int wanted, Tasks tasks) {
    int ranges = Math.max(1, Math.min(tasks.threads(), size / ROWS_WORTH_A_THREAD));
    if (keys >= KEYS_WORTH_BUCKETS && size >= ROWS_WORTH_A_THREAD) {
      return BucketGrouping.by(key, keys, size, kind, wanted, tasks, ranges);
    }
    int[][] places = new int[ranges][];
    tasks.run(
        ranges,
        range -> {
          int[] counts = new int[keys];
          count(key, kind, wanted, cut(size, range, ranges), cut(size, range + 1, ranges), counts);
          places[range] = counts;
        });
    int[] starts = startsOf(keys, places);
    int[] rows = new int[starts[keys]];
    tasks.run(
        ranges,
        range ->
            scatter(
                key,
                kind,
                wanted,
                cut(size, range, ranges),
                cut(size, range + 1, ranges),
                places[range],
                rows));
    return new Grouping(starts, rows);
  }

  static int cut(int size, int range, int ranges) {
    return (int) ((long) size * range / ranges);
  }

  private static void count(
      int[] key, byte @Nullable [] kind, int wanted, int from, int to, int[] counts) {
    for (int row = from; row < to; row++) {
      int k = key[row];
      if (k >= 0 && (kind == null || (wanted >>> kind[row] & 1) != 0)) {
        counts[k]++;
      }
    }
  }

  /** Adds the counts up, and makes of each range's counts the places where its rows go. */
  static int[] startsOf(int keys, int[][] places) {
    int[] starts = new int[keys + 1];
    int place = 0;
    for (int k = 0; k < keys; k++) {
      starts[k] = place;
      for (int[] range : places) {
        int rows = range[k];
        range[k] = place;
        place += rows;
      }
    }
    starts[keys] = place;
    return starts;
  }

  private static void scatter(
      int[] key, byte @Nullable [] kind, int wanted, int from, int to, int[] places, int[] rows) {
    for (int row = from; row < to; row++) {
      int k = key[row];
      if (k >= 0 && (kind == null || (wanted >>> kind[row] & 1) != 0)) {
        rows[places[k]++] = row;
      }
    }
  }

  /** How many keys there are, with rows or without. */
  public int keys() {
    return starts.length - 1;
  }

  /** Where the key's rows begin in {@link #rows()}. */
  public int start(int key) {
    return starts[key];
  }

  /** Where the key's rows end in {@link #rows()}: one past the last. */
  public int end(int key) {
    return starts[key + 1];
  }

  /** How many rows the key has. */
  public int size(int key) {
    return starts[key + 1] - starts[key];
  }

  /**
   * Cuts the keys into ranges of about the same number of rows, for working on them side by side.
   *
   * @param ranges how many, at least 1
   * @return {@code ranges + 1} keys, ascending from 0 to {@link #keys()}; range {@code r} holds the
   *     keys from {@code cuts[r]} to just before {@code cuts[r + 1]}, perhaps none
   */
  public int[] cuts(int ranges) {
    int[] cuts = new int[ranges + 1];
    int key = 0;
    for (int range = 1; range < ranges; range++) {
      // A key costs something even without rows, hence the keys beside the rows.
      long goal = (long) ((double) (rows.length + (long) keys()) * range / ranges);
      key = firstKeyFrom(key, goal);
      cuts[range] = key;
    }
    cuts[ranges] = keys();
    return cuts;
  }

  private int firstKeyFrom(int from, long goal) {
    int low = from;
    int high = keys();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] + (long) middle < goal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
