package dev.zhenzan.server.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must be read again, such as the secrets by which webhooks are signed: AES-256-GCM with
 * a key that lies beside the database and not in it, so that a copy of the database alone gives
 * nothing away.
 */
public final class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private SecretBox(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Reads the key from its file, or makes one and writes it, readable by its owner only.
   *
   * @throws IOException if the file cannot be read or written, or holds something else
   */
  public static SecretBox of(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] made = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(made);
      OwnerFile.write(file, Base64.getEncoder().encodeToString(made) + "\n");
    }
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length == KEY_BYTES) {
        return new SecretBox(key);
      }
    } catch (IllegalArgumentException broken) {
      throw new IOException(file + " holds no key of 32 bytes in Base64", broken);
    }
    throw new IOException(file + " holds no key of 32 bytes in Base64");
  }

  /**
   * The sealed text.
   *
   * @param place where it is kept: it can be opened there only
   */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws IOException if it was changed, moved, or sealed with another key
   */
  public String open(String sealed, String place) throws IOException {
    try {
      byte[] whole = Base64.getDecoder().decode(sealed);
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place);
      byte[] text = cipher.doFinal(whole, NONCE_BYTES, Math.max(0, whole.length - NONCE_BYTES));
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new IOException("a secret cannot be opened: was the .box file replaced?", broken);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
