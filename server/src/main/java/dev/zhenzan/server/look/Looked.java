package dev.zhenzan.server.look;

/**
 * A look as it was written down.
 *
 * @param seq from 1, without a gap
 * @param times how often within that moment
 */
public record Looked(long seq, long atMillis, Look look, int times) {}
