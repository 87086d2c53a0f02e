package dev.zhenzan.core.ring;

import dev.zhenzan.core.signal.Logs;

/**
 * How long some likes' accounts looked, and how many talked: sums of whole numbers, dwell as
 * thousandths of ln, so that their order does not matter.
 */
final class Moments {
  private long likes;
  private long deep;
  private long dwells;
  private long sum;
  private long squares;

  /**
   * Adds a like.
   *
   * @param isDeep whether its account also commented on or shared the target
   * @param millis how long it looked, below zero where not known
   * @return ln(dwell) in thousandths, -1 where not known
   */
  int add(boolean isDeep, int millis) {
    likes++;
    deep += isDeep ? 1 : 0;
    if (millis < 0) {
      return -1;
    }
    int ln = Logs.millinats(1L + millis);
    dwells++;
    sum += ln;
    squares += (long) ln * ln;
    return ln;
  }

  void addAll(Moments other) {
    likes += other.likes;
    deep += other.deep;
    dwells += other.dwells;
    sum += other.sum;
    squares += other.squares;
  }

  long likes() {
    return likes;
  }

  long deep() {
    return deep;
  }

  /** How many of them said how long their account looked. */
  long dwells() {
    return dwells;
  }

  long unseen() {
    return likes - dwells;
  }

  double mean() {
    return dwells == 0 ? 0 : sum / 1000.0 / dwells;
  }

  double variance() {
    double mean = mean();
    return dwells == 0 ? 1 : Math.max(0.01, squares / 1e6 / dwells - mean * mean);
  }
}
