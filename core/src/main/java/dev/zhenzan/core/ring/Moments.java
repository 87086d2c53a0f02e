package dev.zhenzan.core.ring;

/**
 * How some likes' accounts looked, and how many talked: sums of whole numbers, so that their order
 * does not matter.
 */
final class Moments {
  private long likes;
  private long deep;
  private long seen;
  private long looks;
  private long sum;
  private long squares;

  /**
   * Adds a like.
   *
   * @param isDeep whether its account also commented on or shared the target
   * @param isSeen whether it is known to have looked
   * @param look how it looked, in millinats, below zero where not known
   */
  void add(boolean isDeep, boolean isSeen, int look) {
    likes++;
    deep += isDeep ? 1 : 0;
    seen += isSeen ? 1 : 0;
    if (look >= 0) {
      looks++;
      sum += look;
      squares += (long) look * look;
    }
  }

  void addAll(Moments other) {
    likes += other.likes;
    deep += other.deep;
    seen += other.seen;
    looks += other.looks;
    sum += other.sum;
    squares += other.squares;
  }

  long likes() {
    return likes;
  }

  long deep() {
    return deep;
  }

  /** How many of them said how their account looked. */
  long looks() {
    return looks;
  }

  long seen() {
    return seen;
  }

  long unseen() {
    return likes - seen;
  }

  double mean() {
    return looks == 0 ? 0 : sum / 1000.0 / looks;
  }

  double variance() {
    double mean = mean();
    return looks == 0 ? 1 : Math.max(0.01, squares / 1e6 / looks - mean * mean);
  }
}
