package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** What is done to people. Every change is an act, and ends the person's sessions. */
public final class Staff {
  private final Register register;
  private final Rights rights;
  private final OneTimeCodes codes;
  private final SessionDesk sessions;

  Staff(Register register, Rights rights, OneTimeCodes codes, SessionDesk sessions) {
    this.register = register;
    this.rights = rights;
    this.codes = codes;
    this.sessions = sessions;
  }

  /** Who there is. */
  public People people() {
    return rights.people();
  }

  /** Whether a person has a password, or an OpenID provider who knows them. */
  public boolean canSignIn(Person person) {
    return !person.disabled()
        && (rights.passwords().has(person.name()) || !person.provider().isEmpty());
  }

  /**
   * Adds a person, who then chooses a password by a code.
   *
   * @return the code
   */
  public Token add(Giver giver, String name, String role) throws Refused, StoreException {
    String checked = PersonName.checked(name);
    register.act(
        giver.by(),
        () -> {
          if (people().of(checked) != null) {
            throw new Refused(Refused.Why.EXISTS, "there is a person of this name");
          }
          rights.giveable(giver, role);
          Person person = new Person(checked, role, /* disabled= */ false, "", 0);
          return List.of(People.setting(person, "added"));
        });
    return codes.make(checked, OneTimeCodes.INVITATION);
  }

  private interface Change {
    Person of(Person person) throws Refused;
  }

  /** Gives a person another role. */
  public void assign(Giver giver, String name, String role) throws Refused, StoreException {
    change(
        giver,
        name,
        "role",
        person -> {
          rights.giveable(giver, role);
          return person.withRole(role);
        });
  }

  /** Lets a person sign in no more, or again. */
  public void disable(Giver giver, String name, boolean disabled) throws Refused, StoreException {
    change(giver, name, disabled ? "disabled" : "enabled", person -> person.disabled(disabled));
    if (disabled) {
      codes.takeBack(PersonName.folded(name));
    }
  }

  private void change(Giver giver, String name, String what, Change change)
      throws Refused, StoreException {
    List<Act> acts =
        register.act(
            giver.by(),
            () -> {
              Person before = rights.touchable(giver, name);
              Person after = change.of(before);
              if (after.equals(before)) {
                return List.of();
              }
              rights.keepAnAdmin(
                  each -> each.name().equals(after.name()) ? after : each, rights.roles()::scopes);
              return List.of(People.setting(after, what));
            });
    if (!acts.isEmpty()) {
      sessions.endAll(giver.by(), PersonName.folded(name));
    }
  }

  /**
   * Takes a person's password away, who then chooses another by a code. The last who may do
   * everything keeps it, unless somebody beside the database asks.
   *
   * @return the code
   */
  public Token resetPassword(Giver giver, String name) throws Refused, StoreException {
    String folded = PersonName.folded(name);
    register.act(
        giver.by(),
        () -> {
          Person person = rights.touchable(giver, name);
          if (!person.provider().isEmpty()) {
            // With a password they could come in when their provider lets them in no more.
            throw new Refused(
                Refused.Why.PROVIDED,
                "an OpenID provider says who they are; it has their password");
          }
          if (!giver.equals(Giver.OPERATOR)) {
            rights.keepAnAdmin(
                each -> each.name().equals(folded) ? each.disabled(true) : each,
                rights.roles()::scopes);
          }
          rights.passwords().forget(folded);
          return List.of(People.setting(person, "password reset"));
        });
    sessions.endAll(giver.by(), folded);
    return codes.make(folded, OneTimeCodes.INVITATION);
  }
}
