package dev.zhenzan.server.log;

/**
 * How a closing changed what a target counts.
 *
 * @param settled how many likes stand and have settled
 * @param honest what they weigh, in basis points
 * @param before what they weighed when a closing last changed the target, 0 if none had
 */
public record CountChange(String target, long settled, long honest, long before) {}
