package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.Credentials;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The way into a space that could not be opened: whoever comes with one of its keys is told so. The
 * keys themselves cannot be checked, so nothing else is said.
 *
 * @param keyIds public ids of keys, as far as they were noted elsewhere
 */
record ClosedDoor(Credentials credentials) implements Door {
  private static final int RETRY_SECONDS = 60;

  /** A door that is known by ids of keys alone. */
  static ClosedDoor of(Set<String> keyIds) {
    return new ClosedDoor(
        new Credentials() {
          @Override
          public boolean knows(String credential) {
            String[] parts = credential.split("_", 3);
            return parts.length == 3 && keyIds.contains(parts[1]);
          }

          @Override
          public @Nullable ApiKey check(String credential) {
            return null;
          }
        });
  }

  @Override
  public boolean knows(String credential) {
    return credentials.knows(credential);
  }

  @Override
  public boolean admits(String credential) {
    return false;
  }

  @Override
  public boolean madeLink(String token) {
    return false;
  }

  @Override
  public ServerResponse answer(int route, ServerRequest request) {
    Problem problem =
        Problem.of(
                503,
                "space-closed",
                "The space could not be opened",
                "whoever runs the service sees why in GET /v1/spaces, puts a backup in place with"
                    + " 'zhenzan restore --space' and opens it with POST /v1/spaces/{space}/open")
            .retryAfter(RETRY_SECONDS);
    return new Marked(Reply.of(problem), null);
  }
}
