package dev.zhenzan.core.count;

import dev.zhenzan.core.ledger.LedgerKind;
import dev.zhenzan.core.ledger.LedgerSink;

/**
 * Raw and honest counts of every target: nothing but the sum of the ledger. For every target {@code
 * 0 ≤ honest ≤ 10 000 · raw}.
 */
public final class Counts implements LedgerSink {
  private final int[] raw;
  private final long[] honest;

  /** All sums zero, for targets {@code 0 ≤ id < targets}. */
  public Counts(int targets) {
    raw = new int[targets];
    honest = new long[targets];
  }

  @Override
  public void append(LedgerKind kind, int subject, long time, long difference, long cause) {
    if (kind == LedgerKind.RAW) {
      raw[subject] = Math.toIntExact(raw[subject] + difference);
    } else {
      honest[subject] += difference;
    }
  }

  /** How many likes stand on the target. */
  public int raw(int target) {
    return raw[target];
  }

  /** What they weigh, in basis points. */
  public long honest(int target) {
    return honest[target];
  }

  /** How many targets there are. */
  public int targets() {
    return raw.length;
  }
}
