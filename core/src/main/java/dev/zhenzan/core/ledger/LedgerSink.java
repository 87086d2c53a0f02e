package dev.zhenzan.core.ledger;

/** Takes ledger entries as they are appended. */
@FunctionalInterface
public interface LedgerSink {

  /** The cause of an entry that the event itself made, rather than a verdict. */
  long BY_EVENT = -1;

  /**
   * Appends one entry.
   *
   * @param kind which sum it belongs to
   * @param subject the target whose sum changes
   * @param time when it takes effect, in milliseconds since 1970
   * @param difference what is added; the opposite of an earlier entry takes that one back
   * @param cause the account whose verdict caused it, or {@link #BY_EVENT}
   */
  void append(LedgerKind kind, int subject, long time, long difference, long cause);
}
