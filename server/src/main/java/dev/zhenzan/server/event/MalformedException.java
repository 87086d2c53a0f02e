package dev.zhenzan.server.event;

/** The body of a request is not what its content type says. */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedException(String message) {
    super(message);
  }
}
