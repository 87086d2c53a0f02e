package dev.zhenzan.server.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A link by which the person concerned can appeal without a key: it names the account and when it
 * ends, and carries an HMAC-SHA256 over both, so that nobody can make one for somebody else.
 */
public final class AppealLink {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final byte[] secret;

  /**
   * @param secret 32 random bytes of the space
   */
  public AppealLink(byte[] secret) {
    this.secret = secret.clone();
  }

  /** The last part of such a link. */
  public String token(String account, long endMillis) {
    String said =
        ENCODER.encodeToString((endMillis + " " + account).getBytes(StandardCharsets.UTF_8));
    return said + "." + ENCODER.encodeToString(sign(said));
  }

  /** The account that a link was made for, unless it was made by somebody else or has ended. */
  public Optional<String> account(String token, long nowMillis) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > 4_000) {
      return Optional.empty();
    }
    try {
      String said = token.substring(0, dot);
      if (!MessageDigest.isEqual(sign(said), DECODER.decode(token.substring(dot + 1)))) {
        return Optional.empty();
      }
      String text = new String(DECODER.decode(said), StandardCharsets.UTF_8);
      int blank = text.indexOf(' ');
      boolean ended = Long.parseLong(text.substring(0, blank)) <= nowMillis;
      return ended ? Optional.empty() : Optional.of(text.substring(blank + 1));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /**
   * What acts say of whoever came by such a link: the same for the same account, and not its name.
   */
  public String mark(String account) {
    return ENCODER.encodeToString(sign("mark " + account)).substring(0, 12);
  }

  private byte[] sign(String said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
    }
  }
}
