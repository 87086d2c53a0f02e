package dev.zhenzan.server.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service answered.
 *
 * @param body JSON as a rule
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

  /** Whether it was done. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header, its name in lower case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** After how many seconds to try again, or 0 if that would not help. */
  public int retryAfterSeconds() {
    return header("retry-after").map(Integer::parseInt).orElse(0);
  }
}
