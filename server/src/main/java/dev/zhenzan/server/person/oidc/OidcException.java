package dev.zhenzan.server.person.oidc;

/** The provider does not vouch for somebody, or cannot be asked; says nothing secret. */
public final class OidcException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean away;

  OidcException(String message, boolean away) {
    super(message, null, false, false);
    this.away = away;
  }

  /** Whether it would help to try again. */
  public boolean away() {
    return away;
  }
}
