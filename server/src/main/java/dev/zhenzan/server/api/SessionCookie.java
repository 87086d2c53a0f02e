package dev.zhenzan.server.api;

import dev.zhenzan.server.person.Sessions;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The cookie that holds a session: scripts cannot read it, other sites' pages cannot send it, and
 * over TLS it goes nowhere else and no other host can set it.
 */
final class SessionCookie {
  private static final String PLAIN = "zhenzan";
  private static final String SECURE = "__Host-zhenzan";
  private static final String SIGN_IN = "zhenzan-sign-in";

  private SessionCookie() {}

  private static boolean isSecure(ServerRequest request) {
    return request.servletRequest().isSecure();
  }

  static String name(ServerRequest request) {
    return isSecure(request) ? SECURE : PLAIN;
  }

  /** For {@code Set-Cookie}. */
  static String of(ServerRequest request, String token) {
    return cookie(request, name(request), token, Sessions.LONGEST.toSeconds(), "Strict");
  }

  /** The same that takes it away. */
  static String none(ServerRequest request) {
    return cookie(request, name(request), "", 0, "Strict");
  }

  static String signInName() {
    return SIGN_IN;
  }

  /** What ties a sign-in at a provider to the browser; the provider's page sends it back here. */
  static String signIn(ServerRequest request, String state) {
    return cookie(request, SIGN_IN, state, state.isEmpty() ? 0 : 600, "Lax");
  }

  private static String cookie(
      ServerRequest request, String name, String value, long seconds, String sameSite) {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite="
        + sameSite
        + (isSecure(request) ? "; Secure" : "");
  }
}
