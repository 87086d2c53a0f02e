package dev.zhenzan.server.log;

/**
 * A moment from which on likes weigh something else. As a rule the end of an epoch: everything that
 * the log held of it was analysed, and its likes settled. Or acts came to hold in between: then
 * what has settled weighs by them, and nothing more was analysed.
 *
 * @param number from 1, without a gap
 * @param head the rows {@code 0 ≤ row < head} of the log were looked at
 * @param endMillis of those, events at this time or before; later ones wait for the next closing
 * @param closedMillis when, by the service's clock
 * @param findings the cut, the rate and the like, as JSON
 * @param isOfEpoch whether it is the end of an epoch; else head and end are those of the last epoch
 * @param act the last act that the weights know of, 0 for none
 */
public record Closing(
    long number,
    long head,
    long endMillis,
    long closedMillis,
    String findings,
    boolean isOfEpoch,
    long act) {

  /** The end of an epoch before anybody acted. */
  public Closing(long number, long head, long endMillis, long closedMillis, String findings) {
    this(number, head, endMillis, closedMillis, findings, /* isOfEpoch= */ true, /* act= */ 0);
  }
}
