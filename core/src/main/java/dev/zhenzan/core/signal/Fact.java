package dev.zhenzan.core.signal;

/**
 * One number that a signal rests on.
 *
 * @param name what was measured, in lower snake case with its unit last, such as {@code
 *     likes_in_10_s} or {@code expected_milli} (thousandths)
 * @param value the measure
 */
public record Fact(String name, long value) {}
