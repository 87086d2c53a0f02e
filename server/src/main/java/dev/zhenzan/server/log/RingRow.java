package dev.zhenzan.server.log;

/**
 * A ring as a closing saw it.
 *
 * @param closing which
 * @param number from 1 within the closing
 * @param kind lower case
 * @param accused whether at least half of its members are flagged
 * @param body members with roles, likes, targets, first, last and false alarms, as JSON
 */
public record RingRow(long closing, int number, String kind, boolean accused, String body) {}
