package dev.zhenzan.core.flow;

import java.util.List;

/**
 * What one fold measured of every key in one epoch.
 *
 * <p>A key of which the fold wanted no event has zeros throughout, whatever the fold would measure
 * of a fresh state.
 *
 * @param fold the fold's name
 * @param key what the ids stand for
 * @param names the names of the measures
 * @param measures {@code measures[m][k]} is measure {@code m} of key {@code k}
 * @param events how many events the fold took of each key
 */
public record MeasureTable(
    String fold, Key key, List<String> names, long[][] measures, int[] events) {

  /**
   * The column of one measure, a value a key.
   *
   * @throws IllegalArgumentException if the fold has no such measure
   */
  public long[] column(String name) {
    int measure = names.indexOf(name);
    if (measure < 0) {
      throw new IllegalArgumentException(
          "the fold " + fold + " has no measure " + name + "; it has " + names);
    }
    return measures[measure];
  }

  /** How many keys there are. */
  public int keys() {
    return events.length;
  }
}
