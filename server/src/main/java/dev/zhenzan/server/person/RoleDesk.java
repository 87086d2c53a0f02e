package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to roles. What whoever has a role may changes at once with it. */
public final class RoleDesk {
  private final Register register;
  private final Rights rights;

  RoleDesk(Register register, Rights rights) {
    this.register = register;
    this.rights = rights;
  }

  /** What there is to be. */
  public Roles roles() {
    return rights.roles();
  }

  /** Makes a role, or makes it another. */
  public Role set(Giver giver, String name, Set<Scope> scopes) throws Refused, StoreException {
    Role role = new Role(PersonName.checked(name), scopes, /* shipped= */ false);
    if (scopes.isEmpty()) {
      throw new Refused(Refused.Why.BAD_ROLE, "a role that may nothing is none");
    }
    register.act(
        giver.by(),
        () -> {
          Role before = changeable(giver, role.name());
          Rights.covered(giver, scopes);
          if (role.equals(before)) {
            return List.of();
          }
          rights.keepAnAdmin(
              person -> person,
              each -> each.equals(role.name()) ? role.scopes() : roles().scopes(each));
          return List.of(Roles.setting(role));
        });
    return role;
  }

  private @Nullable Role changeable(Giver giver, String name) throws Refused {
    Role before = roles().of(name);
    if (before != null) {
      if (before.shipped()) {
        throw new Refused(
            Refused.Why.BAD_ROLE, "every service has this role as it is; make one of another name");
      }
      Rights.covered(giver, before.scopes());
    }
    return before;
  }

  /** Takes away a role that nobody has. */
  public void remove(Giver giver, String name) throws Refused, StoreException {
    String folded = PersonName.folded(name);
    register.act(
        giver.by(),
        () -> {
          if (changeable(giver, folded) == null) {
            throw new Refused(Refused.Why.MISSING, "there is no such role");
          }
          if (rights.people().all().stream().anyMatch(each -> each.role().equals(folded))) {
            throw new Refused(Refused.Why.IN_USE, "people have this role; give them another");
          }
          return List.of(Roles.removing(folded));
        });
  }
}
