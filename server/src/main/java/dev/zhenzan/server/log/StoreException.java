package dev.zhenzan.server.log;

import org.jspecify.annotations.Nullable;

/** The database refused; says what, where and what to do. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Kind {
    /** The disk is full. */
    FULL,
    /** The file or the folder may not be written. */
    READ_ONLY,
    /** Another process holds the database, or wrote to it behind our back. */
    HELD,
    /** What lies there is damaged, or of another version. */
    DAMAGED,
    /** It cannot be reached now. */
    GONE,
    /** Anything else that a database can say: a fault of ours, or of its. */
    FAULT
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
