package dev.zhenzan.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/** What a caller presents to be let in. */
final class Presented {
  private static final String BEARER = "Bearer ";

  private Presented() {}

  /** The credential of a request, as it came; {@code null} if there is none. */
  static @Nullable String by(ServerRequest request) {
    String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    return header.substring(BEARER.length()).strip();
  }
}
