package dev.zhenzan.server.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * An answer with the headers that every answer has: of which version it is, and whether its route
 * is to go.
 */
record Marked(ServerResponse inner, @Nullable Deprecation deprecation) implements ServerResponse {
  static final String VERSION_HEADER = "Zhenzan-Version";

  /** The first number is that in the path; the second rises when something is added. */
  static final String VERSION = "1.0";

  @Override
  public HttpStatusCode statusCode() {
    return inner.statusCode();
  }

  @Override
  public HttpHeaders headers() {
    return inner.headers();
  }

  @Override
  public MultiValueMap<String, Cookie> cookies() {
    return inner.cookies();
  }

  @Override
  public @Nullable ModelAndView writeTo(
      HttpServletRequest request, HttpServletResponse response, Context context)
      throws ServletException, IOException {
    response.setHeader(VERSION_HEADER, VERSION);
    response.setHeader("X-Content-Type-Options", "nosniff"); // names of accounts are no scripts
    if (deprecation != null) {
      response.setHeader("Deprecation", deprecation.deprecationHeader());
      response.addHeader(HttpHeaders.LINK, deprecation.linkHeader());
      String sunset = deprecation.sunsetHeader();
      if (sunset != null) {
        response.setHeader("Sunset", sunset);
      }
    }
    return inner.writeTo(request, response, context);
  }
}
