package dev.zhenzan.server.person.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads identity tokens: signed by the provider's own key, for this client, and for this sign-in.
 */
final class IdentityTokens {
  // Only signatures with a public key are taken: neither "none" nor one with the client's secret,
  // whatever the token says of itself.

  private static final Logger LOG = LoggerFactory.getLogger(IdentityTokens.class);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int KEYS_BYTES_MAX = 1 << 18;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final OidcOptions options;
  private final InstantSource clock;
  private @Nullable URI keysAt;
  private @Nullable JWKSource<SecurityContext> keys;

  IdentityTokens(OidcOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /** Keys are kept for some minutes, and read again when a token names one that is not known. */
  private synchronized JWKSource<SecurityContext> keys(URI where) throws OidcException {
    JWKSource<SecurityContext> known = keys;
    if (known != null && where.equals(keysAt)) {
      return known;
    }
    try {
      JWKSource<SecurityContext> made =
          JWKSourceBuilder.<SecurityContext>create(
                  where.toURL(),
                  new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, KEYS_BYTES_MAX))
              .build();
      keys = made;
      keysAt = where;
      return made;
    } catch (MalformedURLException none) {
      throw new OidcException("the provider has no usable jwks_uri", /* away= */ false);
    }
  }

  Identity read(String token, String nonce, URI keysWhere) throws OidcException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(keysWhere)));
    processor.setJWTClaimsSetVerifier(verifier(nonce));
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String party = claims.getStringClaim("azp");
      if (party != null && !party.equals(options.clientId())) {
        throw refused();
      }
      return identity(claims);
    } catch (BadJOSEException | ParseException wrong) {
      LOG.info("an identity token was refused: {}", wrong.getClass().getSimpleName());
      throw refused();
    } catch (JOSEException away) {
      LOG.warn("the provider's keys cannot be used: {}", away.getClass().getSimpleName());
      throw new OidcException("the provider's keys cannot be read", /* away= */ true);
    }
  }

  private static OidcException refused() {
    return new OidcException("the provider's word for it is not good", /* away= */ false);
  }

  private DefaultJWTClaimsVerifier<SecurityContext> verifier(String nonce) {
    JWTClaimsSet exactly =
        new JWTClaimsSet.Builder()
            .issuer(options.issuer().toString())
            .claim("nonce", nonce)
            .build();
    return new DefaultJWTClaimsVerifier<>(
        options.clientId(), exactly, Set.of("sub", "iat", "exp")) {
      @Override
      protected Date currentTime() {
        return new Date(clock.millis());
      }
    };
  }

  private Identity identity(JWTClaimsSet claims) throws OidcException, ParseException {
    List<String> values = values(claims.getClaims(), options.claim());
    String subject = claims.getSubject();
    for (Map.Entry<String, String> each : options.roles().entrySet()) {
      if (values.contains(each.getKey())) {
        return new Identity(
            options.issuer() + " " + subject, name(claims, subject), each.getValue());
      }
    }
    throw new OidcException(
        "the provider knows them, and says of them nothing that gives a role here", false);
  }

  private static String name(JWTClaimsSet claims, String subject) throws ParseException {
    for (String claim : List.of("preferred_username", "email")) {
      String name = claims.getStringClaim(claim);
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    return subject;
  }

  /** The texts of a claim, alone or in a list; one with a dot may lie inside another. */
  private static List<String> values(Map<?, ?> claims, String path) {
    Object value = claims.get(path);
    int dot = path.indexOf('.');
    if (value == null && dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> in) {
      return values(in, path.substring(dot + 1));
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }
}
