package dev.zhenzan.core.ledger;

/** Which sum an entry belongs to. The order is part of the file formats. */
public enum LedgerKind {
  /** Likes that stand, one each. */
  RAW,
  /** What they weigh, in basis points. */
  HONEST
}
