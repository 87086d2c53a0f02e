package dev.zhenzan.audit.write;

/** What was asked cannot be done as asked; the message says why and what to do instead. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Refuses a request.
   *
   * @param message why, and what to do instead
   */
  public RefusedException(String message) {
    super(message);
  }
}
