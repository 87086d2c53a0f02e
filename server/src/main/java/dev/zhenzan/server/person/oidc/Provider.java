package dev.zhenzan.server.person.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider says of itself (OpenID Connect Discovery), and its exchange of codes. */
final class Provider {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long GOOD_MILLIS = 3_600_000;
  private static final int ANSWER_MAX = 1 << 20;

  private final OidcOptions options;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable Endpoints endpoints;
  private long readMillis;

  Provider(OidcOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * @param secretInBody whether the secret goes into the body, where no header is taken
   */
  record Endpoints(URI authorization, URI token, URI keys, boolean secretInBody) {}

  synchronized Endpoints endpoints() throws OidcException {
    Endpoints known = endpoints;
    if (known == null || clock.millis() - readMillis > GOOD_MILLIS) {
      known = discover();
      endpoints = known;
      readMillis = clock.millis();
    }
    return known;
  }

  private Endpoints discover() throws OidcException {
    String issuer = options.issuer().toString();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI where = URI.create(base + "/.well-known/openid-configuration");
    JsonNode said = answer(HttpRequest.newBuilder(where).timeout(PATIENCE).build());
    if (!said.path("issuer").asString("").equals(issuer)) {
      throw new OidcException("the provider calls itself by another name", /* away= */ false);
    }
    JsonNode ways = said.path("token_endpoint_auth_methods_supported");
    boolean basic = ways.isMissingNode() || holds(ways, "client_secret_basic");
    return new Endpoints(
        endpoint(said, "authorization_endpoint"),
        endpoint(said, "token_endpoint"),
        endpoint(said, "jwks_uri"),
        !basic && holds(ways, "client_secret_post"));
  }

  private static boolean holds(JsonNode list, String word) {
    for (JsonNode each : list) {
      if (each.asString("").equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Secrets go there, so it must be as safe as the issuer. */
  private URI endpoint(JsonNode said, String name) throws OidcException {
    try {
      URI uri = URI.create(said.path(name).asString(""));
      if ("https".equals(uri.getScheme())
          || (options.issuer().getScheme().equals("http") && "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException none) {
      // told below
    }
    throw new OidcException("the provider has no usable " + name, /* away= */ false);
  }

  /** The identity token for a code. */
  String identityToken(String code, String verifier, String redirect) throws OidcException {
    Endpoints to = endpoints();
    Map<String, String> form = new TreeMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    HttpRequest.Builder request = HttpRequest.newBuilder(to.token()).timeout(PATIENCE);
    if (to.secretInBody()) {
      form.put("client_id", options.clientId());
      form.put("client_secret", options.secret());
    } else {
      String pair = encoded(options.clientId()) + ":" + encoded(options.secret());
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    JsonNode said =
        answer(
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
    String token = said.path("id_token").asString("");
    if (token.isEmpty()) {
      throw new OidcException("the provider gave no identity token", /* away= */ false);
    }
    return token;
  }

  static String encoded(Map<String, String> form) {
    StringBuilder text = new StringBuilder();
    form.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value)));
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode answer(HttpRequest request) throws OidcException {
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(ANSWER_MAX);
        if (response.statusCode() != 200) {
          throw new OidcException(
              "the provider answered " + response.statusCode(), response.statusCode() >= 500);
        }
        return JsonMapper.shared().readTree(bytes);
      }
    } catch (JacksonException broken) {
      throw new OidcException("the provider answered what is not JSON", /* away= */ false);
    } catch (IOException away) {
      throw new OidcException("the provider cannot be reached", /* away= */ true);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new OidcException("the service is stopping", /* away= */ true);
    }
  }
}
