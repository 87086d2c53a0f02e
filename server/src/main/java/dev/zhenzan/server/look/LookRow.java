package dev.zhenzan.server.look;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A look as it is stored, chained as acts are: so that none can be changed, dropped, swapped or put
 * in between without being found, and one person's name can still be erased.
 *
 * <pre>
 *   commitment = SHA-256(salt ‖ subject)
 *   hash       = SHA-256(hash before ‖ seq ‖ time ‖ times ‖ by ‖ route ‖ commitment)
 * </pre>
 *
 * <p>Texts are in UTF-8 with their length before them, numbers have 8 bytes, the greatest first.
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record LookRow(
    long seq,
    long atMillis,
    String by,
    String route,
    String subject,
    int times,
    byte[] salt,
    byte[] commitment,
    byte[] hash) {

  /** What stands before the first look. */
  static final byte[] START = sha256().digest("zhenzan looks 1".getBytes(StandardCharsets.UTF_8));

  static final int SALT_BYTES = 16;

  static LookRow of(long seq, long atMillis, Look look, int times, byte[] salt, byte[] before) {
    byte[] commitment = commitment(salt, look.subject());
    byte[] hash = hash(before, seq, atMillis, times, look.by(), look.route(), commitment);
    return new LookRow(
        seq, atMillis, look.by(), look.route(), look.subject(), times, salt, commitment, hash);
  }

  /** Whether it is what was written after a look with this hash, or what erasing leaves of it. */
  boolean follows(byte[] before) {
    boolean kept =
        salt.length == 0 ? subject.isEmpty() : Arrays.equals(commitment, commitment(salt, subject));
    return kept && Arrays.equals(hash, hash(before, seq, atMillis, times, by, route, commitment));
  }

  Looked looked() {
    return new Looked(seq, atMillis, new Look(by, route, subject), times);
  }

  private static byte[] commitment(byte[] salt, String subject) {
    MessageDigest digest = sha256();
    digest.update(salt);
    put(digest, subject);
    return digest.digest();
  }

  private static byte[] hash(
      byte[] before,
      long seq,
      long atMillis,
      int times,
      String by,
      String route,
      byte[] commitment) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update(ByteBuffer.allocate(24).putLong(seq).putLong(atMillis).putLong(times).array());
    put(digest, by);
    put(digest, route);
    return digest.digest(commitment);
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
