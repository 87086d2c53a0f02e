package dev.zhenzan.audit.read;

/** More than one machine can hold; becomes a {@link ReadException} at the door. */
final class TooMuchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooMuchException(String message) {
    super(message);
  }
}
