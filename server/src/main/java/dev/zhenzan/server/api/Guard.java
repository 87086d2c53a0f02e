package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.Credentials;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.look.LookLog;
import dev.zhenzan.server.space.Intake.BusyException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before every route: asks for the key, keeps to its limits, and turns whatever went wrong
 * into a problem document. Never says why a key does not work, nor writes one down.
 */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Credentials credentials;
  private final KeyRing limits;
  private final LookLog looks;
  private final Meters meters;

  /**
   * @param credentials those of one space
   * @param limits how fast each of them may call
   */
  Guard(Credentials credentials, KeyRing limits, LookLog looks, Meters meters) {
    this.credentials = credentials;
    this.limits = limits;
    this.looks = looks;
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
      Call call = new Call(request, key);
      ServerResponse answer = route.handler().handle(call);
      call.looks(route.path()).forEach(looks::add);
      return answer;
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
    String text = Presented.by(request);
    ApiKey key = text == null ? null : credentials.check(text);
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
    int wait = limits.take(key, 1);
    if (wait > 0) {
      throw Problem.tooMuch("the key's limit is " + key.perSecond() + " a second", wait).thrown();
    }
    return key;
  }
}
