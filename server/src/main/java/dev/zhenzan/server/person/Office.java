package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;

/** Everything about the people of one space, wired. */
public record Office(
    Staff staff,
    RoleDesk roles,
    SessionDesk sessions,
    SignIn signIn,
    Choosing choosing,
    Provided provided) {

  /** How dear it is to try a password. */
  public static final int ROUNDS = PasswordHash.ROUNDS;

  /**
   * Opens it over what was done before.
   *
   * @param people and {@code roles}: folds that the register has told of what was done before
   * @param box seals passwords
   * @param rounds how dear it is to try a password: {@link #ROUNDS} except in tests
   */
  public static Office open(
      Database database,
      Register register,
      People people,
      Roles roles,
      SecretBox box,
      int rounds,
      InstantSource clock)
      throws StoreException {
    Passwords passwords = new Passwords(database, box, rounds);
    OneTimeCodes codes = new OneTimeCodes(database, clock);
    Rights rights = new Rights(people, roles, passwords);
    Sessions sessions = new Sessions(new SessionTable(database), people, roles, clock);
    SessionDesk desk = new SessionDesk(register, rights, sessions);
    return new Office(
        new Staff(register, rights, codes, desk),
        new RoleDesk(register, rights),
        desk,
        new SignIn(people, passwords, sessions, clock),
        new Choosing(register, rights, codes, desk, clock),
        new Provided(register, rights, desk));
  }
}
