package dev.zhenzan.server.act;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How acts are chained, so that none can be changed, dropped, swapped or put in between without
 * being found, and one person's particulars can still be erased.
 *
 * <pre>
 *   commitment = SHA-256(salt ‖ subject ‖ detail)
 *   hash       = SHA-256(hash before ‖ seq ‖ time ‖ by ‖ kind ‖ commitment)
 * </pre>
 *
 * <p>Texts are in UTF-8 with their length before them, numbers have 8 bytes, the greatest first.
 * The chain covers the commitment and not the particulars: erasing takes these and the salt away
 * and leaves the commitment, which tells nothing to whoever has no salt of 128 random bits to try
 * names with. What took part in sums, such as the step of a measure, may be left, under the name
 * that stands in place. That an act was erased, and what was left of it, must be said by a later
 * act of the kind {@link ActKind#PERSON_ERASED} or {@link ActKind#RETENTION_KEPT}; else it was
 * tampered with.
 */
final class ActChain {
  /** What stands before the first act. */
  static final byte[] START = digest("zhenzan acts 1".getBytes(StandardCharsets.UTF_8));

  static final int SALT_BYTES = 16;

  private ActChain() {}

  static byte[] commitment(byte[] salt, String subject, String detail) {
    MessageDigest digest = sha256();
    digest.update(salt);
    put(digest, subject);
    put(digest, detail);
    return digest.digest();
  }

  static byte[] hash(
      byte[] before, long seq, long atMillis, String by, String kind, byte[] commitment) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update(ByteBuffer.allocate(16).putLong(seq).putLong(atMillis).array());
    put(digest, by);
    put(digest, kind);
    return digest.digest(commitment);
  }

  /** A hash of what erasing left of an act, in hexadecimal digits. */
  static String left(String subject, String detail) {
    MessageDigest digest = sha256();
    put(digest, subject);
    put(digest, detail);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static byte[] digest(byte[] of) {
    return sha256().digest(of);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
