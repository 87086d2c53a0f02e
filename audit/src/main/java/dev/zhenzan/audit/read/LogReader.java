package dev.zhenzan.audit.read;

/** Reads engagement logs. */
public final class LogReader {
  private LogReader() {}

  /**
   * Reads everything that the request names.
   *
   * @return the log, which the caller closes
   * @throws ReadException if nothing or too little can be read; nothing stays behind then
   */
  public static EngagementLog read(ReadRequest request, ReadProgress progress)
      throws ReadException {
    throw ReadException.machine("reading is not built yet", null);
  }
}
