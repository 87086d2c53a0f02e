package dev.zhenzan.server.log;

import dev.zhenzan.server.log.CauseTable.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Hashes over what one closing wrote: rows in the order of their keys, each text behind its length.
 * Sums of targets are not among it: they follow from the rest.
 */
final class SettlementDigest {
  private final MessageDigest causes = Chain.digest();
  private final MessageDigest entries = Chain.digest();
  private final MessageDigest verdicts = Chain.digest();
  private final MessageDigest rings = Chain.digest();
  private final ByteBuffer numbers = ByteBuffer.allocate(16);

  /** The hashes of a settlement that is about to be written. */
  static SettlementDigest of(Settlement settlement, CauseTable.Found found) {
    SettlementDigest digest = new SettlementDigest();
    found.causes().forEach(digest::cause);
    sorted(
            settlement.ledger(),
            Comparator.comparingLong(LedgerRow::row).thenComparingInt(found::number))
        .forEach(row -> digest.entry(row.row(), row.difference(), found.number(row)));
    sorted(
            settlement.verdicts(),
            (one, other) -> Arrays.compareUnsigned(bytes(one.account()), bytes(other.account())))
        .forEach(digest::verdict);
    sorted(settlement.rings(), Comparator.comparingInt(RingRow::number)).forEach(digest::ring);
    return digest;
  }

  /**
   * The hashes of what names people, of rows in the order of their keys: causes, verdicts, rings.
   */
  static byte[][] named(List<Cause> causes, List<VerdictRow> verdicts, List<RingRow> rings) {
    SettlementDigest digest = new SettlementDigest();
    causes.forEach(digest::cause);
    verdicts.forEach(digest::verdict);
    rings.forEach(digest::ring);
    return new byte[][] {digest.causes.digest(), digest.verdicts.digest(), digest.rings.digest()};
  }

  private static <R> List<R> sorted(List<R> rows, Comparator<R> order) {
    List<R> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  void cause(Cause cause) {
    number(causes, cause.number());
    text(causes, cause.account());
    text(causes, cause.reason());
  }

  void entry(long row, int difference, int cause) {
    numbers.clear();
    entries.update(numbers.putLong(row).putInt(difference).putInt(cause).array());
  }

  void verdict(VerdictRow row) {
    text(verdicts, row.account());
    number(verdicts, row.suspicionMillionths());
    number(verdicts, row.millinats());
    text(verdicts, row.action());
    number(verdicts, row.ring());
    text(verdicts, row.contributions());
    text(verdicts, row.evidence());
  }

  void ring(RingRow row) {
    number(rings, row.number());
    text(rings, row.kind());
    number(rings, row.accused() ? 1 : 0);
    text(rings, row.body());
  }

  private void number(MessageDigest to, int number) {
    numbers.clear();
    to.update(numbers.putInt(number).array(), 0, 4);
  }

  private void text(MessageDigest to, String text) {
    byte[] bytes = bytes(text);
    number(to, bytes.length);
    to.update(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All four, one behind the other; ends the digest. */
  byte[] parts() {
    return parts(hash -> hash, hash -> hash, hash -> hash);
  }

  /** Where names were taken out, the hash that stands for what was there. */
  interface Undo {
    byte[] undone(byte[] found);
  }

  byte[] parts(Undo ofCauses, Undo ofVerdicts, Undo ofRings) {
    return ByteBuffer.allocate(4 * Chain.BYTES)
        .put(ofCauses.undone(causes.digest()))
        .put(entries.digest())
        .put(ofVerdicts.undone(verdicts.digest()))
        .put(ofRings.undone(rings.digest()))
        .array();
  }
}
