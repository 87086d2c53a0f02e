package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.SignIn.TooEarlyException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Passwords chosen by whoever they are for: by a code, or by the password before. */
public final class Choosing {
  private static final int BUSY_SECONDS = 5;

  private final Register register;
  private final Rights rights;
  private final OneTimeCodes codes;
  private final SessionDesk sessions;
  private final InstantSource clock;

  Choosing(
      Register register,
      Rights rights,
      OneTimeCodes codes,
      SessionDesk sessions,
      InstantSource clock) {
    this.register = register;
    this.rights = rights;
    this.codes = codes;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Chooses a password by a code.
   *
   * @param name of the first person, whose name the code does not say; otherwise passed over
   * @return whose password it is now
   */
  public Person byCode(String code, String name, String password)
      throws Refused, StoreException, TooEarlyException {
    Optional<String> invited = codes.person(code);
    if (invited.isEmpty()) {
      throw gone();
    }
    boolean first = invited.get().isEmpty();
    String person = first ? PersonName.checked(name) : invited.get();
    String checked = PasswordRules.checked(password, person);
    String hashed = hashed(checked);
    if (!codes.use(code)) {
      throw gone();
    }
    return first ? makeFirst(person, hashed) : choose(person, hashed);
  }

  private static Refused gone() {
    return new Refused(Refused.Why.MISSING, "the code does not work, or not any more");
  }

  private Person makeFirst(String name, String hashed) throws Refused, StoreException {
    Person first = new Person(name, Roles.ADMIN, /* disabled= */ false, "", clock.millis());
    register.act(
        first.by(),
        () -> {
          if (!rights.people().all().isEmpty()) {
            throw gone();
          }
          rights.passwords().keep(name, hashed, clock.millis());
          return List.of(People.setting(first, "first"));
        });
    return first;
  }

  private Person choose(String name, String hashed) throws Refused, StoreException {
    Person[] chosen = new Person[1];
    register.act(
        Person.PREFIX + name,
        () -> {
          Person person = rights.people().of(name);
          if (person == null || person.disabled()) {
            throw gone();
          }
          chosen[0] = person;
          rights.passwords().keep(name, hashed, clock.millis());
          return List.of(People.setting(person, "password chosen"));
        });
    sessions.endAll(Person.PREFIX + name, name);
    return chosen[0];
  }

  /** Chooses another password; all sessions of the person end. */
  public void byPassword(Person person, String password)
      throws Refused, StoreException, TooEarlyException {
    choose(person.name(), hashed(PasswordRules.checked(password, person.name())));
  }

  private String hashed(String checked) throws TooEarlyException {
    try {
      return rights.passwords().hashed(checked);
    } catch (PasswordHash.BusyException busy) {
      throw new TooEarlyException(BUSY_SECONDS);
    }
  }
}
