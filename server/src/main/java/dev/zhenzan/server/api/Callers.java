package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.Credentials;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.person.Giver;
import dev.zhenzan.server.person.Session;
import dev.zhenzan.server.person.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/** Whoever may call: programs with a key, and people who signed in. */
record Callers(KeyRing keys, Sessions sessions) implements Credentials {

  @Override
  public boolean knows(String credential) {
    return keys.knows(credential) || sessions.knows(credential);
  }

  @Override
  public @Nullable ApiKey check(String credential) {
    ApiKey key = keys.check(credential);
    return key == null ? sessions.check(credential) : key;
  }

  /** Who calls, where any rights will do. */
  ApiKey caller(Call call) throws ProblemException {
    String text = Presented.by(call.request());
    ApiKey caller = text == null ? null : check(text);
    if (caller == null) {
      throw needed();
    }
    int wait = keys.take(caller, 1);
    if (wait > 0) {
      throw Problem.tooMuch("the limit is " + caller.perSecond() + " a second", wait).thrown();
    }
    return caller;
  }

  private static ProblemException needed() {
    return Problem.of(401, "key-needed", "A key is needed", "send a key that works, or sign in")
        .thrown();
  }

  /** The session of whoever calls; there is one only of people. */
  Session session(ServerRequest request) throws ProblemException {
    String text = Presented.by(request);
    Session session = text == null ? null : sessions.session(text);
    if (session == null) {
      throw needed();
    }
    return session;
  }

  static Giver giver(ApiKey caller) {
    return new Giver(caller.by(), caller.scopes());
  }
}
