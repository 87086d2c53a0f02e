package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Giver;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.OneTimeCodes;
import dev.zhenzan.server.person.Person;
import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.Token;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** People: listed, added and changed by whoever may. */
final class PeopleApi {
  private final Office office;
  private final InstantSource clock;

  PeopleApi(Office office, InstantSource clock) {
    this.office = office;
    this.clock = clock;
  }

  /** {@code GET /v1/people}. */
  ServerResponse all(Call call) {
    return Reply.ok(new Doc().put("people", Doc.each(office.staff().people().all(), this::shown)));
  }

  private Doc shown(Person person) {
    return new Doc()
        .put("name", person.name())
        .put("role", person.role())
        .put("disabled", person.disabled())
        .put("can_sign_in", office.staff().canSignIn(person))
        .put("oidc", !person.provider().isEmpty())
        .put("since", Shown.time(person.sinceMillis()))
        .put("sessions", office.sessions().sessions().of(person.name()).size());
  }

  private Doc shown(String name) {
    return shown(Objects.requireNonNull(office.staff().people().of(name)));
  }

  static Giver giver(Call call) {
    return Callers.giver(Objects.requireNonNull(call.key()));
  }

  /** {@code POST /v1/people}: the code is in this answer and never again. */
  ServerResponse add(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String name = Call.textOf(asked, "name");
    try {
      Token code = office.staff().add(giver(call), name, Call.textOf(asked, "role"));
      return Reply.json(201, coded(new Doc().put("name", name), code).bytes());
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
  }

  private Doc coded(Doc doc, Token code) {
    long until = clock.millis() + OneTimeCodes.INVITATION.toMillis();
    return doc.put("code", code.reveal()).put("code_until", Shown.time(until));
  }

  /** {@code PATCH /v1/people/{person}}: another role, disabled or not, or another password. */
  ServerResponse change(Call call) throws IOException, ProblemException, StoreException {
    String name = call.name("person");
    JsonNode asked = call.object();
    Giver giver = giver(call);
    Doc doc = new Doc();
    try {
      String role = Call.text(asked, "role");
      if (role != null) {
        office.staff().assign(giver, name, role);
      }
      if (truth(asked, "reset_password")) {
        coded(doc, office.staff().resetPassword(giver, name));
      }
      if (asked.has("disabled")) {
        office.staff().disable(giver, name, truth(asked, "disabled"));
      }
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
    Person person = office.staff().people().of(name);
    if (person == null) {
      throw Problem.missing("there is no such person").thrown();
    }
    doc.put("person", shown(person));
    return Reply.ok(doc);
  }

  static boolean truth(JsonNode asked, String field) throws ProblemException {
    JsonNode value = asked.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw Problem.invalid("/" + field, field + " must be true or false").thrown();
    }
    return value.asBoolean(false);
  }

  /** {@code GET /v1/me}: who calls, and what they may. */
  Doc me(ApiKey caller) {
    Person person = office.staff().people().of(caller.label());
    boolean isPerson = person != null && caller.by().equals(person.by());
    return new Doc()
        .put("by", caller.by())
        .put("person", isPerson ? shown(caller.label()) : null)
        .put(
            "scopes",
            caller.scopes().stream().sorted().map(dev.zhenzan.server.key.Scope::text).toList());
  }
}
