package dev.zhenzan.server.api;

import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.Person;
import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.Token;
import dev.zhenzan.server.person.oidc.Identity;
import dev.zhenzan.server.person.oidc.OidcException;
import dev.zhenzan.server.person.oidc.OidcSignIn;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Signing in with an OpenID provider, in a browser. */
final class OidcApi {
  private static final String BACK = "/v1/oidc/callback";

  // The browser comes from the provider's page, so it would not send a SameSite=Strict cookie to
  // where a redirect leads; a page of this service that goes on by itself is this site's own.
  private static final String SIGNED_IN =
      "<!doctype html><meta charset=\"utf-8\"><title>真赞 Zhenzan</title>"
          + "<meta http-equiv=\"refresh\" content=\"0;url=/\">"
          + "<p>已登录。Signed in. <a href=\"/\">继续 Go on</a></p>";

  private final Office office;
  private final @Nullable OidcSignIn provider;

  OidcApi(Office office, @Nullable OidcSignIn provider) {
    this.office = office;
    this.provider = provider;
  }

  private OidcSignIn provider() throws ProblemException {
    if (provider == null) {
      throw Problem.missing("this service has no OpenID provider").thrown();
    }
    return provider;
  }

  /** {@code GET /v1/oidc/start}: to the provider. */
  ServerResponse start(Call call) throws ProblemException {
    try {
      OidcSignIn.Begun begun = provider().begin(back(call.request()));
      return Reply.redirect(begun.to(), SessionCookie.signIn(call.request(), begun.state()));
    } catch (OidcException refused) {
      throw told(refused);
    }
  }

  /** Where the provider sends the browser; it must be told it beforehand. */
  private static String back(ServerRequest request) {
    URI here = request.uri();
    return here.getScheme() + "://" + here.getRawAuthority() + BACK;
  }

  /** {@code GET /v1/oidc/callback}: from the provider. */
  ServerResponse finish(Call call) throws ProblemException, StoreException {
    String state = call.parameter("state").orElse("");
    String code = call.parameter("code").orElse("");
    Cookie own = call.request().cookies().getFirst(SessionCookie.signInName());
    OidcSignIn known = provider();
    if (own == null || state.isEmpty() || code.isEmpty() || !same(own.getValue(), state)) {
      throw Problem.of(
              401, "not-signed-in", "The sign-in was not begun in this browser", "begin again")
          .thrown();
    }
    try {
      Identity identity = known.finish(state, code);
      Person person = office.provided().of(identity.provider(), identity.name(), identity.role());
      String address = call.request().servletRequest().getRemoteAddr();
      Token token = office.sessions().begin(person, "oidc", address);
      return Reply.page(
          200,
          SIGNED_IN.getBytes(StandardCharsets.UTF_8),
          SessionCookie.of(call.request(), token.reveal()),
          SessionCookie.signIn(call.request(), ""));
    } catch (OidcException refused) {
      throw told(refused);
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException told(OidcException refused) {
    String why = String.valueOf(refused.getMessage());
    return refused.away()
        ? Problem.of(503, "provider-away", "The OpenID provider cannot be asked", why)
            .retryAfter(30)
            .thrown()
        : Problem.of(401, "not-signed-in", "The OpenID provider does not vouch for you", why)
            .thrown();
  }
}
