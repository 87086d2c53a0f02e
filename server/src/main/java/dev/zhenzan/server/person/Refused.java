package dev.zhenzan.server.person;

/** Something may not be done to people, roles or passwords; the message says why. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  /** Why, for programs. */
  public enum Why {
    /** There is no such person, role or code. */
    MISSING,
    /** There is one of this name. */
    EXISTS,
    /** It is more than whoever asks has. */
    BEYOND,
    /** Nobody would be left who may do everything. */
    LAST_ADMIN,
    /** People have this role. */
    IN_USE,
    /** An OpenID provider says who they are, and they have no password here. */
    PROVIDED,
    /** The name cannot be one. */
    BAD_NAME,
    /** The role cannot be one, or cannot be changed. */
    BAD_ROLE,
    /** The password cannot be one. */
    BAD_PASSWORD
  }

  private final Why why;

  Refused(Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
