package dev.zhenzan.server.log;

/** The database refused; says what, where and what to do. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Kind {
    /** The disk is full. */
    FULL,
    /** The file or the folder may not be written. */
    READ_ONLY,
    /** Another process holds the database. */
    HELD,
    /** What lies there is damaged, or of another version. */
    DAMAGED,
    /** It cannot be reached now. */
    GONE
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
