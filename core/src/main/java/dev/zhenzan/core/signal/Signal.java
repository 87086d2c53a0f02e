package dev.zhenzan.core.signal;

import java.util.List;

/**
 * One detector's finding on one subject.
 *
 * @param kind which detector
 * @param subject what kind of thing it is about
 * @param id the subject's id among its kind; for {@link Subject#PAIR} the smaller account
 * @param other the larger account of a pair, else {@code -1}
 * @param millinats the strength as a natural-log likelihood ratio in thousandths: positive speaks
 *     for brushing, negative against it
 * @param facts the numbers that it rests on, in reading order
 * @param rows up to {@link #ROWS_MAX} events that it rests on, ascending
 */
public record Signal(
    SignalKind kind,
    Subject subject,
    int id,
    int other,
    int millinats,
    List<Fact> facts,
    int[] rows) {

  /** How many example events a signal carries at most. */
  public static final int ROWS_MAX = 20;

  /** What a signal may be about. */
  public enum Subject {
    ACCOUNT,
    PAIR,
    TARGET,
    DEVICE,
    ADDRESS,
    RING
  }

  /**
   * The fact of the given name.
   *
   * @throws IllegalArgumentException if this signal has none
   */
  public long fact(String name) {
    for (Fact fact : facts) {
      if (fact.name().equals(name)) {
        return fact.value();
      }
    }
    throw new IllegalArgumentException(kind + " has no fact " + name);
  }
}
