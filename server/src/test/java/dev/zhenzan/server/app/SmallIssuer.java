package dev.zhenzan.server.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID provider as small as one can be: it vouches for whomever the test says. */
final class SmallIssuer implements AutoCloseable {
  static final String CLIENT = "zhenzan test";
  static final String SECRET = "the client's secret: 100% & more";

  /** How a token is signed. */
  enum Signing {
    OWN_KEY,
    FOREIGN_KEY,
    FOREIGN_KEY_WITH_OWN_ID,
    CLIENT_SECRET,
    NONE
  }

  private final HttpServer http;
  private final RSAKey key;
  private final RSAKey foreign;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

  volatile Signing signing = Signing.OWN_KEY;
  volatile UnaryOperator<JWTClaimsSet.Builder> claims = same -> same;
  volatile Instant now;

  SmallIssuer(Instant now) throws IOException, JOSEException {
    this.now = now;
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    foreign = new RSAKeyGenerator(2048).keyID("two").generate();
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    http.createContext("/.well-known/openid-configuration", this::discovery);
    http.createContext(
        "/keys", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    http.createContext("/token", this::token);
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    String at = issuer();
    send(
        exchange,
        200,
        ("{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/authorize\","
                + "\"token_endpoint\":\"%s/token\",\"jwks_uri\":\"%s/keys\"}")
            .formatted(at, at, at, at));
  }

  /** What a browser would ask for, agreed to; the code to go back with. */
  String agree(Map<String, String> query) {
    String code = "code-" + asked.size();
    asked.put(code, query);
    return code;
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    Map<String, String> begun = asked.remove(form.getOrDefault("code", ""));
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (begun == null || !isClient(header) || !fits(begun, form)) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      String token = token(begun.get("nonce"));
      send(exchange, 200, "{\"access_token\":\"none\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException broken) {
      throw new IOException(broken);
    }
  }

  private static boolean isClient(String header) {
    String pair =
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    return decoded(pair.substring(0, colon)).equals(CLIENT)
        && decoded(pair.substring(colon + 1)).equals(SECRET);
  }

  /** PKCE, and the same address as at the beginning. */
  private static boolean fits(Map<String, String> begun, Map<String, String> form) {
    try {
      byte[] verifier = form.get("code_verifier").getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier);
      String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      return begun.get("code_challenge_method").equals("S256")
          && begun.get("code_challenge").equals(challenge)
          && begun.get("redirect_uri").equals(form.get("redirect_uri"));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String token(String nonce) throws JOSEException {
    JWTClaimsSet said =
        claims
            .apply(
                new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .subject("4711")
                    .audience(CLIENT)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)))
                    .claim("nonce", nonce)
                    .claim("preferred_username", "Olga")
                    .claim("groups", List.of("staff", "trust-and-safety")))
            .build();
    return switch (signing) {
      case OWN_KEY -> signed(said, key, "one");
      case FOREIGN_KEY -> signed(said, foreign, "two");
      case FOREIGN_KEY_WITH_OWN_ID -> signed(said, foreign, "one");
      case CLIENT_SECRET -> {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), said);
        jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
        yield jwt.serialize();
      }
      case NONE -> new PlainJWT(said).serialize();
    };
  }

  private static String signed(JWTClaimsSet said, RSAKey with, String id) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), said);
    jwt.sign(new RSASSASigner(with));
    return jwt.serialize();
  }

  /** The fields of a query or a form. */
  static Map<String, String> form(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
