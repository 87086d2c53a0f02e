package dev.zhenzan.server.log;

/**
 * The end of an epoch: everything that the log held of it was analysed, and its likes settled.
 *
 * @param number from 1, without a gap
 * @param head the rows {@code 0 ≤ row < head} of the log were looked at
 * @param endMillis of those, events at this time or before; later ones wait for the next closing
 * @param closedMillis when, by the service's clock
 * @param findings the cut, the rate and the like, as JSON
 */
public record Closing(long number, long head, long endMillis, long closedMillis, String findings) {}
