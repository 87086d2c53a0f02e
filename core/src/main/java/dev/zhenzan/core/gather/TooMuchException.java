package dev.zhenzan.core.gather;

/** More than one log in memory can hold. */
public final class TooMuchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooMuchException(String message) {
    super(message);
  }
}
