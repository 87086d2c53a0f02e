package dev.zhenzan.server.log;

/**
 * How far a database has come, and the hashes over everything up to there: whoever has kept them
 * can tell later whether anything was changed or taken away.
 *
 * @param rows of the log
 * @param hash over its blocks, in hexadecimal digits
 * @param closing the last one, 0 before the first
 * @param closingHash over the closings and all that they wrote
 */
public record LogHead(long rows, String hash, long closing, String closingHash) {}
