package dev.zhenzan.server.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key pair (Ed25519) that signs statements. It is made at the first run and lies beside the
 * database, readable by its owner only; whoever holds the public half can check a statement without
 * asking the service.
 */
public final class StatementKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey secret;
  private final PublicKey shown;

  private StatementKey(PrivateKey secret, PublicKey shown) {
    this.secret = secret;
    this.shown = shown;
  }

  /**
   * Reads the pair from its file, or makes one and writes it.
   *
   * @throws IOException if the file cannot be read or written, or is no such key
   */
  public static StatementKey of(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        OwnerFile.write(
            file,
            pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      PrivateKey secret =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(bytes(text, "PRIVATE KEY")));
      return new StatementKey(secret, publicKey(text));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new IOException(file + " holds no Ed25519 key pair in PEM", broken);
    }
  }

  /**
   * A public key from PEM.
   *
   * @throws GeneralSecurityException if it is none
   */
  public static PublicKey publicKey(String pem) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(bytes(pem, "PUBLIC KEY")));
  }

  private static byte[] bytes(String pem, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + kind + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + kind + " in PEM");
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /** The public half, in PEM. */
  public String publicPem() {
    return pem("PUBLIC KEY", shown.getEncoded());
  }

  /** A short name of the pair: the beginning of the public half's SHA-256. */
  public String id() {
    return id(shown);
  }

  /** The same of any public key. */
  public static String id(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The signature over a document in its canonical form, in Base64. */
  public String sign(String canonical) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(canonical.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java from 15 on has Ed25519", impossible);
    }
  }

  /** Whether a signature is that of a document in its canonical form. */
  public static boolean verifies(PublicKey key, String canonical, String signatureBase64) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(canonical.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(signatureBase64));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return false;
    }
  }
}
