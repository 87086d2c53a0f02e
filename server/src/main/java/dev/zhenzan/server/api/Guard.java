package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Intake.BusyException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before every route: asks for the key, keeps to its limits, and turns whatever went wrong
 * into a problem document. Never says why a key does not work, nor writes one down.
 */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final String BEARER = "Bearer ";

  private final KeyRing keys;
  private final Meters meters;

  Guard(KeyRing keys, Meters meters) {
    this.keys = keys;
    this.meters = meters;
  }

  ServerResponse answer(Route route, ServerRequest request) {
    long begun = System.nanoTime();
    ServerResponse response = guarded(route, request);
    meters.answered(route, response.statusCode().value(), System.nanoTime() - begun);
    return new Marked(response, route.deprecation());
  }

  private ServerResponse guarded(Route route, ServerRequest request) {
    try {
      ApiKey key = route.scope() == null ? null : admitted(request, route.scope());
      return route.handler().handle(new Call(request, key));
    } catch (ProblemException told) {
      return Reply.of(told.problem());
    } catch (BusyException busy) {
      return Reply.of(Problem.tooMuch(String.valueOf(busy.getMessage()), busy.retryAfterSeconds()));
    } catch (StoreException refused) {
      LOG.warn("the database refused: {}", refused.getMessage());
      return Reply.of(Problem.refusing(refused));
    } catch (IOException broken) {
      return Reply.of(Problem.malformed("the body could not be read to its end"));
    } catch (Exception fault) {
      LOG.error("{} {} failed", route.method(), route.path(), fault);
      return Reply.of(
          Problem.of(500, "fault", "A fault of the service", "it is in the service's own log"));
    }
  }

  private ApiKey admitted(ServerRequest request, Scope scope) throws ProblemException {
    String text = presented(request);
    ApiKey key = text == null ? null : keys.check(text);
    if (key == null) {
      meters.turnedAway();
      throw Problem.of(
              401,
              "key-needed",
              "A key is needed",
              "send a key that works: Authorization: Bearer zk_…")
          .thrown();
    }
    if (!key.may(scope)) {
      throw Problem.of(403, "scope-needed", "The key does not allow this", "needs " + scope.text())
          .thrown();
    }
    int wait = keys.take(key, 1);
    if (wait > 0) {
      throw Problem.tooMuch("the key's limit is " + key.perSecond() + " a second", wait).thrown();
    }
    return key;
  }

  private static @Nullable String presented(ServerRequest request) {
    String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    return header.substring(BEARER.length()).strip();
  }
}
