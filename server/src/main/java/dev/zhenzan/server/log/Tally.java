package dev.zhenzan.server.log;

import java.util.HashMap;
import java.util.Map;

/**
 * How many rows a closing wrote into a table and a checksum over them, whatever their order: blocks
 * carry their own, and rows that weigh likes shall not change without a word either.
 */
final class Tally {
  private long rows;
  private long check;

  long rows() {
    return rows;
  }

  long check() {
    return check;
  }

  void add(LedgerRow row) {
    long hash = mixed(mixed(row.row()) ^ row.difference());
    add(mixed(mixed(hash ^ row.account().hashCode()) ^ row.reason().hashCode()));
  }

  void add(VerdictRow row) {
    long hash = mixed(mixed(row.account().hashCode()) ^ row.suspicionMillionths());
    hash = mixed(mixed(hash ^ row.millinats()) ^ row.action().hashCode());
    hash = mixed(mixed(hash ^ row.ring()) ^ row.contributions().hashCode());
    add(mixed(hash ^ row.evidence().hashCode()));
  }

  private void add(long hash) {
    rows++;
    check += hash;
  }

  private static long mixed(long x) {
    long product = (x + 1) * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 32;
  }

  /** One for each closing. */
  static final class PerClosing {
    private final Map<Long, Tally> tallies = new HashMap<>();
    private long lastNumber = -1;
    private Tally last = new Tally();

    /** That of a closing; rows of one closing often follow one another. */
    Tally of(long closing) {
      if (closing != lastNumber) {
        last = tallies.computeIfAbsent(closing, number -> new Tally());
        lastNumber = closing;
      }
      return last;
    }
  }
}
