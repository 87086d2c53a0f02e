package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.EventBlock;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Runs folds over a whole log at once: the fast way, for files and for replays. The columns are one
 * epoch; their order is the order in which each key's events are folded.
 *
 * <p>The same fold run by {@link FoldRunner} over the same events, in whatever order they arrive,
 * gives the same measures; the contract test of every fold says so.
 */
public final class ColumnRunner {
  // The rows are grouped by key once for all folds that share it [Grouping]; then ranges of keys
  // are worked on side by side. A range has one state per fold, made fresh between keys, and writes
  // to its own keys' places only: the result does not depend on the number of threads.
  //
  // Cost: the rows of a key lie far apart in the log, so each value is a cache miss; blocks of rows
  // are fetched first [EventBlock], column by column, and folded from there. Memory: the grouping
  // and 8 bytes a key and measure.

  /** Ranges a thread: enough that one whale of a key does not leave the others idle. */
  private static final int RANGES_PER_THREAD = 8;

  private ColumnRunner() {}

  /**
   * Runs folds that share a key.
   *
   * @param events the log in canonical order
   * @param folds at least one; all with the same {@link KeyedFold#key()}
   * @param tasks who does the work; the result does not depend on it
   * @return a table for each fold, in the order of the folds
   * @throws IllegalArgumentException if the folds do not share a key
   */
  public static List<MeasureTable> run(
      EventColumns events, List<? extends KeyedFold<?>> folds, Tasks tasks) {
    Key key = folds.get(0).key();
    return run(events, Grouping.by(events, key, tasks), folds, tasks);
  }

  /** Runs one fold. */
  public static MeasureTable run(EventColumns events, KeyedFold<?> fold, Tasks tasks) {
    return run(events, List.of(fold), tasks).get(0);
  }

  /**
   * Runs folds that share a key over rows that are already grouped by it; rows that the grouping
   * left out are not seen.
   */
  public static List<MeasureTable> run(
      EventColumns events, Grouping grouping, List<? extends KeyedFold<?>> folds, Tasks tasks) {
    Key key = folds.get(0).key();
    for (KeyedFold<?> fold : folds) {
      if (fold.key() != key) {
        throw new IllegalArgumentException(
            "folds run together must share a key: "
                + folds.get(0).name()
                + " has "
                + key
                + ", "
                + fold.name()
                + " has "
                + fold.key());
      }
    }
    List<MeasureTable> tables =
        folds.stream().map(fold -> emptyTable(fold, grouping.keys())).toList();
    int ranges = tasks.threads() == 1 ? 1 : tasks.threads() * RANGES_PER_THREAD;
    int[] cuts = grouping.cuts(ranges);
    tasks.run(
        ranges, range -> foldRange(events, grouping, cuts[range], cuts[range + 1], folds, tables));
    return tables;
  }

  private static MeasureTable emptyTable(KeyedFold<?> fold, int keys) {
    List<String> names = List.copyOf(fold.measures());
    return new MeasureTable(
        fold.name(), fold.key(), names, new long[names.size()][keys], new int[keys]);
  }

  private static void foldRange(
      EventColumns events,
      Grouping grouping,
      int firstKey,
      int endKey,
      List<? extends KeyedFold<?>> folds,
      List<MeasureTable> tables) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    folds.forEach(fold -> fields.addAll(fold.fields()));
    EventBlock block = new EventBlock(events, fields);
    EventCursor cursor = block.cursor();
    List<Pass<?>> passes = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      passes.add(new Pass<>(folds.get(fold), tables.get(fold), grouping, firstKey));
    }
    int end = grouping.start(endKey);
    for (int at = grouping.start(firstKey); at < end; at += EventBlock.SIZE) {
      int size = Math.min(EventBlock.SIZE, end - at);
      block.fetch(grouping.rows(), at, size);
      for (Pass<?> pass : passes) {
        pass.block(cursor, at, size);
      }
    }
    passes.forEach(Pass::close);
  }

  /**
   * One fold on its way through a range of keys; a key may begin in one block and end in another.
   */
  private static final class Pass<S> {
    private final KeyedFold<S> fold;
    private final MeasureTable table;
    private final Grouping grouping;
    private final S state;
    private final long[] measured;
    private int key;
    private int taken;

    Pass(KeyedFold<S> fold, MeasureTable table, Grouping grouping, int firstKey) {
      this.fold = fold;
      this.table = table;
      this.grouping = grouping;
      state = fold.open();
      measured = new long[table.measures().length];
      key = firstKey;
    }

    void block(EventCursor cursor, int at, int size) {
      int place = 0;
      while (place < size) {
        while (grouping.end(key) <= at + place) {
          close();
          key++;
        }
        int until = Math.min(size, grouping.end(key) - at);
        for (; place < until; place++) {
          cursor.at(place);
          if (fold.wants(cursor)) {
            fold.fold(state, cursor);
            taken++;
          }
        }
      }
    }

    void close() {
      if (taken > 0) {
        table.events()[key] = taken;
        fold.measure(state, measured);
        for (int measure = 0; measure < measured.length; measure++) {
          table.measures()[measure][key] = measured[measure];
        }
        fold.reset(state);
        taken = 0;
      }
    }
  }
}
