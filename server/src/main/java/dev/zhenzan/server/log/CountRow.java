package dev.zhenzan.server.log;

/**
 * A target's sums after a closing, written only when they changed: for whoever reads the database
 * itself. What came after the closing is not in them.
 *
 * @param target by name
 * @param closing the closing that changed them last
 * @param settled how many likes stand and have settled
 * @param honest what they weigh, in basis points
 */
public record CountRow(String target, long closing, long settled, long honest) {}
