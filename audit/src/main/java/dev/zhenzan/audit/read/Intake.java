package dev.zhenzan.audit.read;

import java.util.List;
import java.util.Map;

/**
 * What was read, what was not, and why: {@code accepted + rejected + skipped = rows}.
 *
 * @param rows how many rows the input has
 * @param accepted how many became events
 * @param rejected how many were malformed
 * @param files the inputs, in the order in which their rows are numbered
 * @param columns field → the column (or path) that it was read from
 * @param missing optional fields for which no column was found
 * @param examples the first 100 rejected rows
 * @param reasons reason → how many rows were rejected for it, most frequent first
 * @param skipped how many rows are well-formed and mean nothing here (GHARCHIVE only)
 * @param skips kind of skipped row → how many, most frequent first
 */
public record Intake(
    long rows,
    long accepted,
    long rejected,
    List<String> files,
    Map<String, String> columns,
    List<String> missing,
    List<Rejected> examples,
    Map<String, Long> reasons,
    long skipped,
    Map<String, Long> skips) {}
