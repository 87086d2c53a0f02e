package dev.zhenzan.server.log;

/**
 * A stretch of the log as it lies on disk: the events of one transaction.
 *
 * @param firstRow the row of its first event, from 0; blocks follow one another without a gap
 * @param rows how many events, at least 1
 * @param acceptedMillis when it was accepted, by the service's clock
 * @param body the encoded events with their names and ids, and a checksum; {@link BlockCodec} says
 *     how
 */
public record Block(long firstRow, int rows, long acceptedMillis, byte[] body) {}
