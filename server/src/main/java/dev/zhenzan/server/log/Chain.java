package dev.zhenzan.server.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Each block of the log and each closing carries a hash over itself and all before it, so that
 * whoever holds the last one can tell whether anything before it was changed.
 *
 * <pre>
 * block    SHA-256(chain before | first row, u64 | accepted, u64 | rows, u32 | version, u8 |
 *                  SHA-256(its names) | SHA-256(its events))
 * closing  SHA-256(chain before | chain of the log at its head | number, head, end, closed, act, u64 |
 *                  of an epoch, u8 | SHA-256(findings) | of its causes, entries, verdicts, rings a SHA-256 each)
 *
 * Numbers lie highest byte first. Before the first stands SHA-256 of a text.
 * </pre>
 *
 * <p>Names have a hash of their own: an {@link Erasure} that takes a name out says which hash the
 * names had before, and the chain goes on fitting; what was done stays under its first hash.
 */
final class Chain {
  static final int BYTES = 32;

  /** Before the first block. */
  private static final String BLOCKS = "zhenzan log, version 1";

  /** Before the first closing. */
  private static final String CLOSINGS = "zhenzan closings, version 1";

  private Chain() {}

  static byte[] ofNoBlock() {
    return hash(BLOCKS.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] ofNoClosing() {
    return hash(CLOSINGS.getBytes(StandardCharsets.US_ASCII));
  }

  /** The chain with a block that has just been written. */
  static byte[] with(byte[] before, Block block) {
    return with(before, block, namesHash(block));
  }

  /**
   * @param namesHash of the names that the block was written with
   */
  static byte[] with(byte[] before, Block block, byte[] namesHash) {
    byte[] body = block.body();
    int eventsAt = BlockLayout.eventsAt(body);
    ByteBuffer link = ByteBuffer.allocate(3 * BYTES + 21);
    link.put(before).putLong(block.firstRow()).putLong(block.acceptedMillis());
    link.putInt(block.rows()).put((byte) BlockLayout.VERSION);
    link.put(namesHash).put(hash(body, eventsAt, body.length - eventsAt));
    return hash(link.array());
  }

  static byte[] namesHash(Block block) {
    int from = BlockLayout.PARTS_AT;
    return hash(block.body(), from, BlockLayout.eventsAt(block.body()) - from);
  }

  /** The chain with a closing. */
  static byte[] with(byte[] before, byte[] logAtHead, Closing closing, byte[] parts) {
    ByteBuffer link = ByteBuffer.allocate(3 * BYTES + 41 + parts.length);
    link.put(before).put(logAtHead).putLong(closing.number()).putLong(closing.head());
    link.putLong(closing.endMillis()).putLong(closing.closedMillis());
    link.putLong(closing.act()).put((byte) (closing.isOfEpoch() ? 1 : 0));
    link.put(hash(closing.findings().getBytes(StandardCharsets.UTF_8))).put(parts);
    return hash(link.array());
  }

  static byte[] hash(byte[] bytes) {
    return hash(bytes, 0, bytes.length);
  }

  private static byte[] hash(byte[] bytes, int from, int length) {
    MessageDigest digest = digest();
    digest.update(bytes, from, length);
    return digest.digest();
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
