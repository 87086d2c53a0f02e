package dev.zhenzan.server.api;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a caller shows: a key or a session in the header {@code Authorization}, or a session in a
 * cookie.
 */
final class Presented {
  // A browser sends its cookies whoever made it call. The cookie is SameSite=Strict; besides,
  // whatever changes something must carry a header that no form and no page of another site can
  // send without being allowed to (this service allows none), and an Origin, if it says one, that
  // is this service's own.

  /** The header that calls by cookie must carry when they change something; any value will do. */
  static final String CSRF_HEADER = "Zhenzan-Csrf";

  private static final String BEARER = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private Presented() {}

  /**
   * The text shown, or {@code null} for none.
   *
   * @throws ProblemException if a page of another site may have made a browser show it
   */
  static @Nullable String by(ServerRequest request) throws ProblemException {
    boolean inCookie = request.headers().firstHeader(HttpHeaders.AUTHORIZATION) == null;
    String text = asItCame(request);
    if (inCookie && text != null && !READING.contains(request.method().name())) {
      requireOwnPage(request);
    }
    return text;
  }

  /** The same, whoever made the caller show it: tells whose it is, and lets nobody in. */
  static @Nullable String asItCame(ServerRequest request) {
    String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? header.substring(BEARER.length()).strip()
          : null;
    }
    Cookie cookie = request.cookies().getFirst(SessionCookie.name(request));
    return cookie == null ? null : cookie.getValue();
  }

  private static void requireOwnPage(ServerRequest request) throws ProblemException {
    if (request.headers().firstHeader(CSRF_HEADER) == null) {
      throw crossSite("a call by cookie that changes something needs the header " + CSRF_HEADER);
    }
    requireOwnOrigin(request);
  }

  /** That no page of another site asks, as far as the browser says. */
  static void requireOwnOrigin(ServerRequest request) throws ProblemException {
    String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
    String host = request.headers().firstHeader(HttpHeaders.HOST);
    if (origin != null && (host == null || !authority(origin).equals(authority(host)))) {
      throw crossSite("the page that asks is another site's");
    }
    if ("cross-site".equals(request.headers().firstHeader("Sec-Fetch-Site"))) {
      throw crossSite("the page that asks is another site's");
    }
  }

  private static ProblemException crossSite(String why) {
    return Problem.of(403, "cross-site", "The call may come from another site", why).thrown();
  }

  /** Host and port, without the port that goes without saying. */
  private static String authority(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "any://" + text);
      int port = uri.getPort();
      boolean usual = port == 80 || port == 443;
      String host = uri.getHost();
      return host == null
          ? "?" + text
          : host.toLowerCase(Locale.ROOT) + (port < 0 || usual ? "" : ":" + port);
    } catch (IllegalArgumentException none) {
      return "?" + text;
    }
  }
}
