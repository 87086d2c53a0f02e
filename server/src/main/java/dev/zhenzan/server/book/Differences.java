package dev.zhenzan.server.book;

import dev.zhenzan.server.log.LedgerRow;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/**
 * For each row of the log the sum of its ledger entries, in basis points, and why: what the engine
 * says, in two columns, and what acts laid over it, of which there is little.
 */
final class Differences {
  private static final int REASON_BITS = 8;

  private short[] difference = new short[1024];
  private byte[] reason = new byte[1024];

  /** Row to difference and reason. */
  private final Int2IntOpenHashMap laid = new Int2IntOpenHashMap();

  /** What the entries of both kinds add up to. */
  int of(int row) {
    return engine(row) + laid(row);
  }

  /** What the engine says. */
  int engine(int row) {
    return row < difference.length ? difference[row] : 0;
  }

  /** What acts laid over it. */
  int laid(int row) {
    return laid.isEmpty() ? 0 : laid.get(row) >> REASON_BITS;
  }

  /** Why the like weighs less than whole: the act's reason if an act took weight from it. */
  byte reason(int row) {
    return laid(row) < 0 ? (byte) laid.get(row) : engineReason(row);
  }

  byte engineReason(int row) {
    return row < reason.length ? reason[row] : 0;
  }

  byte laidReason(int row) {
    return (byte) laid.get(row);
  }

  /** Either sum, told apart by the reason. */
  void set(int row, int sum, String why) {
    if (LedgerRow.isOfAct(why)) {
      lay(row, sum, Reasons.code(why));
    } else {
      set(row, sum, Reasons.code(why));
    }
  }

  private void set(int row, int sum, byte why) {
    if (row >= difference.length) {
      int room = (int) Math.min(Integer.MAX_VALUE - 16, row + (row >> 1) + 1024L);
      difference = Arrays.copyOf(difference, room);
      reason = Arrays.copyOf(reason, room);
    }
    difference[row] = (short) sum;
    reason[row] = why;
  }

  private void lay(int row, int sum, byte why) {
    if (sum == 0) {
      laid.remove(row);
    } else {
      laid.put(row, sum << REASON_BITS | why);
    }
  }
}
