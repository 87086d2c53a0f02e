package dev.zhenzan.server.person;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-256, {@value #ROUNDS} rounds and a salt of 128
 * random bits, as OWASP's list of password storage has it (2023 and since). The cost is kept with
 * each hash, so that it can be raised.
 */
final class PasswordHash {
  // Argon2id asks more of whoever guesses with graphics cards, but Java has none of its own, and
  // the maintained one is a library of 8 MB. Hashes here are sealed besides, with a key that is
  // not in the database, so that guessing does not begin with a copy of the database.

  /** How many. */
  static final int ROUNDS = 600_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final String NAME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final long PATIENCE_SECONDS = 10;

  /** Hashing is work: half the machine at most does it, whoever asks how often. */
  private final Semaphore room =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), /* fair= */ true);

  private final SecureRandom random = new SecureRandom();
  private final int rounds;
  private final String nobodys;

  /**
   * @param rounds how dear each is; {@link #ROUNDS} except where a test signs in often
   */
  PasswordHash(int rounds) {
    this.rounds = rounds;
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BITS / 8];
    random.nextBytes(salt);
    random.nextBytes(hash);
    nobodys = text(salt, hash);
  }

  /** More is asked than can be hashed. */
  static final class BusyException extends Exception {
    private static final long serialVersionUID = 1;

    BusyException() {
      super("too many sign in at once", null, false, false);
    }
  }

  /** A hash that is no password's, and takes as long to try. */
  String nobodys() {
    return nobodys;
  }

  String of(String password) throws BusyException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return text(salt, hashed(password, salt, rounds));
  }

  private String text(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return NAME
        + "$"
        + rounds
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /** Whether the password is the one of which a hash was kept. */
  boolean fits(String password, String kept) throws BusyException {
    String[] parts = kept.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalArgumentException("a password's hash is kept in a way not known here");
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] hash = hashed(password, salt, Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
  }

  private byte[] hashed(String password, byte[] salt, int rounds) throws BusyException {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    } finally {
      room.release();
      spec.clearPassword();
    }
  }
}
