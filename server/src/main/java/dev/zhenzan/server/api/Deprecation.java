package dev.zhenzan.server.api;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a route is to go: each of its answers says so.
 *
 * @param since from when on it should not be used any more (RFC 9745)
 * @param sunset when it will be gone (RFC 8594); {@code null} while that is not known
 * @param instead where it is said what to use
 */
public record Deprecation(Instant since, @Nullable Instant sunset, URI instead) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The header {@code Deprecation}: a structured date, in seconds. */
  String deprecationHeader() {
    return "@" + since.getEpochSecond();
  }

  /** The header {@code Sunset}: a date as HTTP writes it, or {@code null}. */
  @Nullable String sunsetHeader() {
    return sunset == null ? null : HTTP_DATE.format(sunset);
  }

  /** The header {@code Link}. */
  String linkHeader() {
    return "<" + instead + ">; rel=\"deprecation\"; type=\"text/html\"";
  }
}
