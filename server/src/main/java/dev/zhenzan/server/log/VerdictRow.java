package dev.zhenzan.server.log;

/**
 * What a closing concluded on one account, written only when it differs from the closing before.
 *
 * @param account by name
 * @param closing the closing that concluded so
 * @param suspicionMillionths the calibrated probability of brushing
 * @param millinats its log-odds in thousandths
 * @param action lower case: none, observe, weigh_less …
 * @param ring the ring's number in this closing, 0 where none
 * @param contributions what each kind of signal added, JSON object kind → millinats
 * @param evidence the strongest signals with the numbers and the rows of the log that they rest on,
 *     as a JSON array
 */
public record VerdictRow(
    String account,
    long closing,
    int suspicionMillionths,
    int millinats,
    String action,
    int ring,
    String contributions,
    String evidence) {}
