package dev.zhenzan.server.person;

import dev.zhenzan.server.key.Scope;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Who may change what: nobody gives more than they have or touches whoever has more, and nobody
 * takes away the last who may do everything. Asked while deciding, so that what is true stays true
 * until it is written down.
 */
record Rights(People people, Roles roles, Passwords passwords) {

  /** The person, if whoever asks may change them. */
  Person touchable(Giver giver, String name) throws Refused {
    Person person = people.of(PersonName.folded(name));
    if (person == null) {
      throw new Refused(Refused.Why.MISSING, "there is no such person");
    }
    covered(giver, roles.scopes(person.role()));
    return person;
  }

  static void covered(Giver giver, Set<Scope> scopes) throws Refused {
    if (!giver.covers(scopes)) {
      throw new Refused(Refused.Why.BEYOND, "that is more than whoever asks may do themselves");
    }
  }

  /** That there is the role, and that it may be given. */
  void giveable(Giver giver, String role) throws Refused {
    Role known = roles.of(role);
    if (known == null) {
      throw new Refused(Refused.Why.BAD_ROLE, "there is no role \"" + role + "\"; see /v1/roles");
    }
    covered(giver, known.scopes());
  }

  /** That somebody who may do everything can still sign in, if anybody can now. */
  void keepAnAdmin(UnaryOperator<Person> personsThen, Function<String, Set<Scope>> rolesThen)
      throws Refused {
    boolean now = people.all().stream().anyMatch(person -> isAdmin(person, roles::scopes));
    boolean then =
        people.all().stream().map(personsThen).anyMatch(person -> isAdmin(person, rolesThen));
    if (now && !then) {
      throw new Refused(
          Refused.Why.LAST_ADMIN, "nobody with a password would be left who may do everything");
    }
  }

  /** A provider may say something else tomorrow, so whoever has no password does not count. */
  private boolean isAdmin(Person person, Function<String, Set<Scope>> scopes) {
    return !person.disabled()
        && passwords.has(person.name())
        && scopes.apply(person.role()).contains(Scope.ADMIN);
  }
}
