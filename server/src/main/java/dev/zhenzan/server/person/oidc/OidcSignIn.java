package dev.zhenzan.server.person.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signing in with an OpenID provider: authorization code with PKCE (RFC 7636), a state that only
 * the browser has that began, and a nonce in the identity token.
 */
public final class OidcSignIn {
  private static final long LASTS_MILLIS = 600_000;
  private static final int PENDING_MAX = 10_000;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final OidcOptions options;
  private final InstantSource clock;
  private final Provider provider;
  private final IdentityTokens tokens;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  /**
   * @param options whom to ask; they are asked when somebody signs in, and not before
   */
  public OidcSignIn(OidcOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
    provider = new Provider(options, clock);
    tokens = new IdentityTokens(options, clock);
  }

  private record Pending(String verifier, String nonce, String redirect, long endsMillis) {}

  /**
   * A sign-in under way.
   *
   * @param to where to send the browser
   * @param state what the browser must show again
   */
  public record Begun(URI to, String state) {}

  /**
   * Begins.
   *
   * @param redirect where the provider sends the browser back to
   */
  public Begun begin(String redirect) throws OidcException {
    URI authorization = provider.endpoints().authorization();
    String state = letters();
    Pending begun = new Pending(letters(), letters(), redirect, clock.millis() + LASTS_MILLIS);
    keep(state, begun);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", options.clientId());
    query.put("redirect_uri", redirect);
    query.put("scope", "openid profile email");
    query.put("state", state);
    query.put("nonce", begun.nonce());
    query.put("code_challenge", challenge(begun.verifier()));
    query.put("code_challenge_method", "S256");
    String join = authorization.getRawQuery() == null ? "?" : "&";
    return new Begun(URI.create(authorization + join + Provider.encoded(query)), state);
  }

  private synchronized void keep(String state, Pending begun) {
    long now = clock.millis();
    pending.values().removeIf(each -> each.endsMillis() <= now);
    if (pending.size() >= PENDING_MAX) {
      pending.remove(pending.keySet().iterator().next());
    }
    pending.put(state, begun);
  }

  private synchronized Pending taken(String state) throws OidcException {
    Pending begun = pending.remove(state);
    if (begun == null || begun.endsMillis() <= clock.millis()) {
      throw new OidcException("this sign-in was not begun here, or too long ago", false);
    }
    return begun;
  }

  /** Ends a sign-in, each once: whom the provider vouches for. */
  public Identity finish(String state, String code) throws OidcException {
    Pending begun = taken(state);
    String token = provider.identityToken(code, begun.verifier(), begun.redirect());
    return tokens.read(token, begun.nonce(), provider.endpoints().keys());
  }

  private String letters() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] bytes = verifier.getBytes(StandardCharsets.US_ASCII);
      return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
