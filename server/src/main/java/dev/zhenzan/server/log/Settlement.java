package dev.zhenzan.server.log;

import java.util.List;

/** All that one closing writes, in one transaction or not at all. */
public record Settlement(
    Closing closing,
    List<LedgerRow> ledger,
    List<VerdictRow> verdicts,
    List<RingRow> rings,
    List<CountRow> counts) {}
