package dev.zhenzan.server.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner holds it: {@code zk_<id>_<secret>}. The id is public and names the key in
 * lists and logs; the secret is 256 random bits and is shown once.
 *
 * @param id 12 letters and digits
 */
public record KeyText(String id, String secret) {
  // What is stored is the SHA-256 of the secret, and no slow hash such as Argon2. Slow hashes
  // protect what people choose, by making each guess dear; among 2^256 equally likely secrets no
  // number of guesses helps, and every request would pay for the slowness.

  private static final String PREFIX = "zk_";
  private static final int ID_BYTES = 9;
  private static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A new key. */
  public static KeyText make(SecureRandom random) {
    return new KeyText(letters(random), BASE64.encodeToString(bytes(random, SECRET_BYTES)));
  }

  /** An id has no dash or underscore, so that it is taken as one word when clicked. */
  private static String letters(SecureRandom random) {
    String id;
    do {
      id = BASE64.encodeToString(bytes(random, ID_BYTES));
    } while (id.indexOf('-') >= 0 || id.indexOf('_') >= 0);
    return id;
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The parts of a key's text, or {@code null} if it is none. */
  public static @Nullable KeyText parse(String text) {
    int end = text.indexOf('_', PREFIX.length());
    if (!text.startsWith(PREFIX) || end < 0 || text.length() > 200) {
      return null;
    }
    return new KeyText(text.substring(PREFIX.length(), end), text.substring(end + 1));
  }

  /** The public part of a key's text, or {@code null} if it is none. */
  static @Nullable String idOf(String text) {
    int end = PREFIX.length() + ID_LENGTH;
    boolean fits = text.length() > end && text.charAt(end) == '_' && text.startsWith(PREFIX);
    return fits ? text.substring(PREFIX.length(), end) : null;
  }

  /** What is stored of the secret. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The whole key, to be shown once. */
  public String reveal() {
    return PREFIX + id + "_" + secret;
  }

  @Override
  public String toString() {
    return PREFIX + id + "_…";
  }
}
