package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** People whom an OpenID provider knows: added when they first come, with the role that it says. */
public final class Provided {
  private static final String BY = "oidc";
  private static final int TRIES = 100;

  private final Register register;
  private final Rights rights;
  private final SessionDesk sessions;

  Provided(Register register, Rights rights, SessionDesk sessions) {
    this.register = register;
    this.rights = rights;
    this.sessions = sessions;
  }

  /**
   * The person whom a provider vouches for.
   *
   * @param provider {@code issuer subject}: the same for the same person for ever
   * @param wished what they would be called; another name if that one is somebody else's
   * @param role what they are from now on; their sessions end if they were another
   */
  public Person of(String provider, String wished, String role) throws Refused, StoreException {
    Person[] found = new Person[1];
    boolean[] other = new boolean[1];
    register.act(
        BY,
        () -> {
          Person known = rights.people().ofProvider(provider);
          if (known != null && known.disabled()) {
            throw new Refused(Refused.Why.BEYOND, "this person may not sign in any more");
          }
          rights.giveable(Giver.OPERATOR, role);
          Person now =
              known == null
                  ? new Person(freeName(wished), role, /* disabled= */ false, provider, 0)
                  : known.withRole(role);
          found[0] = now;
          other[0] = known != null && !now.equals(known);
          if (now.equals(known)) {
            return List.of();
          }
          rights.keepAnAdmin(
              each -> each.name().equals(now.name()) ? now : each, rights.roles()::scopes);
          return List.of(People.setting(now, known == null ? "added" : "role"));
        });
    if (other[0]) {
      sessions.endAll(BY, found[0].name());
    }
    return found[0];
  }

  private String freeName(String wished) throws Refused {
    String name = usable(wished);
    for (int number = 2; rights.people().of(name) != null && number < TRIES; number++) {
      name = usable(wished + "-" + number);
    }
    if (rights.people().of(name) != null) {
      throw new Refused(Refused.Why.EXISTS, "too many are called so");
    }
    return name;
  }

  private static String usable(String wished) throws Refused {
    String plain = PersonName.folded(wished).replaceAll("[^\\p{L}\\p{N}._@-]", "-");
    return PersonName.checked(plain.length() > 64 ? plain.substring(plain.length() - 64) : plain);
  }
}
