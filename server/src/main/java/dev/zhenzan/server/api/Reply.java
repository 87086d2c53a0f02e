package dev.zhenzan.server.api;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers as they go out. */
final class Reply {
  static final String JSON = "application/json";

  /** For whoever reads answers in a terminal. */
  private static final byte[] NEW_LINE = {'\n'};

  private Reply() {}

  static ServerResponse ok(Doc doc) {
    return json(200, doc.bytes());
  }

  static ServerResponse json(int status, byte[] body) {
    return bytes(status, JSON, body);
  }

  static ServerResponse bytes(int status, String mediaType, byte[] body) {
    return raw(ServerResponse.status(status), mediaType, body);
  }

  /** An answer of JSON with one more header. */
  static ServerResponse with(int status, byte[] body, String header, String value) {
    return raw(ServerResponse.status(status).header(header, value), JSON, body);
  }

  /** Elsewhere, with a cookie. */
  static ServerResponse redirect(URI to, String cookie) {
    ServerResponse.BodyBuilder builder =
        ServerResponse.status(302)
            .header(HttpHeaders.LOCATION, to.toString())
            .header(HttpHeaders.SET_COOKIE, cookie)
            .header("Referrer-Policy", "no-referrer");
    return raw(builder, "text/plain;charset=utf-8", new byte[0]);
  }

  /** A web page that may load nothing and be framed by nobody, and whose address tells nobody. */
  static ServerResponse page(int status, byte[] body, String... cookies) {
    ServerResponse.BodyBuilder builder =
        ServerResponse.status(status)
            .headers(headers -> headers.addAll(HttpHeaders.SET_COOKIE, List.of(cookies)))
            .header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'")
            .header("Referrer-Policy", "no-referrer");
    return raw(builder, "text/html;charset=utf-8", body);
  }

  static ServerResponse of(Problem problem) {
    ServerResponse.BodyBuilder builder = ServerResponse.status(problem.status());
    if (problem.retryAfterSeconds() > 0) {
      builder.header(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
    }
    if (problem.status() == 401) {
      builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"zhenzan\"");
    }
    Object allow = problem.extra().fields().get("allow");
    if (allow != null) {
      builder.header(HttpHeaders.ALLOW, allow.toString());
    }
    return raw(builder, Problem.MEDIA_TYPE, problem.doc().bytes());
  }

  private static ServerResponse raw(
      ServerResponse.BodyBuilder builder, String mediaType, byte[] body) {
    return builder
        .header(HttpHeaders.CONTENT_TYPE, mediaType)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentLength(body.length + NEW_LINE.length)
        .build(
            (request, response) -> {
              response.getOutputStream().write(body);
              response.getOutputStream().write(NEW_LINE);
              return null;
            });
  }
}
