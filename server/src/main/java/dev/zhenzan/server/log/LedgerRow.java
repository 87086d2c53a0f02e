package dev.zhenzan.server.log;

/**
 * One entry of the ledger: a like weighs more or less than the event alone would give it.
 *
 * @param row the like's row in the log
 * @param closing the closing that caused it
 * @param difference what is added to its weight, in basis points; never 0
 * @param account the account whose verdict caused it, by name
 * @param reason the kind of signal that weighed most in that verdict, lower case
 */
public record LedgerRow(long row, long closing, int difference, String account, String reason) {}
