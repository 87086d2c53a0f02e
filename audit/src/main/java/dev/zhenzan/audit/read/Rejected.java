package dev.zhenzan.audit.read;

/**
 * One row that could not be read.
 *
 * @param file the input it stands in
 * @param line the 1-based line on which it begins; for inputs without lines (Parquet, SQL) the
 *     1-based row
 * @param reason why, in a few words, the same words for the same fault
 * @param text its first 200 characters
 */
public record Rejected(String file, long line, String reason, String text) {}
