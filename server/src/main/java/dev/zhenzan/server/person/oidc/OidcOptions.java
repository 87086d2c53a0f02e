package dev.zhenzan.server.person.oidc;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whom to ask who somebody is, and what they are here.
 *
 * @param issuer {@code https}; {@code http} on this machine only
 * @param secret as the provider gave it to this client
 * @param claim of the identity token whose value decides; {@code realm_access.roles} goes inside
 * @param roles which role a value of the claim gives; the first that fits
 */
public record OidcOptions(
    URI issuer, String clientId, String secret, String claim, Map<String, String> roles) {

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  public OidcOptions {
    boolean local = "127.0.0.1".equals(issuer.getHost()) || "localhost".equals(issuer.getHost());
    boolean safe =
        "https".equals(issuer.getScheme()) || (local && "http".equals(issuer.getScheme()));
    if (!safe || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      throw new IllegalArgumentException("an issuer is an https address: " + issuer);
    }
    if (clientId.isBlank() || secret.isBlank() || claim.isBlank() || roles.isEmpty()) {
      throw new IllegalArgumentException(
          "an OpenID provider needs a client id, a secret, and roles by the value of a claim");
    }
    roles = new LinkedHashMap<>(roles);
  }

  /**
   * Reads {@code CLAIM:VALUE=ROLE,VALUE=ROLE}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static OidcOptions of(String issuer, String clientId, String secret, String roles) {
    int colon = roles.indexOf(':');
    Map<String, String> byValue = new LinkedHashMap<>();
    for (String pair : roles.substring(colon + 1).split(",", -1)) {
      int equals = pair.lastIndexOf('=');
      if (colon < 1 || equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException("roles are said as CLAIM:VALUE=ROLE,VALUE=ROLE");
      }
      byValue.putIfAbsent(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    URI where = URI.create(issuer);
    return new OidcOptions(where, clientId, secret, roles.substring(0, colon).strip(), byValue);
  }

  @Override
  public String toString() {
    return issuer + " as " + clientId;
  }
}
