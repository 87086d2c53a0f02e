package dev.zhenzan.server.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What proves a session, or that a password may be chosen: {@code zs_<id>_<secret>}, {@code
 * zi_<id>_<secret>}. The id is public; of the secret, 256 random bits, only the SHA-256 is kept.
 *
 * @param kind what stands before it
 */
public record Token(String kind, String id, String secret) {
  static final String SESSION = "zs_";
  static final String CODE = "zi_";

  private static final int LENGTH_MAX = 200;
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;

  static Token make(String kind, SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new Token(
        kind,
        HexFormat.of().formatHex(id),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  static @Nullable Token parse(String kind, String text) {
    int end = text.indexOf('_', kind.length());
    if (!text.startsWith(kind) || end < 0 || text.length() > LENGTH_MAX) {
      return null;
    }
    return new Token(kind, text.substring(kind.length(), end), text.substring(end + 1));
  }

  /** What is kept of the secret. */
  String hash() {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  boolean proves(String keptHash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), keptHash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The whole of it, to be handed over once. */
  public String reveal() {
    return kind + id + "_" + secret;
  }

  @Override
  public String toString() {
    return kind + id + "_…";
  }
}
