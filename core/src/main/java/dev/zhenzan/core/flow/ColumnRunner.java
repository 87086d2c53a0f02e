package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
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
  // are
  // worked on side by side. A range has one state per fold, made fresh between keys, and writes to
  // its own keys' places only: the result does not depend on the number of threads.
  //
  // Cost: a row is read through an EventCursor at a random place of each column that the fold looks
  // at. The input that hurts is a log whose rows lie far apart within each key, which is the usual
  // one. Memory: the grouping and 8 bytes a key and measure.

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
        ranges,
        range -> {
          for (int fold = 0; fold < folds.size(); fold++) {
            foldKeys(
                events, grouping, cuts[range], cuts[range + 1], folds.get(fold), tables.get(fold));
          }
        });
    return tables;
  }

  private static MeasureTable emptyTable(KeyedFold<?> fold, int keys) {
    List<String> names = List.copyOf(fold.measures());
    return new MeasureTable(
        fold.name(), fold.key(), names, new long[names.size()][keys], new int[keys]);
  }

  private static <S> void foldKeys(
      EventColumns events,
      Grouping grouping,
      int firstKey,
      int endKey,
      KeyedFold<S> fold,
      MeasureTable table) {
    EventCursor cursor = events.cursor();
    S state = fold.open();
    long[] measured = new long[table.measures().length];
    for (int key = firstKey; key < endKey; key++) {
      int taken =
          foldRows(grouping.rows(), grouping.start(key), grouping.end(key), cursor, fold, state);
      if (taken > 0) {
        table.events()[key] = taken;
        fold.measure(state, measured);
        for (int measure = 0; measure < measured.length; measure++) {
          table.measures()[measure][key] = measured[measure];
        }
        fold.reset(state);
      }
    }
  }

  private static <S> int foldRows(
      int[] rows, int from, int to, EventCursor cursor, KeyedFold<S> fold, S state) {
    int taken = 0;
    for (int at = from; at < to; at++) {
      cursor.at(rows[at]);
      if (fold.wants(cursor)) {
        fold.fold(state, cursor);
        taken++;
      }
    }
    return taken;
  }
}
