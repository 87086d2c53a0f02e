package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.Person;
import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.Session;
import dev.zhenzan.server.person.Sessions;
import dev.zhenzan.server.person.SignIn.TooEarlyException;
import dev.zhenzan.server.person.Token;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Signing in and out, and whatever people do for themselves. */
final class SessionsApi {
  static final String PATH = "/v1/sessions";
  static final String SETUP_PATH = "/v1/setup";

  /** Set on a request that names a space which is not there: refused as a wrong password is. */
  static final String NOWHERE = "dev.zhenzan.nowhere";

  private final Office office;
  private final Callers callers;
  private final PeopleApi people;

  SessionsApi(Office office, Callers callers, PeopleApi people) {
    this.office = office;
    this.callers = callers;
    this.people = people;
  }

  /** {@code POST /v1/setup}: a password is chosen by a code. */
  ServerResponse setUp(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = secrets(call);
    try {
      Person person =
          office
              .choosing()
              .byCode(
                  isNowhere(call) ? "" : secret(asked, "code"),
                  asked.path("name").asString(""),
                  secret(asked, "password"));
      return Reply.json(
          201, new Doc().put("name", person.name()).put("role", person.role()).bytes());
    } catch (Refused refused) {
      throw Refusals.of(refused);
    } catch (TooEarlyException early) {
      throw Refusals.of(early);
    }
  }

  private static boolean isNowhere(Call call) {
    return call.request().attribute(NOWHERE).isPresent();
  }

  /** A body with secrets: no form of another site can send it. */
  private static JsonNode secrets(Call call) throws IOException, ProblemException {
    Presented.requireOwnOrigin(call.request());
    if (!call.mediaType().equals("application/json")) {
      throw Problem.of(415, "media-type", "The type is not taken", "application/json is").thrown();
    }
    return call.object();
  }

  private static String secret(JsonNode asked, String field) throws ProblemException {
    JsonNode value = asked.path(field);
    if (!value.isString() || value.asString().isEmpty()) {
      throw Problem.invalid("/" + field, field + " is missing").thrown();
    }
    return value.asString();
  }

  /** {@code POST /v1/sessions}: a name and a password for a session. */
  ServerResponse begin(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = secrets(call);
    String address = call.request().servletRequest().getRemoteAddr();
    String name = isNowhere(call) ? "" : secret(asked, "name");
    Person person = proven(name, secret(asked, "password"), address);
    if (person == null) {
      throw Problem.of(401, "not-signed-in", "Nobody has this name and password", "try again")
          .thrown();
    }
    Token token = office.sessions().begin(person, "password", address);
    boolean bearer = PeopleApi.truth(asked, "bearer");
    Doc doc = new Doc().put("session", token.id()).put("person", person.name());
    doc.put("role", person.role()).put("token", bearer ? token.reveal() : null);
    doc.put("idle_seconds", Sessions.IDLE.toSeconds());
    doc.put("seconds", Sessions.LONGEST.toSeconds());
    return bearer
        ? Reply.json(201, doc.bytes())
        : Reply.with(
            201,
            doc.bytes(),
            HttpHeaders.SET_COOKIE,
            SessionCookie.of(call.request(), token.reveal()));
  }

  private @Nullable Person proven(String name, String password, String address)
      throws ProblemException, StoreException {
    try {
      return office.signIn().person(name, password, address);
    } catch (TooEarlyException early) {
      throw Refusals.of(early);
    }
  }

  /** {@code DELETE /v1/sessions/current}. */
  ServerResponse endCurrent(Call call) throws ProblemException, StoreException {
    ApiKey caller = callers.caller(call);
    Session session = callers.session(call.request());
    end(caller, session.id());
    return Reply.with(
        200,
        new Doc().put("session", session.id()).put("ended", true).bytes(),
        HttpHeaders.SET_COOKIE,
        SessionCookie.none(call.request()));
  }

  /** {@code DELETE /v1/sessions/{session}}: one's own, or with {@code people:write} another's. */
  ServerResponse end(Call call) throws ProblemException, StoreException {
    String id = call.name("session");
    end(callers.caller(call), id);
    return Reply.ok(new Doc().put("session", id).put("ended", true));
  }

  private void end(ApiKey caller, String id) throws ProblemException, StoreException {
    try {
      office.sessions().end(Callers.giver(caller), id);
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
  }

  /** {@code GET /v1/sessions}: one's own, or with {@code people:write} another's. */
  ServerResponse all(Call call) throws ProblemException {
    ApiKey caller = callers.caller(call);
    String name = call.parameter("person").orElse(caller.label());
    if (!caller.by().equals("person:" + name) && !caller.may(Scope.PEOPLE_WRITE)) {
      throw Problem.of(403, "scope-needed", "The key does not allow this", "needs people:write")
          .thrown();
    }
    String current = currentId(call.request());
    return Reply.ok(
        new Doc()
            .put(
                "sessions",
                Doc.each(
                    office.sessions().sessions().of(name), session -> shown(session, current))));
  }

  private String currentId(ServerRequest request) throws ProblemException {
    String text = Presented.by(request);
    Session session = text == null ? null : office.sessions().sessions().session(text);
    return session == null ? "" : session.id();
  }

  private static Doc shown(Session session, String current) {
    return new Doc()
        .put("session", session.id())
        .put("person", session.person())
        .put("how", session.how())
        .put("address", session.address())
        .put("begun", Shown.time(session.begunMillis()))
        .put("used", Shown.time(session.usedMillis()))
        .put("ends", Shown.time(session.endsMillis()))
        .put("current", session.id().equals(current));
  }

  /** {@code GET /v1/me}. */
  ServerResponse me(Call call) throws ProblemException {
    return Reply.ok(people.me(callers.caller(call)));
  }

  /** {@code PUT /v1/me/password}: ends all sessions of the person, this one too. */
  ServerResponse password(Call call) throws IOException, ProblemException, StoreException {
    callers.caller(call);
    Session session = callers.session(call.request());
    JsonNode asked = secrets(call);
    String address = call.request().servletRequest().getRemoteAddr();
    Person person = proven(session.person(), secret(asked, "password"), address);
    if (person == null) {
      throw Problem.of(403, "wrong-password", "The password is not the one until now", "try again")
          .thrown();
    }
    try {
      office.choosing().byPassword(person, secret(asked, "new_password"));
    } catch (Refused refused) {
      throw Refusals.of(refused);
    } catch (TooEarlyException early) {
      throw Refusals.of(early);
    }
    return Reply.with(
        200,
        new Doc().put("person", person.name()).put("changed", true).bytes(),
        HttpHeaders.SET_COOKIE,
        SessionCookie.none(call.request()));
  }
}
