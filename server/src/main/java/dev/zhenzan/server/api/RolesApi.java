package dev.zhenzan.server.api;

import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.Role;
import dev.zhenzan.server.person.RoleDesk;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.servlet.function.ServerResponse;

/** Roles: those of every service, and one's own. */
final class RolesApi {
  private final Set<Scope> allowed;
  private final RoleDesk desk;

  /**
   * @param allowed what anybody of this space may hold
   */
  RolesApi(RoleDesk desk, Set<Scope> allowed) {
    this.allowed = allowed;
    this.desk = desk;
  }

  /** {@code GET /v1/roles}. */
  ServerResponse all(Call call) {
    return Reply.ok(new Doc().put("roles", Doc.each(desk.roles().all(), RolesApi::shown)));
  }

  static Doc shown(Role role) {
    return new Doc()
        .put("role", role.name())
        .put("scopes", role.scopes().stream().sorted().map(Scope::text).toList())
        .put("shipped", role.shipped());
  }

  /** {@code GET /v1/roles/{role}}. */
  ServerResponse one(Call call) throws ProblemException {
    Role role = desk.roles().of(call.name("role"));
    if (role == null) {
      throw Problem.missing("there is no such role").thrown();
    }
    return Reply.ok(shown(role));
  }

  /** {@code PUT /v1/roles/{role}}. */
  ServerResponse set(Call call) throws IOException, ProblemException, StoreException {
    try {
      Role role =
          desk.set(
              PeopleApi.giver(call),
              call.name("role"),
              KeysApi.scopes(call.object().get("scopes"), allowed));
      return Reply.ok(shown(role));
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
  }

  /** {@code DELETE /v1/roles/{role}}. */
  ServerResponse remove(Call call) throws ProblemException, StoreException {
    String name = call.name("role");
    try {
      desk.remove(PeopleApi.giver(call), name);
      return Reply.ok(new Doc().put("role", name).put("removed", true));
    } catch (Refused refused) {
      throw Refusals.of(refused);
    }
  }
}
