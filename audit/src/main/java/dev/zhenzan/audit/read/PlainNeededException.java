package dev.zhenzan.audit.read;

/** The quick way met something that only the plain way can account for, line by line. */
final class PlainNeededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PlainNeededException() {
    super("", null, false, false);
  }
}
